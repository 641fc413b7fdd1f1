"""A fee bill as it is set: each line's working, basis and sum, and what could not be computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from site_builder.calculations.amounts import Amount, Computed, NotComputed
from site_builder.calculations.bill import Bill, BillLine
from site_builder.models.choices import FeeKind, FeeState, Frequency
from site_builder.models.fees import FeeItem, FeePeriod
from site_builder.pages.bill_working import amount_text, said_text, why_text, working_text
from site_builder.pages.edition import Edition
from site_builder.pages.links import record_url

__all__ = ["ONE_OFF", "RECURRING", "ShownBill", "ShownLine", "amount_text", "shown_bill"]

ONE_OFF = frozenset({Frequency.ONCE})
RECURRING = frozenset({Frequency.YEARLY})
MONTHLY = frozenset({Frequency.MONTHLY})


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the bill."""

    id: str
    name: Markup
    url: str
    agency: Markup
    working: Markup
    basis: Markup
    full: str
    payable: str
    reduction: Markup
    later: tuple[str, ...] = ()
    """What later years cost."""
    parts: tuple[Markup, ...] = ()
    """What each of several payers pays."""
    possible: str | Markup = ""
    """Reductions that may be applied for."""


@dataclass(frozen=True, slots=True)
class ShownBill:
    """A bill: what falls due once, every year, every month, by use, and what is open."""

    once: tuple[ShownLine, ...]
    yearly: tuple[ShownLine, ...]
    monthly: tuple[ShownLine, ...]
    other: tuple[ShownLine, ...]
    deposits: tuple[ShownLine, ...]
    open: tuple[ShownLine, ...]
    undecided: int
    total_once: str
    total_yearly: str
    total_monthly: str
    total_deposits: str
    date: str

    @property
    def has_lines(self) -> bool:
        """Whether any fee is on the bill."""
        computed = (self.once, self.yearly, self.monthly, self.other, self.deposits)
        return any((*computed, self.open))


def shown_bill(edition: Edition, bill: Bill) -> ShownBill:
    """Put a bill into words."""
    charged = [line for line in bill.computed if line.period.state is FeeState.CHARGED]
    computed = [line for line in charged if line.item.kind is not FeeKind.DEPOSIT]
    deposits = [line for line in charged if line.item.kind is FeeKind.DEPOSIT]
    known = ONE_OFF | RECURRING | MONTHLY

    def due(frequencies: frozenset[Frequency]) -> tuple[ShownLine, ...]:
        return _lines(edition, (one for one in computed if one.item.frequency in frequencies))

    return ShownBill(
        once=due(ONE_OFF),
        yearly=due(RECURRING),
        monthly=due(MONTHLY),
        other=_lines(edition, (one for one in computed if one.item.frequency not in known)),
        deposits=_lines(edition, deposits),
        open=_lines(edition, bill.uncomputed),
        undecided=len(bill.undecided),
        total_once=amount_text(bill.total(ONE_OFF)),
        total_yearly=amount_text(bill.total(RECURRING)),
        total_monthly=amount_text(bill.total(MONTHLY)),
        total_deposits=amount_text(bill.deposits),
        date=edition.date(bill.day),
    )


def _lines(edition: Edition, lines: Iterable[BillLine]) -> tuple[ShownLine, ...]:
    return tuple(shown_line(edition, line) for line in lines)


def shown_line(edition: Edition, line: BillLine) -> ShownLine:
    """Put a line of a bill into words."""
    full = amount_text(line.full.amount) if isinstance(line.full, Computed) else ""
    payable = amount_text(line.payable) if line.payable is not None else ""
    catalogue = edition.catalogue
    _, item = catalogue.fee_item_by_id[line.item.id]
    period = next(one for one in item.periods if one.since == line.period.since)
    return ShownLine(
        id=line.item.id,
        name=edition.say(item.name),
        url=record_url(catalogue, "fee-item", line.item.id),
        agency=edition.say(catalogue.agency_by_id[line.item.agency].name),
        working=_working(edition, line),
        basis=first_basis(edition, item, period),
        full=full if full != payable else "",
        payable=payable,
        reduction=said_text(edition, line.reduction.text) if line.reduction else Markup(""),
        later=tuple(_later(edition, line)),
        parts=tuple(_parts(edition, line)),
        possible=_possible(edition, line),
    )


def first_basis(edition: Edition, item: FeeItem, period: FeePeriod) -> Markup:
    """Cite the first document that a standard rests on, in short."""
    basis = (*period.basis, *item.basis)
    return edition.short_basis(basis[0]) if basis else Markup("")


def _working(edition: Edition, line: BillLine) -> Markup:
    if isinstance(line.full, NotComputed):
        # Where a reduction leaves nothing to pay, nothing needs to be known.
        is_settled = line.payable is not None
        return Markup("") if is_settled else escape(why_text(edition, line.full))
    said = working_text(edition, line.full.terms)
    return said or escape(edition._("by the published standard"))


def _possible(edition: Edition, line: BillLine) -> str | Markup:
    if not line.possible:
        return ""
    texts = Markup(edition._("; ")).join(said_text(edition, one.text) for one in line.possible)
    return Markup(edition._("On application: {reductions}", reductions=texts))


def _later(edition: Edition, line: BillLine) -> Iterable[str]:
    for one in line.later[1:]:
        yield years_text(edition, one.first, one.last, one.amount)


def years_text(edition: Edition, first: int, last: int, amount: Amount) -> str:
    """Say what falls due in some years."""
    sum_ = amount_text(amount)
    if first == last:
        return edition._("year {first}: {sum}", first=first, sum=sum_)
    return edition._("years {first} to {last}: {sum}", first=first, last=last, sum=sum_)


def _parts(edition: Edition, line: BillLine) -> Iterable[Markup]:
    for split, amount in line.parts:
        payer = said_text(edition, split.payer)
        yield Markup(edition._("{payer} pays {sum}", payer=payer, sum=amount_text(amount)))
