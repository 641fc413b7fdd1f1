"""The days on which fees change: what was announced for later, and how long a page stays true."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from site_builder.calculations.changes import FeeChange, fee_changes
from site_builder.calculations.fee_periods import iter_items
from site_builder.catalogue import Catalogue
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction

_DAY = datetime.timedelta(days=1)


def turning_days(items: Iterable[FeeItem]) -> list[datetime.date]:
    """Return the days on which a standard or a reduction begins, and those after its last."""
    return sorted({day for item in items for day in _turns(item)})


def _turns(item: FeeItem) -> Iterator[datetime.date]:
    spans: tuple[FeePeriod | Reduction, ...] = (*item.periods, *item.reductions)
    for one in spans:
        if one.since is not None:
            yield one.since
        if one.until is not None:
            yield one.until + _DAY


def daily_changes(
    catalogue: Catalogue, after: datetime.date, until: datetime.date
) -> Iterator[tuple[datetime.date, list[FeeChange]]]:
    """Yield each day after one and up to another on which fees change, with its changes."""
    turning: defaultdict[datetime.date, list[tuple[FeeList, FeeItem]]] = defaultdict(list)
    for fees, item in iter_items(catalogue):
        for day in dict.fromkeys(_turns(item)):
            turning[day].append((fees, item))
    for day in sorted(day for day in turning if after < day <= until):
        changes = list(fee_changes(catalogue, day - _DAY, day, turning[day]))
        if changes:
            yield day, changes


def true_until(lists: Iterable[FeeList], day: datetime.date) -> datetime.date | None:
    """Return the last day on which what the lists say on a day still holds, if it will end."""
    lists = list(lists)
    ends = [fees.valid_until for fees in lists if fees.valid_until]
    days = turning_days([item for fees in lists for item in fees.items])
    ends += [one - _DAY for one in days if one > day]
    return min((one for one in ends if one >= day), default=None)
