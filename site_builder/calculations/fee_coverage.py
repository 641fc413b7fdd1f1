"""Which agencies answer for their lists, which changes came late, and what the lists leave open."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.calculations.fee_periods import iter_items, period_on
from site_builder.catalogue import Catalogue
from site_builder.diagnostics import Message, message
from site_builder.models.choices import Choice, FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.rates import is_computable
from site_builder.values.working_days import Deadline


class SignOffState(Choice):
    """Whether an agency has confirmed its list for the current issue."""

    SIGNED = "signed", "Signed off"
    PENDING = "pending", "Not signed off yet"
    LATE = "late", "Overdue"


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """A list, and how its sign-off stands."""

    fees: FeeList
    state: SignOffState
    due: Deadline


@dataclass(frozen=True, slots=True)
class LateChange:
    """A change that was made public later than the law allows, or is not public yet."""

    fees: FeeList
    item: FeeItem
    period: FeePeriod
    due: Deadline


@dataclass(frozen=True, slots=True)
class Gap:
    """What an item leaves open: a standard that rests on nothing that can be looked up."""

    fees: FeeList
    item: FeeItem
    missing: Message


def sign_offs(catalogue: Catalogue, day: datetime.date) -> Iterator[SignOffLine]:
    """Yield how the sign-off of each list stands on a day."""
    publication = catalogue.county.publication
    due = publication.sign_off_due
    for fees in catalogue.fee_lists:
        state = SignOffState.PENDING if day <= due.day else SignOffState.LATE
        if fees.is_signed_for(publication.period):
            state = SignOffState.SIGNED
        yield SignOffLine(fees, state, due)


def late_changes(catalogue: Catalogue, day: datetime.date) -> Iterator[LateChange]:
    """Yield the changes since the issue before that were not made public in time."""
    previous = catalogue.county.publication.previous
    for fees, item in iter_items(catalogue):
        for period in item.periods:
            due = period.publication_due
            if due is not None and period.is_news(previous) and period.is_late(day):
                yield LateChange(fees, item, period, due)


def fee_gaps(catalogue: Catalogue, day: datetime.date) -> Iterator[Gap]:
    """Yield what is missing from items that are charged on a day."""
    for fees, item in iter_items(catalogue):
        period = period_on(item, day)
        if period is not None and period.state is FeeState.CHARGED:
            yield from (Gap(fees, item, said) for said in _missing(item, period))


def _missing(item: FeeItem, period: FeePeriod) -> Iterator[Message]:
    documents = (*item.basis, *period.basis)
    if not any(one.number or one.article for one in documents):
        yield message("no document with a number or an article")
    if not any(one.issuer for one in documents):
        yield message("who issued the documents")
    if not any(one.dated or one.effective for one in documents):
        yield message("the date of the documents")
    if not is_computable(period.rate):
        yield message("a standard in figures")
    if any(not one.basis and not _is_covered(one.text.pairs[0][1]) for one in item.reductions):
        yield message("the document behind a reduction")
    if item.service is None:
        yield message("what is done for it")
    if item.fund_management is None:
        yield message("where the money goes")


def _is_covered(text: str) -> bool:
    """Whether a reduction quotes its document in its own words."""
    return "〔" in text or "《" in text
