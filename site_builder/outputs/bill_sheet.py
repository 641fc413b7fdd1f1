"""A fee bill as text for a terminal, and as JSON, CSV and XLSX for whoever computes further."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from site_builder.calculations.amounts import Amount, Computed, NotComputed
from site_builder.calculations.bill import Bill, BillLine
from site_builder.calculations.condition_rules import fact_rule
from site_builder.diagnostics import Message, message
from site_builder.models.choices import FeeKind, FeeState, Frequency
from site_builder.models.facts import FactValue
from site_builder.outputs.columns import Column, Table, fields
from site_builder.outputs.formats import csv_file, csv_line
from site_builder.outputs.spreadsheet import fitted_row, spreadsheet
from site_builder.pages.bill_text import MONTHLY, ONE_OFF, RECURRING, ShownLine, shown_line
from site_builder.pages.bill_working import amount_text, said_text
from site_builder.pages.condition_text import fact_text
from site_builder.pages.edition import Edition, bare
from site_builder.values.rounded import round_half_up

Facts = Mapping[str, FactValue]
_DUE = {
    "once": message("Once"),
    "yearly": message("Every year"),
    "monthly": message("Every month"),
    "per-use": message("By use or by case"),
    "deposit": message("Deposits, given back"),
    "open": message("Due, not computed"),
}


def bill_text_file(edition: Edition, bill: Bill, facts: Facts, name: str) -> bytes:
    """Write a bill for a terminal: a paragraph a fee, and the sums."""
    parts = [edition._("Fees of {plan} on {date}", plan=name, date=edition.date(bill.day))]
    if facts:
        parts.append(edition._("; ").join(_facts(edition, facts)))
    for due, said in _DUE.items():
        lines = [line for line in _charged(bill) if _due(line) == due]
        if lines:
            parts.append(f"== {edition.words.text(said)} ==")
            parts.extend("\n".join(_paragraph(edition, line)) for line in lines)
    parts.append("\n".join(_sums(edition, bill)))
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _facts(edition: Edition, facts: Facts) -> Iterator[str]:
    for name, value in facts.items():
        fact = edition.catalogue.facts[name]
        said = fact_text(edition, fact, value)
        yield edition._("{name}: {value}", name=edition.label(fact.label), value=said)


def _charged(bill: Bill) -> Iterator[BillLine]:
    """Yield the lines that are charged; what is waived is left out, as on the pages."""
    return (line for line in bill.lines if line.period.state is FeeState.CHARGED)


def _due(line: BillLine) -> str:
    if line.payable is None:
        return "open"
    if line.item.kind is FeeKind.DEPOSIT:
        return "deposit"
    return line.item.frequency.value if line.item.frequency else Frequency.PER_USE.value


def _paragraph(edition: Edition, line: BillLine) -> Iterator[str]:
    shown = shown_line(edition, line)
    said = edition._("{name}: {value}", name=bare(shown.name), value=shown.payable or "?")
    yield f"{line.item.code} {said}"
    yield f"  {edition._('to')} {bare(shown.agency)}"
    notes = (shown.working, shown.reduction, *shown.parts, *shown.later)
    yield from (f"  {bare(note)}" for note in notes if note)
    yield from (f"  {one}" for one in _basis(edition, line))


def _basis(edition: Edition, line: BillLine) -> list[str]:
    return [bare(said_text(edition, one)) for one in line.period.basis]


def _sums(edition: Edition, bill: Bill) -> Iterator[str]:
    named = (
        (message("Total, once"), bill.total(ONE_OFF)),
        (message("Total, every year"), bill.total(RECURRING)),
        (message("Total, every month"), bill.total(MONTHLY)),
        (message("Total of deposits"), bill.deposits),
    )
    for name, amount in named:
        if amount.high:
            said = edition._("CNY {sum}", sum=amount_text(amount))
            yield edition._("{name}: {value}", name=edition.words.text(name), value=said)
    count = len(bill.undecided)
    yield edition.plural(
        "{n} listed fee depends on facts not stated here.",
        "{n} listed fees depend on facts not stated here.",
        count,
    )


def bill_json(edition: Edition, bill: Bill, facts: Facts, name: str) -> bytes:
    """Write a bill as JSON: figures as text, so that no program rounds them."""
    value = {
        "plan": name,
        "day": bill.day.isoformat(),
        "currency": "CNY",
        "facts": {fact: fact_rule(one) for fact, one in facts.items()},
        "lines": [_json_line(edition, line) for line in bill.lines],
        "undecided": [item.id for item in bill.undecided],
        "totals": {
            "once": _json_amount(bill.total(ONE_OFF)),
            "yearly": _json_amount(bill.total(RECURRING)),
            "monthly": _json_amount(bill.total(MONTHLY)),
            "deposits": _json_amount(bill.deposits),
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _json_amount(amount: Amount) -> dict[str, str]:
    return {"low": str(round_half_up(amount.low, 2)), "high": str(round_half_up(amount.high, 2))}


def _json_line(edition: Edition, line: BillLine) -> dict[str, Any]:
    shown = shown_line(edition, line)
    found: dict[str, Any] = {
        "item": line.item.id,
        "code": line.item.code,
        "name": bare(shown.name),
        "agency": line.item.agency,
        "due": _due(line),
        "working": bare(shown.working),
        "basis": _basis(edition, line),
        "full": _json_amount(line.full.amount) if isinstance(line.full, Computed) else None,
        "reduction": bare(shown.reduction) or None,
        "payable": _json_amount(line.payable) if line.payable else None,
    }
    if isinstance(line.full, NotComputed) and line.payable is None:
        found |= {"why": line.full.why, "missing": sorted(line.full.missing)}
    if line.parts:
        parts = ((said_text(edition, one.payer), amount) for one, amount in line.parts)
        found["parts"] = [{"payer": bare(payer), **_json_amount(one)} for payer, one in parts]
    if line.later:
        found["years"] = [
            {"first": one.first, "last": one.last, **_json_amount(one.amount)} for one in line.later
        ]
    return found


def _text(name: str, title: str, value: Callable[[ShownLine, BillLine], Any]) -> Column:
    def cell(edition: Edition, row: BillLine) -> str | None:
        return bare(value(shown_line(edition, row), row)) or None

    return Column(name, "string", title, cell)


def _number(name: str, title: str, value: Callable[[BillLine], Any]) -> Column:
    def cell(edition: Edition, row: BillLine) -> Decimal | None:
        found = value(row)
        return None if found is None else round_half_up(found, 2)

    return Column(name, "number", title, cell, "", "CNY")


def _said(edition: Edition, row: BillLine) -> str:
    said: Message = _DUE[_due(row)]
    return edition.words.text(said)


_COLUMNS = (
    Column("due", "string", "Falls due", _said),
    _text("item", "Item", lambda shown, line: line.item.id),
    _text("code", "Number in the list", lambda shown, line: line.item.code),
    _text("fee", "Fee", lambda shown, line: shown.name),
    _text("agency", "Collected by", lambda shown, line: shown.agency),
    _text("working", "Working", lambda shown, line: shown.working),
    _text("reduction", "Reductions", lambda shown, line: shown.reduction),
    Column("basis", "string", "Legal basis", lambda edition, row: "; ".join(_basis(edition, row))),
    _number(
        "before_reduction",
        "before reduction",
        lambda line: line.full.amount.high if isinstance(line.full, Computed) else None,
    ),
    _number("payable", "Sum, CNY", lambda line: line.payable.low if line.payable else None),
    _number(
        "payable_at_most",
        "At most",
        lambda line: line.payable.high if line.payable and not line.payable.is_exact else None,
    ),
)


def _table(bill: Bill) -> Table:
    return Table(
        "bill",
        "The bill",
        "One row for each fee.",
        _COLUMNS,
        rows=lambda edition: _charged(bill),
        records=lambda edition: (),
    )


def bill_csv(edition: Edition, bill: Bill, facts: Facts, name: str) -> bytes:
    """Write a bill as CSV."""
    columns = fields(_table(bill), [edition])
    cells = ([one.cell(line) for one in columns] for line in _charged(bill))
    return csv_file(columns, map(csv_line, cells))


def bill_xlsx(edition: Edition, bill: Bill, facts: Facts, name: str) -> bytes:
    """Write a bill as a spreadsheet."""
    table = _table(bill)
    columns = fields(table, [edition])
    kinds = [one.column.type for one in columns]
    cells = ([one.cell(line) for one in columns] for line in _charged(bill))
    rows = [fitted_row(kinds, row) for row in cells]
    return spreadsheet(table, columns, rows, [edition])
