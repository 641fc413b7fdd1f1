"""A fee's or a benefit's standard in words, as short as a line of a table."""

from __future__ import annotations

from typing import Any

from site_builder.models.rates import (
    BandedRate,
    ClassifiedRate,
    DelegatedRate,
    FixedRate,
    RangeRate,
    ShareRate,
    TextRate,
    ZeroRate,
)
from site_builder.pages.edition import Edition


def short_rate(edition: Edition, rate: Any) -> str:
    """Say a rate in a few words; branching rates say that they branch."""
    if isinstance(rate, FixedRate):
        return edition.price(rate.price)
    if isinstance(rate, ShareRate):
        return edition.price(rate.share)
    if isinstance(rate, RangeRate):
        return edition.price(rate.charged or rate.lower or rate.upper)
    if isinstance(rate, ClassifiedRate):
        return edition.plural("{n} class", "{n} classes", len(rate.classes))
    if isinstance(rate, BandedRate):
        return edition.plural("{n} band", "{n} bands", len(rate.bands))
    if isinstance(rate, ZeroRate):
        return edition._("Free of charge")
    if isinstance(rate, (DelegatedRate, TextRate)):
        return edition._("As published")
    return edition._("By formula")
