"""The band about public fees on the home page: counts, and a few plain standards."""

from __future__ import annotations

import datetime
from typing import Any

from site_builder.calculations.fee_periods import is_charged, is_stopped, iter_items, period_on
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.rates import FixedRate
from site_builder.pages.edition import Edition
from site_builder.pages.fee_outlook import announced
from site_builder.pages.parts import data_files
from site_builder.pages.rate_text import short_rate

_EXCERPT = 5


def fee_band(edition: Edition) -> dict[str, Any]:
    """Count the charges on business, and quote a few."""
    day = edition.as_of
    items = [(fees, item) for fees, item in iter_items(edition.catalogue) if item.enterprise]
    charged = [(fees, item) for fees, item in items if is_charged(item, day)]
    rows = []
    for fees, item in _excerpt(charged, day):
        period = period_on(item, day)
        basis = [*item.basis, *(period.basis if period else ())]
        rows.append(
            {
                "name": edition.say(item.name),
                "url": f"fees/{fees.agency}/#{item.id}",
                "agency": edition.say(edition.catalogue.agency_by_id[fees.agency].name),
                "basis": edition.short_basis(basis[0]) if basis else "",
                "rate": short_rate(edition, period.rate) if period and period.rate else "",
            }
        )
    return {
        "charged": len(charged),
        "reduced": sum(bool(item.reductions) for _, item in charged),
        "stopped": sum(is_stopped(item, day) for _, item in items),
        "total": sum(1 for _ in iter_items(edition.catalogue)),
        "agencies": len(edition.catalogue.fee_lists),
        "rows": rows,
        "announced": announced(edition),
        "files": data_files("fees"),
        "updated": edition.date(edition.catalogue.county.publication.published),
    }


def _excerpt(
    charged: list[tuple[FeeList, FeeItem]], day: datetime.date
) -> list[tuple[FeeList, FeeItem]]:
    """Choose one plain standard from each of the first agencies."""
    chosen: dict[str, tuple[FeeList, FeeItem]] = {}
    for fees, item in charged:
        period = period_on(item, day)
        if period is not None and isinstance(period.rate, FixedRate):
            chosen.setdefault(fees.agency, (fees, item))
    return list(chosen.values())[:_EXCERPT]
