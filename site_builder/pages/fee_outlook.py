"""What is announced of the fees for the time to come, and until when a page stays true."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from site_builder.calculations.changes import FeeChange
from site_builder.calculations.fee_days import daily_changes, true_until
from site_builder.models.fees import FeeList
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fee_change_text import counts_text, in_order
from site_builder.pages.links import record_url

VALIDITY_SCRIPT = "validity.js"
"""The script that shows the sentence once its day has passed."""
_SOON = datetime.timedelta(days=120)
_ITEMS = 6


class Announced(NamedTuple):
    """A day on which fees will change."""

    title: str
    counts: str
    links: tuple[Link, ...]
    more: int


class Expiry(NamedTuple):
    """The last day on which a page holds, and what it says afterwards."""

    day: str
    text: Markup | str


def announced(edition: Edition) -> list[Announced]:
    """Show the days to come on which fees change, as far as is decided."""
    found = daily_changes(edition.catalogue, edition.as_of, edition.as_of + _SOON)
    return [_day(edition, day, in_order(changes)) for day, changes in found]


def _day(edition: Edition, day: datetime.date, changes: Sequence[FeeChange]) -> Announced:
    names = {change.item.id: edition.say(change.item.name) for change in changes}
    links = [
        Link(name, record_url(edition.catalogue, "fee-item", one)) for one, name in names.items()
    ]
    return Announced(
        title=edition._("New standards apply from {date}", date=edition.date(day)),
        counts=counts_text(edition, changes),
        links=tuple(links[:_ITEMS]),
        more=max(0, len(links) - _ITEMS),
    )


def expiry(edition: Edition, lists: Sequence[FeeList]) -> Expiry | None:
    """Say until when what a page shows of lists holds; nothing, if it has no end."""
    last = true_until(lists, edition.as_of)
    if last is None:
        return None
    said = edition._(
        "This page shows the fees of {as_of}. It held until {last}; new standards have applied "
        "since then. Load it again, or ask the office that collects.",
        as_of=edition.date(edition.as_of),
        last=edition.date(last),
    )
    return Expiry(last.isoformat(), said)
