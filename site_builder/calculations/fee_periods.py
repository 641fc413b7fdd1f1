"""Which standard of a fee is in force on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod


def period_on(item: FeeItem, day: datetime.date) -> FeePeriod | None:
    """Return the period that covers a day; `None` before the first and in a gap."""
    for period in reversed(item.periods):
        if period.since <= day and (period.until is None or day <= period.until):
            return period
    return None


def next_period(item: FeeItem, day: datetime.date) -> FeePeriod | None:
    """Return the period that begins next after a day."""
    return next((period for period in item.periods if period.since > day), None)


def is_charged(item: FeeItem, day: datetime.date) -> bool:
    """Tell whether an item is charged on a day."""
    period = period_on(item, day)
    return period is not None and period.state is FeeState.CHARGED


def is_stopped(item: FeeItem, day: datetime.date) -> bool:
    """Tell whether an item has been stopped or suspended by a day."""
    period = period_on(item, day)
    if period is None:
        return bool(item.periods) and item.periods[-1].since <= day
    return period.state in (FeeState.STOPPED, FeeState.SUSPENDED)


def iter_items(catalogue: Catalogue) -> Iterator[tuple[FeeList, FeeItem]]:
    """Yield every item with its list, in published order."""
    for fees in catalogue.fee_lists:
        for item in fees.items:
            yield fees, item
