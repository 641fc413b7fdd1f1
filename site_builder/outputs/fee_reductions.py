"""The table of reductions: who pays less of which fee, by how much, from when, on which basis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from site_builder.calculations.fee_periods import iter_items
from site_builder.models.fees import FeeItem, FeeList, Reduction
from site_builder.outputs.column_kinds import (
    day,
    integer,
    money,
    named,
    named_agency,
    of,
    share,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.outputs.rate_rows import rate_rows
from site_builder.outputs.rate_words import standard_words
from site_builder.outputs.words import basis_numbers, condition_words
from site_builder.pages.edition import Edition


class ReductionRow(NamedTuple):
    """A reduction of an item."""

    fees: FeeList
    item: FeeItem
    number: int
    reduction: Reduction


def reduction_rows(edition: Edition) -> Iterator[ReductionRow]:
    """Yield every reduction of every item, past and coming ones too."""
    for fees, item in iter_items(edition.catalogue):
        for number, reduction in enumerate(item.reductions, 1):
            yield ReductionRow(fees, item, number, reduction)


def _conditions(edition: Edition, row: ReductionRow) -> str:
    return condition_words(edition, row.reduction.when)


def _standard(edition: Edition, row: ReductionRow) -> str:
    rate: Any = row.reduction.rate
    return "; ".join(standard_words(edition, line) for line in rate_rows(rate)) if rate else ""


FEE_REDUCTIONS = Table(
    "fee-reductions",
    "Reductions of fees",
    "One row for each reduction: whom it is for, how much is taken off, on which basis.",
    (
        text("item", "Item", lambda row: row.item.id, "Id; it never changes."),
        integer("number", "Number", lambda row: row.number),
        texts("name", "Name", lambda row: row.item.name),
        *named("agency", "Collected by", lambda row: row.fees.agency, named_agency),
        *of(
            lambda row: row.reduction,
            (
                texts("reduction", "Reduction", lambda row: row.text),
                *share("taken_off", "Taken off", lambda row: row.share),
                *money("at_most", "Still charged, at most", lambda row: row.maximum),
                day("from", "In force from", lambda row: row.since),
                day("until", "In force until", lambda row: row.until),
                text("basis", "Legal basis", lambda row: basis_numbers(row.basis)),
            ),
        ),
        Column("conditions", "string", "Conditions", _conditions, is_localized=True),
        Column("standard", "string", "Charged instead", _standard, is_localized=True),
    ),
    rows=reduction_rows,
    records=lambda edition: (
        {"item": row.item.id, "agency": row.fees.agency, **dict(row.reduction)}
        for row in reduction_rows(edition)
    ),
    key=("item", "number"),
)
