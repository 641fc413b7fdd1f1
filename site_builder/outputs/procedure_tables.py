"""The tables of procedures, and of the steps in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from site_builder.calculations.procedure_times import PathTime, predecessors, procedure_times
from site_builder.models.procedures import Procedure, Step
from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    address,
    choice,
    flag,
    integer,
    listed,
    named,
    named_agency,
    of,
    own_text,
    published,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.outputs.words import basis_numbers
from site_builder.pages.edition import Edition


class _StepRow(NamedTuple):
    procedure: Procedure
    number: int
    step: Step


def _steps(edition: Edition) -> Iterator[_StepRow]:
    for procedure in edition.catalogue.procedures:
        for number, step in enumerate(procedure.steps, start=1):
            yield _StepRow(procedure, number, step)


def _time(which: str) -> Any:
    def said(edition: Edition, row: Procedure) -> str:
        time: PathTime = getattr(procedure_times(row), which)
        return " + ".join(edition.duration(part) for part in time.parts)

    return said


def _documents(edition: Edition, row: _StepRow) -> str:
    return "; ".join(own_text(edition, paper.name) for paper in row.step.documents or ())


def _agencies(edition: Edition, row: _StepRow) -> str:
    return "; ".join(
        own_text(edition, named_agency(edition, agency)) for agency in row.step.agencies
    )


PROCEDURES = Table(
    "procedures",
    "Procedures and their times",
    "One row for each procedure: who is in charge, how long it takes, what one has in the end.",
    (
        text("id", "Id", lambda row: row.id),
        texts("name", "Name", lambda row: row.name),
        texts("summary", "Summary", lambda row: row.summary),
        *choice("route", "For whom", lambda row: row.route),
        *named("agency", "Agency", lambda row: row.agency, named_agency),
        integer("steps", "Steps", lambda row: len(row.steps)),
        Column("promised", "string", "Time promised", _time("promised"), is_localized=True),
        Column("statutory", "string", "Time the law allows", _time("statutory"), is_localized=True),
        texts("result", "Result", lambda row: row.result),
        address("procedures/{}/"),
        *RECORD_COLUMNS,
    ),
    rows=lambda edition: edition.catalogue.procedures,
    records=lambda edition: edition.catalogue.procedures,
    key=("id",),
)

STEPS = Table(
    "steps",
    "Steps of procedures",
    "One row for each step: counter, documents, times, fees, law.",
    (
        text("procedure", "Procedure", lambda row: row.procedure.id, "Id of the record"),
        integer("number", "Number", lambda row: row.number),
        text(
            "after",
            "After",
            lambda row: listed(predecessors(row.procedure.steps)[row.step.id]),
            "Ids of the steps that come first, separated by semicolons",
        ),
        text(
            "agencies",
            "Agencies",
            lambda row: listed(row.step.agencies),
            "Ids, separated by semicolons",
        ),
        Column("agencies_name", "string", "Agencies", _agencies, is_localized=True),
        Column("documents", "string", "Documents", _documents, is_localized=True),
        *of(
            lambda row: row.step,
            (
                text("id", "Id", lambda row: row.id, "Within its procedure"),
                texts("name", "Name", lambda row: row.name),
                texts("window", "Counter", lambda row: row.window),
                published("statutory", "Time the law allows", lambda row: row.statutory),
                published("promised", "Time promised", lambda row: row.promised),
                text(
                    "fees",
                    "Fees",
                    lambda row: listed(row.fees or ()),
                    "Ids, separated by semicolons",
                ),
                text("basis", "Legal basis", lambda row: basis_numbers(row.basis)),
                texts("result", "Result", lambda row: row.result),
                flag("optional", "Only some projects", lambda row: row.optional),
                texts("only_if", "Which projects", lambda row: row.only_if),
            ),
        ),
    ),
    rows=_steps,
    records=lambda edition: (
        {"procedure": row.procedure.id, "number": row.number, **dict(row.step)}
        for row in _steps(edition)
    ),
    key=("procedure", "id"),
    refers=(("procedure", "procedures"),),
)
