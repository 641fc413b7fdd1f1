"""What changed between two states of the fee lists: the adjustment notice (动态调整情况说明)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from site_builder.calculations.fee_periods import iter_items, period_on
from site_builder.calculations.rate_direction import Direction, rate_direction
from site_builder.catalogue import Catalogue
from site_builder.diagnostics import Message, message
from site_builder.models.choices import Choice, FeeState
from site_builder.models.county import Agency
from site_builder.models.essence import essence, same_essence
from site_builder.models.facts import FactKind
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction
from site_builder.models.shared import Basis

_DAY = datetime.timedelta(days=1)


class ChangeKind(Choice):
    """What sort of change it is, in the order in which it matters to those who pay."""

    RAISED = "raised", "Raised"
    LOWERED = "lowered", "Lowered"
    REDUCTION_ADDED = "reduction-added", "Reduction added"
    REDUCTION_CHANGED = "reduction-changed", "Reduction changed"
    REDUCTION_ENDED = "reduction-ended", "Reduction ended"
    STOPPED = "stopped", "Stopped"
    WAIVED = "waived", "Waived"
    ADDED = "added", "Added"
    RESUMED = "resumed", "Charged again"
    RESTATED = "restated", "Restated"
    BASIS_REPLACED = "basis-replaced", "Basis replaced"
    TEXT_ONLY = "text-only", "Text only"


_REDUCTIONS = (ChangeKind.REDUCTION_ADDED, ChangeKind.REDUCTION_CHANGED, ChangeKind.REDUCTION_ENDED)
_DIRECTIONS = {
    Direction.UP: ChangeKind.RAISED,
    Direction.DOWN: ChangeKind.LOWERED,
    Direction.UNCLEAR: ChangeKind.RESTATED,
}


@dataclass(frozen=True, slots=True)
class FeeStanding:
    """The fee lists as they stood, and the day on which they are read."""

    lists: Sequence[FeeList]
    day: datetime.date
    agencies: Sequence[Agency] = ()
    """The agencies of that time, and the facts that its standards named."""
    facts: Mapping[str, FactKind] = field(default_factory=dict)

    def entries(self) -> dict[str, tuple[FeeList, FeeItem]]:
        """Return the items by id, each with its list, in published order."""
        return {item.id: (fees, item) for fees in self.lists for item in fees.items}


@dataclass(frozen=True, slots=True)
class FeeChange:
    """One change of an item, with the standards before and after."""

    kind: ChangeKind
    fees: FeeList
    item: FeeItem
    before: FeePeriod | None
    after: FeePeriod | None
    effective: datetime.date | None = None
    """The day from which it holds; `None` where words alone changed."""
    reductions: tuple[Reduction, ...] = ()
    """The reductions that came, changed or went."""
    earlier: tuple[FeeList, FeeItem] | None = None
    """The list and the item as they were, where there was one."""
    is_gone: bool = False
    """Whether the item is no longer on the lists at all."""
    old: FeeStanding | None = field(default=None, repr=False)
    """The state that it is compared with."""

    @property
    def is_about_reductions(self) -> bool:
        """Whether the standard stays and only what is taken off it changes."""
        return self.kind in _REDUCTIONS

    @property
    def documents(self) -> tuple[Basis, ...]:
        """Return the documents of the change: the new standard's, or the reductions' own."""
        if self.is_about_reductions:
            found = tuple(basis for one in self.reductions for basis in one.basis)
        else:
            found = self.after.basis if self.after else ()
        return found or self.item.basis


def fee_changes(
    catalogue: Catalogue,
    since: datetime.date,
    until: datetime.date,
    items: Iterable[tuple[FeeList, FeeItem]] | None = None,
) -> Iterator[FeeChange]:
    """Yield the changes that take effect after `since` and no later than `until`.

    They are those of all items, unless it is known which ones can change.
    """
    old = FeeStanding(catalogue.fee_lists, since)
    for fees, item in iter_items(catalogue) if items is None else items:
        found = _item_changes((fees, item), fees, item, since, until)
        yield from (replace(change, old=old) for change in found)


def changes_between(old: FeeStanding, new: FeeStanding) -> Iterator[FeeChange]:
    """Yield what changed from one state of the lists to another; an item may change twice."""
    earlier, later = old.entries(), new.entries()
    for item_id, (fees, item) in later.items():
        found = _item_changes(earlier.get(item_id), fees, item, old.day, new.day)
        yield from (replace(change, old=old) for change in found)
    for item_id, (fees, item) in earlier.items():
        before = period_on(item, old.day)
        if item_id not in later and before is not None and not _is_over(before):
            gone = FeeChange(ChangeKind.STOPPED, fees, item, before, None, new.day)
            yield replace(gone, earlier=(fees, item), is_gone=True, old=old)


def _item_changes(
    earlier: tuple[FeeList, FeeItem] | None,
    fees: FeeList,
    item: FeeItem,
    old_day: datetime.date,
    new_day: datetime.date,
) -> Iterator[FeeChange]:
    was = earlier[1] if earlier else None
    before = period_on(was, old_day) if was else None
    after = period_on(item, new_day)
    kind = _standard_kind(before, after)
    change = FeeChange(ChangeKind.RESTATED, fees, item, before, after, earlier=earlier)
    if kind is not None:
        yield replace(change, kind=kind, effective=_effective(before, after, new_day))
    if earlier is None or was is None or before is None or after is None or _is_over(after):
        return
    reduced = list(_reduction_changes(was, item, old_day, new_day))
    for sort, reductions, since in reduced:
        yield replace(change, kind=sort, effective=since, reductions=reductions)
    if kind is None and not reduced:
        rest = _rest(earlier, (fees, item), before, after)
        if rest is not None:
            since = new_day if rest is not ChangeKind.TEXT_ONLY else None
            yield replace(change, kind=rest, effective=since)


def _standard_kind(before: FeePeriod | None, after: FeePeriod | None) -> ChangeKind | None:
    if before is None:
        return ChangeKind.ADDED if after is not None and not _is_over(after) else None
    if after is None or (_is_over(after) and not _is_over(before)):
        if _is_over(before):
            return None
        is_waived = after is not None and after.state is FeeState.WAIVED
        return ChangeKind.WAIVED if is_waived else ChangeKind.STOPPED
    if _is_over(before):
        return None if _is_over(after) else ChangeKind.RESUMED
    if not same_essence(before.rate, after.rate):
        return _DIRECTIONS[rate_direction(before.rate, after.rate)]
    if not same_essence(before.split, after.split):
        return ChangeKind.RESTATED
    return ChangeKind.BASIS_REPLACED if _names(before.basis) != _names(after.basis) else None


def _is_over(period: FeePeriod) -> bool:
    return period.state is not FeeState.CHARGED


def _effective(
    before: FeePeriod | None, after: FeePeriod | None, day: datetime.date
) -> datetime.date:
    if after is not None:
        return after.since
    return before.until + _DAY if before is not None and before.until is not None else day


def _names(documents: Sequence[Basis]) -> set[str]:
    """Name documents by their numbers, or by their titles where they have none."""
    return {
        one.number.normalised if one.number else one.title.pairs[0][1] if one.title else ""
        for one in documents
    }


_ReductionChange = tuple[ChangeKind, tuple[Reduction, ...], datetime.date | None]


def _reduction_changes(
    was: FeeItem, item: FeeItem, old_day: datetime.date, new_day: datetime.date
) -> Iterator[_ReductionChange]:
    """Compare the reductions in force on the two days by what they take off, and from whom."""
    old, new = _reductions_on(was, old_day), _reductions_on(item, new_day)
    added = tuple(one for key, one in new.items() if key not in old)
    changed = tuple(one for key, one in new.items() if key in old and one.until != old[key].until)
    ended = tuple(one for key, one in old.items() if key not in new)
    if added:
        since = max((one.since for one in added if one.since), default=None)
        yield ChangeKind.REDUCTION_ADDED, added, since
    if changed:
        yield ChangeKind.REDUCTION_CHANGED, changed, new_day
    if ended:
        last = max((one.until for one in ended if one.until), default=None)
        yield ChangeKind.REDUCTION_ENDED, ended, last + _DAY if last else new_day


def _reductions_on(item: FeeItem, day: datetime.date) -> dict[object, Reduction]:
    return {
        _reduction_key(one): one
        for one in item.reductions
        if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
    }


def _reduction_key(one: Reduction) -> object:
    taken = (essence(one.share), essence(one.rate), essence(one.maximum))
    has_figures = any(part is not None for part in (one.share, one.rate, one.maximum))
    words = None if one.when and has_figures else one.text.pairs[0][1]
    return (essence(one.when), *taken, words)


_TERMS = (
    "kind",
    "enterprise",
    "frequency",
    "quantity",
    "applies",
    "components",
    "replaces",
    "lowest_standard",
)
"""The fields of an item that decide who pays how much, beside its standards."""


def _rest(
    earlier: tuple[FeeList, FeeItem],
    later: tuple[FeeList, FeeItem],
    before: FeePeriod,
    after: FeePeriod,
) -> ChangeKind | None:
    """Tell what else changed of an item whose standard and reductions stayed."""
    (_, was), (_, item) = earlier, later
    if any(not same_essence(getattr(was, name), getattr(item, name)) for name in _TERMS):
        return ChangeKind.RESTATED
    if _names(was.basis) != _names(item.basis):
        return ChangeKind.BASIS_REPLACED
    has_new_words = was is not item and next(text_differences(earlier, later), None) is not None
    return ChangeKind.TEXT_ONLY if has_new_words or before.reason != after.reason else None


_TEXTS = {
    "code": message("Number in the list"),
    "name": message("Name"),
    "service": message("What it is for"),
    "payers": message("Payers"),
    "fund_management": message("Where the money goes"),
    "phone": message("Telephone"),
    "note": message("Remark"),
}


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A field whose words changed, and how it reads before and after, where that is short."""

    field: Message
    before: object = None
    after: object = None


def text_differences(
    earlier: tuple[FeeList, FeeItem], later: tuple[FeeList, FeeItem]
) -> Iterator[TextDifference]:
    """Yield the fields of an item that read otherwise than before."""
    (old_list, was), (new_list, item) = earlier, later
    if old_list.agency != new_list.agency:
        yield TextDifference(message("Collected by"), old_list.agency, new_list.agency)
    for name, said in _TEXTS.items():
        if getattr(was, name) != getattr(item, name):
            yield TextDifference(said, getattr(was, name), getattr(item, name))
    if was.periods != item.periods:
        yield TextDifference(message("Wording of the standard"))
    if (was.basis, was.components) != (item.basis, item.components):
        yield TextDifference(message("Wording of the documents or further charges"))
    if was.reductions != item.reductions:
        yield TextDifference(message("Wording of the reductions"))
