"""Fee periods: every day of a fee has one standard, and each standard its documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.shared import Basis
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject

_DAY = datetime.timedelta(days=1)


def check_fee_periods(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find days without a standard or with two, and standards without documents."""
    if not isinstance(subject.record, FeeList):
        return
    for index, item in enumerate(subject.record.items):
        keys: Keys = ("items", index)
        yield from _check_joints(subject, (*keys, "periods"), item)
        yield from _check_end(review.as_of, subject, (*keys, "periods"), item)
        yield from _check_basis(review.as_of, subject, keys, item)


def _check_joints(subject: Subject, keys: Keys, item: FeeItem) -> Iterator[Diagnostic]:
    for index, (before, after) in enumerate(pairwise(item.periods), start=1):
        where = (*keys, index, "from")
        if before.until is None or after.since <= before.until:
            yield _overlap(subject, where, before, after)
        elif after.since > before.until + _DAY:
            first, last = before.until + _DAY, after.since - _DAY
            said = message("no standard holds from {first} to {last}", first=first, last=last)
            hint = message("write from: {first}, or add the period between", first=first)
            yield subject.find(where, codes.FEE_PERIOD_GAP, said, hint)
        yield from _check_change(subject, (*keys, index), before, after)


def _overlap(subject: Subject, where: Keys, before: FeePeriod, after: FeePeriod) -> Diagnostic:
    if after.since <= before.since:
        said = message("the period begins no later than the one above it, {day}", day=before.since)
        hint = message("list the periods from the oldest to the newest")
        return subject.find(where, codes.FEE_PERIOD_OVERLAP, said, hint)
    day = after.since - _DAY
    if before.until is None:
        said = message(
            "the period above it has no last day, so two standards hold from {day}", day=after.since
        )
    else:
        said = message("the period above it lasts until {day}", day=before.until)
    hint = message("write until: {day} in the period above", day=day)
    return subject.find(where, codes.FEE_PERIOD_OVERLAP, said, hint)


def _check_end(
    as_of: datetime.date, subject: Subject, keys: Keys, item: FeeItem
) -> Iterator[Diagnostic]:
    last = item.periods[-1]
    if last.until is not None and last.until < as_of and last.state is not FeeState.STOPPED:
        said = message("no standard holds since {day}", day=last.until + _DAY)
        hint = message("add the period that follows; write state: stopped if the fee was stopped")
        where = (*keys, len(item.periods) - 1, "until")
        yield subject.find(where, codes.FEE_PERIOD_GAP, said, hint)


def _check_change(
    subject: Subject, keys: Keys, before: FeePeriod, after: FeePeriod
) -> Iterator[Diagnostic]:
    is_changed = (before.rate, before.state) != (after.rate, after.state)
    known = {_name(basis) for basis in before.basis}
    if is_changed and all(_name(basis) in known for basis in after.basis):
        said = message(
            "the standard changed on {day}, but no new document is named", day=after.since
        )
        hint = message("add basis: with the document that changed it")
        yield subject.find((*keys, "from"), codes.FEE_UNCHANGED_BASIS, said, hint)


def _name(basis: Basis) -> tuple[str, str]:
    number = basis.number.normalised if basis.number else ""
    return number, basis.title.pairs[0][1] if basis.title and not number else ""


def _check_basis(
    as_of: datetime.date, subject: Subject, keys: Keys, item: FeeItem
) -> Iterator[Diagnostic]:
    for index, period in enumerate(item.periods):
        where = (*keys, "periods", index, "from")
        documents = (*item.basis, *period.basis)
        if not documents:
            said = message("“{name}” names no document that allows the fee", name=item.code)
            hint = message("add basis: to the item or to this period, with number: and title:")
            yield subject.find(where, codes.FEE_WITHOUT_BASIS, said, hint)
        elif is_in_force(period, as_of) and all(_has_ended(one, as_of) for one in documents):
            said = message("every document behind this standard has ended")
            hint = message("name the document that replaced it, or end the period")
            yield subject.find(where, codes.FEE_BASIS_ENDED, said, hint)


def _has_ended(basis: Basis, as_of: datetime.date) -> bool:
    return basis.ended is not None and basis.ended < as_of


def is_in_force(period: FeePeriod, as_of: datetime.date) -> bool:
    """Whether something is charged under this period on that day."""
    has_begun = period.since <= as_of and (period.until is None or as_of <= period.until)
    return has_begun and period.state is FeeState.CHARGED
