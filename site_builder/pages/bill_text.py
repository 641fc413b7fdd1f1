"""A fee bill in words: each line's working, basis and sum, and what could not be computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from site_builder.calculations.amounts import Amount, Computed, NotComputed, Term
from site_builder.calculations.bill import Bill, BillLine
from site_builder.calculations.fee_periods import is_charged
from site_builder.models.choices import FeeKind, Frequency
from site_builder.pages.condition_text import fact_text
from site_builder.pages.edition import Edition
from site_builder.pages.links import record_url
from site_builder.pages.rate_parts import words
from site_builder.values.prices import Share

ONE_OFF = frozenset({Frequency.ONCE})
RECURRING = frozenset({Frequency.YEARLY})


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the bill."""

    name: Markup
    url: str
    agency: Markup
    working: Markup
    basis: Markup
    full: str
    payable: str
    reduction: Markup


@dataclass(frozen=True, slots=True)
class ShownBill:
    """A bill: what falls due once, what every year, and what is open."""

    once: tuple[ShownLine, ...]
    yearly: tuple[ShownLine, ...]
    other: tuple[ShownLine, ...]
    deposits: tuple[ShownLine, ...]
    open: tuple[ShownLine, ...]
    undecided: int
    total_once: str
    total_yearly: str
    date: str

    @property
    def has_lines(self) -> bool:
        """Whether any fee is on the bill."""
        return bool(self.once or self.yearly or self.other or self.deposits or self.open)


def shown_bill(edition: Edition, bill: Bill) -> ShownBill:
    """Put a bill into words."""
    charged = [line for line in bill.computed if is_charged(line.item, bill.day)]
    computed = [line for line in charged if line.item.kind is not FeeKind.DEPOSIT]
    known = ONE_OFF | RECURRING
    return ShownBill(
        once=_lines(edition, [one for one in computed if one.item.frequency in ONE_OFF]),
        yearly=_lines(edition, [one for one in computed if one.item.frequency in RECURRING]),
        other=_lines(edition, [one for one in computed if one.item.frequency not in known]),
        deposits=_lines(edition, [one for one in charged if one not in computed]),
        open=_lines(edition, list(bill.uncomputed)),
        undecided=len(bill.undecided),
        total_once=amount_text(bill.total(ONE_OFF)),
        total_yearly=amount_text(bill.total(RECURRING)),
        date=edition.date(bill.day),
    )


def _lines(edition: Edition, lines: list[BillLine]) -> tuple[ShownLine, ...]:
    return tuple(_line(edition, line) for line in lines)


def _line(edition: Edition, line: BillLine) -> ShownLine:
    full = amount_text(line.full.amount) if isinstance(line.full, Computed) else ""
    payable = amount_text(line.payable) if line.payable is not None else ""
    agency = edition.catalogue.agency_by_id[line.fees.agency]
    return ShownLine(
        name=edition.say(line.item.name),
        url=record_url(edition.catalogue, "fee-item", line.item.id),
        agency=edition.say(agency.name),
        working=_working(edition, line),
        basis=edition.short_basis(line.basis[0]) if line.basis else Markup(""),
        full=full if full != payable else "",
        payable=payable,
        reduction=edition.say(line.reduction.text) if line.reduction else Markup(""),
    )


def _working(edition: Edition, line: BillLine) -> Markup:
    if isinstance(line.full, NotComputed):
        return escape(_why(edition, line.full))
    said = working_text(edition, line.full.terms)
    return said or escape(edition._("by the published standard"))


def working_text(edition: Edition, terms: Sequence[Term]) -> Markup:
    """Join the steps of a computation: sums by a plus, and factors to what stands before them."""
    said, is_sum = Markup(""), False
    for term in terms:
        step = _term(edition, term)
        if not said or not step:
            said += step
        elif step.startswith("×"):
            said = Markup("({}) {}" if is_sum else "{} {}").format(said, step)
            is_sum = False
        else:
            said = Markup("{} + {}").format(said, step)
            is_sum = True
    return said


def _why(edition: Edition, outcome: NotComputed) -> str:
    if not outcome.missing:
        return edition.words.text(outcome.reason)
    facts = edition.catalogue.facts
    labels = (edition.label(facts[one].label) for one in sorted(outcome.missing))
    names = edition._(", ").join(labels)
    return edition._("not known yet: {facts}", facts=names)


def _term(edition: Edition, term: Term) -> Markup:
    said = escape(_step(edition, term))
    if term.name is None:
        return said
    return words(edition, "{step} ({name})", step=said, name=edition.say(term.name))


def _step(edition: Edition, term: Term) -> str:
    if term.note is not None:
        return edition.words.text(term.note)
    price = edition.price(term.price)
    if term.quantity is None:
        return f"× {price}" if isinstance(term.price, Share) else price
    return f"{_quantity(edition, term)} × {price}" if price else _quantity(edition, term)


def _quantity(edition: Edition, term: Term) -> str:
    fact = edition.catalogue.facts.get(term.fact)
    if fact is None or fact.kind == "money":
        return number_text(term.quantity or Decimal(0))
    if fact.kind == "area":
        unit = "㎡" if edition.locale == "zh" else " m²"
        return f"{number_text(term.quantity or Decimal(0))}{unit}"
    return fact_text(edition, fact, term.quantity or Decimal(0))


def amount_text(amount: Amount) -> str:
    """Write a sum of yuan in figures, to the fen where there are any; a range keeps both ends."""
    if amount.is_exact:
        return number_text(amount.low)
    return f"{number_text(amount.low)}–{number_text(amount.high)}"


def number_text(number: Decimal) -> str:
    """Write a number with thousands separators and at most two decimals."""
    rounded = number.quantize(Decimal("0.01"))
    whole = rounded == rounded.to_integral_value()
    return f"{rounded:,.0f}" if whole else f"{rounded:,.2f}"
