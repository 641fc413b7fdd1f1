"""The tables of operating costs and of events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.models.listings import Cost, CostLine
from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    address,
    choice,
    day,
    integer,
    listed,
    money,
    named,
    of,
    text,
    texts,
)
from site_builder.outputs.columns import Table
from site_builder.outputs.park_tables import price
from site_builder.outputs.project_table import town_name
from site_builder.outputs.words import basis_numbers
from site_builder.pages.edition import Edition


class _CostRow(NamedTuple):
    cost: Cost
    number: int
    line: CostLine


def _lines(edition: Edition) -> Iterator[_CostRow]:
    for cost in edition.catalogue.costs:
        for number, line in enumerate(cost.lines, start=1):
            yield _CostRow(cost, number, line)


COSTS = Table(
    "costs",
    "Operating costs",
    "One row for each price: electricity, water, gas, wages, rent, land, freight.",
    (
        *of(
            lambda row: row.cost,
            (
                text("group", "Group", lambda row: row.id),
                texts("group_name", "Group", lambda row: row.name),
                *choice("kind", "Kind of cost", lambda row: row.kind),
            ),
        ),
        integer("number", "Number", lambda row: row.number),
        texts("name", "Name", lambda row: row.line.name),
        *price("price", "Price", lambda row: row.line.price),
        texts("note", "Remark", lambda row: row.line.note),
        *of(
            lambda row: row.cost,
            (
                day("as_of", "As of", lambda row: row.as_of),
                texts("source", "Source", lambda row: row.source),
                text("basis", "Basis", lambda row: basis_numbers(row.basis)),
                *RECORD_COLUMNS,
            ),
        ),
    ),
    rows=_lines,
    records=lambda edition: edition.catalogue.costs,
    key=("group", "number"),
)

EVENTS = Table(
    "events",
    "Events",
    "One row for each event: dates, place, projects, contracts signed and what they come to.",
    (
        text("id", "Id", lambda row: row.id),
        texts("name", "Name", lambda row: row.name),
        *choice("kind", "Kind of event", lambda row: row.kind),
        day("starts", "First day", lambda row: row.starts),
        day("ends", "Last day", lambda row: row.ends or row.starts),
        texts("place", "Place", lambda row: row.place),
        *named("town", "Town", lambda row: row.town, town_name),
        texts("summary", "Summary", lambda row: row.summary),
        text(
            "projects", "Projects", lambda row: listed(row.projects), "Ids, separated by semicolons"
        ),
        integer("signed", "Contracts signed", lambda row: row.signed),
        *money("amount", "Contracted amount", lambda row: row.amount),
        address("events/#{}"),
        *RECORD_COLUMNS,
    ),
    rows=lambda edition: edition.catalogue.events,
    records=lambda edition: edition.catalogue.events,
    key=("id",),
)
