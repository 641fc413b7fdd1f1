"""A procedure's page: what it takes in all, whom to complain to, and its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from site_builder.calculations.procedure_times import ProcedureTimes, procedure_times
from site_builder.models.procedures import Procedure
from site_builder.models.shared import Desk
from site_builder.pages.answering import (
    answer_rows,
    breadcrumb_list,
    owner_plain,
    page_address,
    updated_on,
)
from site_builder.pages.edition import Edition, Figure, Link
from site_builder.pages.page import Page
from site_builder.pages.parts import LabelledFigure, Row, complaint_lines, shown_desk
from site_builder.pages.procedure_steps import shown_steps
from site_builder.pages.procedure_time_text import ShownTime, promised_time, statutory_time
from site_builder.pages.sections import section_link


def procedure_page(edition: Edition, procedure: Procedure) -> Page:
    """Make a procedure's page."""
    url = f"procedures/{procedure.id}/"
    here = Link(edition.plain(procedure.name), url)
    trail = section_link(edition, "procedures")
    times = procedure_times(procedure)
    return Page(
        path=url,
        section="procedures",
        title=edition.plain(procedure.name),
        description=_description(edition, procedure, times),
        template="procedure.html",
        view=_view(edition, procedure, times),
        published=updated_on(procedure),
        source=owner_plain(edition, procedure),
        structured=(_service(edition, procedure), breadcrumb_list(edition, trail, here)),
        is_article=True,
        styles=("tables.css", "details.css", "steps.css", "records.css", "procedure.css"),
        modules=("subnav.js",),
    )


def _description(edition: Edition, procedure: Procedure, times: ProcedureTimes) -> str:
    return edition._(
        "{procedure} in {county}: {steps} steps, time promised in all: {promised}; documents, "
        "counters, fees and law of each step. As of {date}.",
        procedure=edition.plain(procedure.name),
        county=edition.plain(edition.catalogue.county.name),
        steps=len(procedure.steps),
        promised=promised_time(edition, times).text,
        date=edition.date(updated_on(procedure)),
    )


def _view(edition: Edition, procedure: Procedure, times: ProcedureTimes) -> dict[str, Any]:
    agency = edition.catalogue.agency_by_id[procedure.agency]
    return {
        "heading": edition.say(procedure.name),
        "trail": [section_link(edition, "procedures")],
        "summary": edition.say(procedure.summary),
        "agency": edition.say(agency.name),
        "route": edition.choice(procedure.route),
        "updated": edition.date(updated_on(procedure)),
        "facts": list(_facts(edition, procedure, times)),
        "overview": list(_overview(edition, procedure, times)),
        "steps": shown_steps(edition, procedure),
        "tips": [edition.say(tip) for tip in procedure.tips],
        "complaint": edition.say(procedure.complaint),
        "complaints": complaint_lines(edition),
        "desk": shown_desk(edition, _desk(edition, procedure), edition.plain(procedure.name)),
        "answering": answer_rows(edition, procedure),
    }


def _facts(
    edition: Edition, procedure: Procedure, times: ProcedureTimes
) -> Iterator[LabelledFigure]:
    steps = procedure.steps
    optional = sum(step.optional or step.only_if is not None for step in steps)
    for_all = edition._("all projects need them")
    for_some = edition._("{n} of them for some projects only", n=optional)
    yield LabelledFigure(
        edition._("Steps"), Figure(str(len(steps))), note=for_some if optional else for_all
    )
    yield _time_fact(edition._("Promised in all"), promised_time(edition, times))
    yield _time_fact(edition._("Limit in law"), statutory_time(edition, times))
    papers = [paper for step in steps for paper in step.documents or ()]
    fetched = sum(paper.certificate == "shared" for paper in papers)
    yield LabelledFigure(
        edition._("Documents"),
        Figure(str(len(papers))),
        note=edition._("{n} of them fetched by the office", n=fetched) if fetched else "",
    )
    fees = {fee for step in steps for fee in step.fees or ()}
    name = edition._("Fees charged")
    if fees:
        yield LabelledFigure(
            name,
            Figure(str(len(fees)), edition._("items", n=len(fees))),
            note=edition._("see steps"),
        )
    else:
        yield LabelledFigure(name, text=edition._("No fee"))


def _time_fact(name: str, time: ShownTime) -> LabelledFigure:
    notes = [said for said in (time.longest, time.uncounted) if said]
    return LabelledFigure(name, text=time.text, note=Markup("<br>").join(notes))


def _overview(edition: Edition, procedure: Procedure, times: ProcedureTimes) -> Iterator[Row]:
    agency = edition.catalogue.agency_by_id[procedure.agency]
    yield Row(edition._("What you have in the end"), edition.say(procedure.result))
    yield Row(edition._("Applies to"), edition.choice(procedure.route))
    yield Row(edition._("In charge"), edition.say(agency.name))
    if agency.window:
        yield Row(edition._("Counter"), edition.say(agency.window))
    if agency.hours:
        yield Row(edition._("Hours"), edition.say(agency.hours))
    numbers = {step.id: number for number, step in enumerate(procedure.steps, start=1)}
    deciding = [str(numbers[name]) for name in times.promised.path]
    if len(deciding) > 1:
        chain = edition._("Steps {steps}", steps=" → ".join(deciding))
        yield Row(edition._("What decides the time"), chain)


def _desk(edition: Edition, procedure: Procedure) -> Desk:
    return procedure.contact or edition.catalogue.county.contact


def _service(edition: Edition, procedure: Procedure) -> dict[str, Any]:
    agency = edition.catalogue.agency_by_id[procedure.agency]
    return {
        "@type": "GovernmentService",
        "name": edition.plain(procedure.name),
        "description": edition.plain(procedure.summary),
        "url": page_address(edition, f"procedures/{procedure.id}/"),
        "serviceOutput": {"@type": "Thing", "name": edition.plain(procedure.result)},
        "serviceOperator": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(agency.name),
            "telephone": agency.phone.tel_uri.removeprefix("tel:"),
        },
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": edition.plain(edition.catalogue.county.name),
        },
    }
