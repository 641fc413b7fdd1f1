"""The table of public fees: one row for each item, period and line of its standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.calculations.fee_periods import iter_items
from site_builder.calculations.published_list import list_records
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.rates import is_computable
from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    choice,
    day,
    flag,
    integer,
    listed,
    named,
    named_agency,
    number,
    of,
    own_text,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.outputs.rate_rows import RateRow, rate_rows
from site_builder.outputs.rate_words import path_words, standard_words
from site_builder.outputs.words import basis_numbers, fact_name
from site_builder.pages.edition import Edition
from site_builder.pages.fee_cost import cost_id
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.units import several_units


class FeeRow(NamedTuple):
    """One line of a standard in one period."""

    fees: FeeList
    item: FeeItem
    period: FeePeriod
    component: Any
    line: RateRow
    number: int = 1
    """Of the period, from the oldest."""
    place: int = 1
    """Of the line within the period."""


def fee_rows(edition: Edition) -> Iterator[FeeRow]:
    """Yield every line of every standard, past, present and announced."""
    for fees, item in iter_items(edition.catalogue):
        for count, period in enumerate(item.periods, 1):
            for place, (component, line) in enumerate(_lines(item, period), 1):
                yield FeeRow(fees, item, period, component, line, count, place)


def _lines(item: FeeItem, period: FeePeriod) -> Iterator[tuple[Any, RateRow]]:
    lines = rate_rows(period.rate) if period.rate else (RateRow("none"),)
    yield from ((None, line) for line in lines)
    for part in item.components:
        yield from ((part, line) for line in rate_rows(part.rate))


def _amount(
    get: Callable[[RateRow], Any], kind: type[UnitPrice] | type[Share]
) -> Callable[[FeeRow], Decimal | None]:
    def amount(row: FeeRow) -> Decimal | None:
        found = get(row.line)
        return found.amount if isinstance(found, kind) else None

    return amount


def _unit(row: FeeRow) -> tuple[Decimal, str]:
    """Return what a price is for: how many of which unit."""
    typed = next((one.unit for one in row.line.figures if isinstance(one, UnitPrice)), "")
    first, *more = typed.split("·")
    count, unit = several_units(first)
    return count, "·".join((unit, *more))


def _unit_count(row: FeeRow) -> Decimal | None:
    count, unit = _unit(row)
    return count if unit else None


def _published(row: FeeRow) -> str:
    return "; ".join(one.published for one in row.line.figures if one.published)


def _path(edition: Edition, row: FeeRow) -> str:
    name = own_text(edition, row.component.name) if row.component else ""
    return " > ".join(part for part in (name, path_words(edition, row.line)) if part)


def _reductions(edition: Edition, row: FeeRow) -> str:
    return "; ".join(own_text(edition, one.text) for one in row.item.reductions)


def _is_computable(row: FeeRow) -> bool:
    rate = row.component.rate if row.component else row.period.rate
    return rate is not None and is_computable(rate)


def _basis(row: FeeRow) -> str:
    return basis_numbers((*row.item.basis, *row.period.basis))


def _uri(edition: Edition, row: FeeRow) -> str:
    return cost_id(edition, row.fees, row.item)


def _page(edition: Edition, row: FeeRow) -> str:
    base = f"{edition.catalogue.county.site.address}{edition.prefix}"
    return f"{base}fees/{row.fees.agency}/#{row.item.id}"


_ITEM = (
    text("item", "Item", lambda row: row.id, "Id; it never changes."),
    text("code", "Number in the list", lambda row: row.code),
    texts("name", "Name", lambda row: row.name),
    *choice("kind", "Kind of fee", lambda row: row.kind),
    flag("enterprise", "Paid by enterprises", lambda row: row.enterprise),
    text(
        "paid_by",
        "Kinds of payers",
        lambda row: listed(row.payer_kinds),
        "Codes, separated by semicolons.",
    ),
)
_STANDARD = (
    Column(
        "class",
        "string",
        "Class",
        _path,
        "The way to this line of the standard.",
        is_localized=True,
    ),
    text("shape", "Shape", lambda row: row.line.kind, "How the standard is built."),
    number("unit_count", "Number of units", _unit_count, "", "How many units the price is for."),
    text(
        "unit",
        "Unit",
        lambda row: _unit(row)[1],
        "What the price is for; empty for a sum or a share.",
    ),
    number("amount", "Amount charged", _amount(lambda one: one.price, UnitPrice), "CNY"),
    number("lower", "Lower bound", _amount(lambda one: one.lower, UnitPrice), "CNY"),
    number("upper", "Upper bound", _amount(lambda one: one.upper, UnitPrice), "CNY"),
    number(
        "share",
        "Share charged",
        _amount(lambda one: one.price, Share),
        "",
        "As a fraction: 0.025 is 2.5%.",
    ),
    number("share_lower", "Lower bound of the share", _amount(lambda one: one.lower, Share)),
    number("share_upper", "Upper bound of the share", _amount(lambda one: one.upper, Share)),
    text("base", "Base", lambda row: row.line.base, "Name of the fact that it is counted on."),
    Column(
        "base_name",
        "string",
        "Base",
        lambda edition, row: fact_name(edition, row.line.base),
        is_localized=True,
    ),
    text(
        "counted_on",
        "Counted on",
        lambda row: row.line.counted,
        "Name of the fact that the price is multiplied by, where that is not the base.",
    ),
    text(
        "second_counted_on",
        "Second quantity",
        lambda row: row.line.second,
        "Name of a second fact that the price is multiplied by, such as days.",
    ),
    flag(
        "whole_units",
        "Whole units only",
        lambda row: row.line.is_whole,
        "Whether a part of a unit counts as a whole one.",
    ),
    number(
        "band_from",
        "Band from",
        lambda row: row.line.band_from,
        "",
        "In CNY, m² or the base's own unit.",
    ),
    number(
        "band_to",
        "Band up to",
        lambda row: row.line.band_to,
        "",
        "In CNY, m² or the base's own unit.",
    ),
    number("minimum", "At least", lambda row: row.line.minimum, "CNY"),
    number("maximum", "At most", lambda row: row.line.maximum, "CNY"),
    number("factor", "Factor", lambda row: row.line.factor),
    text("standard_published", "Standard as published", _published),
    Column(
        "standard",
        "string",
        "Standard in words",
        lambda edition, row: standard_words(edition, row.line),
        is_localized=True,
    ),
)
_PERIOD = (
    day("from", "In force from", lambda row: row.since),
    day("until", "In force until", lambda row: row.until),
    *choice("state", "State", lambda row: row.state),
)

FEES = Table(
    "fees",
    "Public fees",
    "One row for each item, period and line of its standard: what is charged, on which basis.",
    (
        *of(lambda row: row.item, _ITEM),
        *named("agency", "Collected by", lambda row: row.fees.agency, named_agency),
        integer("period", "Number of the period", lambda row: row.number),
        *of(lambda row: row.period, _PERIOD),
        integer("line", "Line of the standard", lambda row: row.place),
        *_STANDARD,
        text("basis", "Legal basis", _basis, "Numbers of the documents, separated by semicolons"),
        texts("payers", "Who pays", lambda row: row.item.payers),
        Column("reductions", "string", "Reductions", _reductions, is_localized=True),
        text("replaced_by", "Replaced by", lambda row: row.period.replaced_by, "Id of the item"),
        flag("computable", "Can be computed", _is_computable),
        day("cut_off", "List as of", lambda row: row.fees.cut_off),
        Column("page", "string", "Page", _page, is_localized=True),
        Column(
            "uri", "string", "Address of the item", _uri, "It never changes; linked data uses it."
        ),
        *of(lambda row: row.fees, RECORD_COLUMNS[3:]),
    ),
    rows=fee_rows,
    records=lambda edition: list_records(edition.catalogue),
    key=("item", "period", "line"),
)
