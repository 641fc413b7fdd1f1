"""The fee table through time: each agency's items, with what their rows said on any other day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from site_builder.calculations.same_objects import SameObjects
from site_builder.models.fees import FeeItem, FeeList
from site_builder.pages.edition import Edition, Phoned
from site_builder.pages.fee_rows import FeeRow, fee_row

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimedRow:
    """A row, and the days on which it says what holds; dates are as in data."""

    row: FeeRow
    since: str
    until: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class FeeGroup:
    """An agency's items."""

    id: str
    url: str
    agency: Markup
    window: Markup
    phone: Phoned
    count: int
    rows: tuple[FeeRow, ...]
    timed: tuple[TimedRow, ...]
    """The rows of today, and behind each the ones of other days."""

    @property
    def has_other_days(self) -> bool:
        """Return whether any item looks different on another day."""
        return len(self.timed) > len(self.rows)


def fee_group(edition: Edition, fees: FeeList, changed: Collection[str]) -> FeeGroup:
    """Show the items of a list, which stand on two pages."""
    key = "fee group", SameObjects(fees), frozenset(changed)
    return edition.recalled(key, lambda: _group(edition, fees, changed))


def _group(edition: Edition, fees: FeeList, changed: Collection[str]) -> FeeGroup:
    agency = edition.catalogue.agency_by_id[fees.agency]
    timed = tuple(
        row for item in fees.items for row in _timed(edition, fees, item, item.id in changed)
    )
    return FeeGroup(
        id=f"agency-{fees.agency}",
        url=f"fees/{fees.agency}/",
        agency=edition.say(agency.name),
        window=edition.say(agency.window),
        phone=edition.phone(agency.phone),
        count=len(fees.items),
        rows=tuple(one.row for one in timed if one.is_now),
        timed=timed,
    )


def _timed(edition: Edition, fees: FeeList, item: FeeItem, is_changed: bool) -> Iterator[TimedRow]:
    """Yield the rows of an item from its first day on; days that look the same are one row."""
    starts = _starts(item, edition.as_of)
    ends = [*(day - _DAY for day in starts[1:]), datetime.date.max]
    found: list[TimedRow] = []
    for start, end in zip(starts, ends, strict=True):
        is_now = start <= edition.as_of <= end
        day = edition.as_of if is_now else start
        row = fee_row(edition.on_day(day), fees, item, is_changed and is_now)
        last = found[-1] if found else None
        if last is not None and last.row == row:
            is_now = is_now or last.is_now
            found[-1] = replace(last, until=end.isoformat(), is_now=is_now)
        else:
            found.append(TimedRow(row, start.isoformat(), end.isoformat(), is_now))
    yield from found


def _starts(item: FeeItem, day: datetime.date) -> list[datetime.date]:
    """Return the days from which an item may look different, the first of all included."""
    spans: list[tuple[datetime.date | None, datetime.date | None]]
    spans = [(one.since, one.until) for one in item.periods]
    spans += [(one.since, one.until) for one in item.reductions]
    days = {since for since, _ in spans if since is not None}
    days |= {until + _DAY for _, until in spans if until is not None}
    first = min(day, item.periods[0].since)
    return sorted({first, *(one for one in days if one > first)})


@dataclass(frozen=True, slots=True)
class ShownTimes:
    """The days for which a table can say what holds."""

    today: str
    shown_today: str
    first: str


def shown_times(edition: Edition, groups: Collection[FeeGroup]) -> ShownTimes:
    """Return the day of the table, and the first day that it knows of."""
    first = min((one.since for group in groups for one in group.timed), default="")
    return ShownTimes(edition.as_of.isoformat(), edition.date(edition.as_of), first)
