"""What changed in the fee lists between two days: the adjustment notice (动态调整情况说明)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from site_builder.calculations.fee_periods import iter_items, period_on
from site_builder.catalogue import Catalogue
from site_builder.models.choices import Choice, FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.rates import (
    FixedRate,
    RangeRate,
    ShareRate,
    SurchargeRate,
    inner_rates,
)


class ChangeKind(Choice):
    """What sort of change it is."""

    ADDED = "added", "Added"
    STOPPED = "stopped", "Stopped"
    WAIVED = "waived", "Waived"
    RESUMED = "resumed", "Charged again"
    RAISED = "raised", "Raised"
    LOWERED = "lowered", "Lowered"
    RESTATED = "restated", "Standard restated"
    BASIS_REPLACED = "basis-replaced", "Basis replaced"
    REDUCTION_ADDED = "reduction-added", "Reduction added"


@dataclass(frozen=True, slots=True)
class FeeChange:
    """One item's change, with the standards before and after."""

    kind: ChangeKind
    fees: FeeList
    item: FeeItem
    before: FeePeriod | None
    after: FeePeriod | None

    @property
    def effective(self) -> datetime.date | None:
        """Return the day from which the new standard holds."""
        if self.kind is ChangeKind.REDUCTION_ADDED:
            days = [one.since for one in self.item.reductions if one.since]
            return max(days, default=None)
        return self.after.since if self.after else None


def fee_changes(
    catalogue: Catalogue, since: datetime.date, until: datetime.date
) -> Iterator[FeeChange]:
    """Yield the changes that take effect after `since` and no later than `until`."""
    for fees, item in iter_items(catalogue):
        before, after = period_on(item, since), period_on(item, until)
        kind = _kind(item, before, after, since, until)
        if kind is not None:
            yield FeeChange(kind, fees, item, before, after)


def _kind(
    item: FeeItem,
    before: FeePeriod | None,
    after: FeePeriod | None,
    since: datetime.date,
    until: datetime.date,
) -> ChangeKind | None:
    if before == after:
        added = any(one.since and since < one.since <= until for one in item.reductions)
        return ChangeKind.REDUCTION_ADDED if added else None
    if before is None:
        return ChangeKind.ADDED
    if after is None or (_is_over(after) and not _is_over(before)):
        is_waived = after is not None and after.state is FeeState.WAIVED
        return ChangeKind.WAIVED if is_waived else ChangeKind.STOPPED
    if _is_over(before) and not _is_over(after):
        return ChangeKind.RESUMED
    if before.rate == after.rate:
        return ChangeKind.BASIS_REPLACED
    return _direction(before, after)


def _is_over(period: FeePeriod) -> bool:
    return period.state is not FeeState.CHARGED


def _direction(before: FeePeriod, after: FeePeriod) -> ChangeKind:
    """Compare two standards price by price; where some rise and some fall, it is restated."""
    old, new = list(_prices(before.rate)), list(_prices(after.rate))
    if len(old) != len(new) or not old or type(before.rate) is not type(after.rate):
        return ChangeKind.RESTATED
    pairs = list(zip(old, new, strict=True))
    if old == new:
        return ChangeKind.RESTATED
    if all(now <= then for then, now in pairs):
        return ChangeKind.LOWERED
    if all(now >= then for then, now in pairs):
        return ChangeKind.RAISED
    return ChangeKind.RESTATED


def _prices(rate: Any) -> Iterator[Decimal]:
    if isinstance(rate, FixedRate):
        yield rate.price.amount
    elif isinstance(rate, ShareRate):
        yield rate.share.amount
    elif isinstance(rate, RangeRate):
        for bound in (rate.lower, rate.upper, rate.charged):
            if bound is not None:
                yield bound.amount
    elif hasattr(rate, "bands"):
        if isinstance(rate, SurchargeRate):
            yield rate.on.amount
        for band in rate.bands:
            yield band.price.amount if hasattr(band, "price") else band.times
    for inner in inner_rates(rate):
        yield from _prices(inner)
