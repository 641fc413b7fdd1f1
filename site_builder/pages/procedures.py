"""The set-up guide: every procedure with its steps and how long it takes in all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.calculations.procedure_times import procedure_times
from site_builder.models.choices import ProcedureRoute
from site_builder.models.procedures import Procedure
from site_builder.pages.answering import breadcrumb_list, updated_on
from site_builder.pages.edition import Edition, Link
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_lines, data_files, promise_steps
from site_builder.pages.procedure import procedure_page
from site_builder.pages.procedure_time_text import promised_time, statutory_time
from site_builder.pages.sections import section_link
from site_builder.pages.structured import collection


def procedure_pages(edition: Edition) -> Iterator[Page]:
    """Make the set-up guide and each procedure's page."""
    yield _list_page(edition)
    for procedure in edition.catalogue.procedures:
        yield procedure_page(edition, procedure)


def _list_page(edition: Edition) -> Page:
    procedures = edition.catalogue.procedures
    lead = edition._(
        "{procedures} procedures in {steps} steps, with counters, documents, fees, law and "
        "time limits; the totals are computed from the steps.",
        procedures=len(procedures),
        steps=sum(len(one.steps) for one in procedures),
    )
    return Page(
        path="procedures/",
        section="procedures",
        title=edition._("Set-up guide"),
        description=lead,
        template="procedures.html",
        view={
            "heading": edition._("Set-up guide"),
            "lead": lead,
            "files": data_files("procedures"),
            "promises": promise_steps(edition),
            "complaints": complaint_lines(edition),
            "groups": [group for route in ProcedureRoute if (group := _group(edition, route))],
        },
        published=max((updated_on(one) for one in procedures), default=None),
        structured=(
            collection(
                edition,
                "procedures",
                (Link(edition.plain(one.name), f"procedures/{one.id}/") for one in procedures),
            ),
            breadcrumb_list(edition, section_link(edition, "procedures")),
        ),
        styles=("tables.css", "steps.css"),
    )


def _group(edition: Edition, route: ProcedureRoute) -> dict[str, Any] | None:
    members = [one for one in edition.catalogue.procedures if one.route is route]
    if not members:
        return None
    return {
        "id": route.value,
        "name": edition.choice(route),
        "lines": [_line(edition, one) for one in members],
    }


def _line(edition: Edition, procedure: Procedure) -> dict[str, Any]:
    times = procedure_times(procedure)
    return {
        "name": edition.say(procedure.name),
        "url": f"procedures/{procedure.id}/",
        "result": edition.say(procedure.result),
        "agency": edition.say(edition.catalogue.agency_by_id[procedure.agency].name),
        "steps": len(procedure.steps),
        "optional": sum(step.optional for step in procedure.steps),
        "promised": promised_time(edition, times),
        "statutory": statutory_time(edition, times),
    }
