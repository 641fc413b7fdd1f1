"""A project's page, in the order in which an investor asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from site_builder.calculations.bill import fee_bill
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import ClauseMatch, match_clauses
from site_builder.calculations.facts import project_facts
from site_builder.illustrations import ParcelWords, parcel_plan_svg
from site_builder.models.choices import MAIN_STAGES, Stage
from site_builder.models.projects import Project
from site_builder.pages.bill_text import ONE_OFF, amount_text, shown_bill
from site_builder.pages.condition_text import condition_lines, verdict_text
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.maps import map_file
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    LabelledFigure,
    Row,
    fact_rows,
    project_card,
    project_place,
    project_updated,
    shown_desk,
    shown_stage,
)
from site_builder.pages.qr import qr_code

_RELATED = 3
_CLAUSES = 8


def project_pages(edition: Edition) -> Iterator[Page]:
    """Make a page for every project."""
    for project in edition.catalogue.projects:
        yield _page(edition, project)


def _page(edition: Edition, project: Project) -> Page:
    catalogue = edition.catalogue
    name = edition.plain(project.name)
    path = f"projects/{project.id}/"
    address = f"{catalogue.county.site.address}{edition.prefix}{path}"
    facts = project_facts(catalogue, project)
    bill = fee_bill(catalogue, facts, edition.as_of, project.known_fees)
    return Page(
        path=path,
        section="projects",
        title=name,
        description=_description(edition, project),
        template="project.html",
        view={
            **_overview(edition, project),
            "facts": [
                *_facts(edition, project),
                _fee_figure(edition, amount_text(bill.total(ONE_OFF))),
            ],
            "timeline": list(_timeline(edition, project)),
            "site_rows": list(_site_rows(edition, project)),
            "plan": _plan(edition, project),
            "investment": list(_investment_rows(edition, project)),
            "cooperation": list(_cooperation_rows(edition, project)),
            "economics": list(_economics(edition, project)),
            "economics_source": edition.say(project.returns.source if project.returns else None),
            "preparation": [_preparation(edition, one) for one in project.preparation],
            "clauses": _clauses(edition, facts),
            "bill": shown_bill(edition, bill),
            "desk": shown_desk(
                edition, project.contact or catalogue.county.contact, f"{project.code} {name}"
            ),
            "qr": Markup(qr_code(address)),
            "address": address,
            "map": map_file(edition, project.site.park or ""),
            "related": [project_card(edition, one) for one in _related(edition, project)],
        },
        published=_updated(project),
        source=_owner(edition, project),
        structured=(_structured(edition, project, address), _trail(edition, name, address)),
        is_article=True,
    )


def _updated(project: Project) -> date:
    return date.fromisoformat(project_updated(project))


def _owner(edition: Edition, project: Project) -> str:
    catalogue = edition.catalogue
    owner = catalogue.agency_by_id.get(project.owner) or catalogue.town_by_id[project.owner]
    return edition.plain(owner.name)


def _description(edition: Edition, project: Project) -> str:
    return edition._(
        "{name}: {place}, investment {money}, {stage}. {summary}",
        name=edition.plain(project.name),
        place=project_place(edition, project).striptags(),
        money=edition.money(project.investment.total, converted=True),
        stage=edition.choice(project.stage),
        summary=edition.plain(project.summary),
    )


def _overview(edition: Edition, project: Project) -> dict[str, Any]:
    industry = edition.catalogue.industry_by_id[project.industry]
    verified = project.verified
    agency = edition.catalogue.agency_by_id[verified.by] if verified else None
    return {
        "code": project.code,
        "name": edition.say(project.name),
        "summary": edition.say(project.summary),
        "industry": edition.say(industry.name),
        "industry_url": f"industries/{industry.id}/",
        "icon_name": industry.icon,
        "place": project_place(edition, project),
        "stage": shown_stage(edition, project.stage),
        "is_halted": project.stage in (Stage.SUSPENDED, Stage.CANCELLED),
        "updated": edition.date(_updated(project)),
        "verified": edition.date(verified.on) if verified else "",
        "verified_by": edition.say(agency.name) if agency else "",
        "valid_until": edition.date(project.valid_until),
        "owner": _owner(edition, project),
        "content": edition.paragraphs(project.content),
        "market": edition.paragraphs(project.market),
        "is_translated": _is_translated(edition, project),
    }


def _is_translated(edition: Edition, project: Project) -> bool:
    texts = (project.name, project.summary, project.content, project.market)
    return all(edition.locale in text.locales for text in texts if text)


def _facts(edition: Edition, project: Project) -> Iterator[LabelledFigure]:
    invested = project.investment.total
    yield LabelledFigure(
        edition._("Total investment"),
        edition.money_figure(invested),
        note=edition.converted(invested),
    )
    land = project.land
    space = land.area or land.floor_area
    yield LabelledFigure(
        edition._("Land") if land.area else edition._("Floor space"),
        edition.area_figure(space) if space else None,
        text="" if space else edition._("To be published"),
        note=edition.choice(land.state),
    )
    modes = edition.listed([edition.choice(one) for one in project.cooperation.modes])
    yield LabelledFigure(
        edition._("Cooperation"), text=modes, note=edition.choice(project.cooperation.foreign)
    )
    jobs = project.returns.jobs if project.returns else None
    yield LabelledFigure(
        edition._("Jobs at capacity"),
        Figure(f"{jobs:,}", edition.plural("person", "people", jobs)) if jobs else None,
        text="" if jobs else edition._("To be published"),
    )


def _fee_figure(edition: Edition, total: str) -> LabelledFigure:
    unit = edition._("yuan")
    note = edition._("computed from the published list")
    return LabelledFigure(edition._("One-off public fees"), Figure(total, unit), note=note)


def _timeline(edition: Edition, project: Project) -> Iterator[dict[str, Any]]:
    dates = {one.stage: one.on for one in project.stages}
    promises = {one.stage: one.promise for one in edition.catalogue.county.stage_promises}
    now = MAIN_STAGES.index(project.stage) if project.stage in MAIN_STAGES else -1
    for index, stage in enumerate(MAIN_STAGES):
        on = dates.get(stage)
        note: str | Markup = edition.say(promises.get(stage))
        if on is not None:
            note = edition.date(on)
        yield {
            "name": edition.choice(stage),
            "note": note,
            "is_done": index < now,
            "is_current": index == now,
        }


def _site_rows(edition: Edition, project: Project) -> Iterator[Row]:
    site, land, town = project.site, project.land, edition.catalogue.town_by_id[project.site.town]
    yield Row(edition._("Town"), edition.say(town.name))
    if site.address or site.plot:
        address = edition.say(site.address) if site.address else Markup(site.plot or "")
        yield Row(edition._("Address"), address)
    if land.area:
        yield Row(edition._("Land area"), edition.area(land.area))
    if land.floor_area:
        yield Row(edition._("Floor area"), edition.area(land.floor_area))
    if land.use:
        yield Row(edition._("Planned use"), edition.say(land.use))
    if land.price:
        yield Row(edition._("Land price or rent"), edition.say(land.price))
    if site.place:
        where = f"{site.place.latitude}, {site.place.longitude} ({site.place.datum})"
        yield Row(edition._("Coordinates"), where)
    yield from fact_rows(edition, project.conditions)


def _plan(edition: Edition, project: Project) -> Markup:
    land = project.land
    words = ParcelWords(
        area=edition.area_short(land.area or land.floor_area),
        note=edition.choice(land.state),
        north=edition._("N"),
    )
    return Markup(parcel_plan_svg(land.state.value, seed=project.id, words=words, large=True))


def _investment_rows(edition: Edition, project: Project) -> Iterator[Row]:
    spent = project.investment
    yield Row(edition._("Total investment"), edition.money(spent.total, converted=True))
    named = (
        (edition._("Of it, fixed assets"), spent.fixed_assets),
        (edition._("Sought from investors"), spent.sought),
        (edition._("Registered capital"), spent.registered_capital),
    )
    for label, money in named:
        if money is not None:
            yield Row(label, edition.money(money))
    for phase in (*spent.phases, *spent.funding):
        yield Row(edition.say(phase.name), edition.money(phase.amount))
    if spent.note:
        yield Row(edition._("Note"), edition.say(spent.note))


def _cooperation_rows(edition: Edition, project: Project) -> Iterator[Row]:
    cooperation = project.cooperation
    modes = edition.listed([edition.choice(one) for one in cooperation.modes])
    yield Row(edition._("Forms of cooperation"), modes)
    if cooperation.note:
        yield Row(edition._("Terms"), edition.say(cooperation.note))
    access: Markup = Markup(edition.choice(cooperation.foreign))
    if cooperation.foreign_basis:
        basis = edition.say(cooperation.foreign_basis)
        access = Markup("{}{}{}").format(access, edition._("; "), basis)
    yield Row(edition._("Foreign investment"), access)


def _economics(edition: Edition, project: Project) -> Iterator[LabelledFigure]:
    returns = project.returns
    if returns is None:
        return
    named = (
        (edition._("Revenue a year at capacity"), returns.revenue),
        (edition._("Net profit a year"), returns.profit),
        (edition._("Tax a year"), returns.tax),
    )
    for label, money in named:
        if money is not None:
            yield LabelledFigure(label, edition.money_figure(money))
    if returns.rate_of_return:
        text = edition.price(returns.rate_of_return)
        yield LabelledFigure(edition._("Internal rate of return, after tax"), Figure(text))
    if returns.payback:
        text = edition.duration(returns.payback)
        yield LabelledFigure(edition._("Payback, construction included"), Figure(text))


def _preparation(edition: Edition, step: Any) -> dict[str, Any]:
    return {
        "name": edition.choice(step.step),
        "state": edition.choice(step.state),
        "key": step.state.value,
        "date": edition.date(step.on),
        "number": step.number.display if step.number else "",
        "note": edition.say(step.note),
    }


_VERDICT_ORDER = {Verdict.MET: 0, Verdict.OPEN: 1}


def _clauses(edition: Edition, facts: Any) -> list[dict[str, Any]]:
    """Show the clauses that fit, those that are certain first; what does not fit is left out."""
    matches = [
        one
        for one in match_clauses(edition.catalogue, facts, edition.as_of)
        if one.judgement.verdict in _VERDICT_ORDER
    ]
    matches.sort(key=lambda one: _VERDICT_ORDER[one.judgement.verdict])
    return [_clause(edition, one) for one in matches[:_CLAUSES]]


def _clause(edition: Edition, match: ClauseMatch) -> dict[str, Any]:
    verdict = match.judgement.verdict
    return {
        "title": edition.say(match.clause.title),
        "benefit": edition.say(match.clause.benefit.text),
        "policy": edition.say(match.policy.name),
        "url": f"policies/{match.policy.id}/#clause-{match.clause.id}",
        "conditions": condition_lines(edition, match.clause.when, match.judgement),
        "verdict": verdict.value,
        "verdict_text": verdict_text(edition, verdict),
    }


def _related(edition: Edition, project: Project) -> list[Project]:
    """Choose projects to read next: those named, then by industry, park and size."""
    catalogue = edition.catalogue
    named = [catalogue.project_by_id[one] for one in project.related]
    others = [one for one in catalogue.projects if one.id != project.id and one not in named]
    others.sort(key=lambda one: (-_closeness(project, one), one.code))
    return [*named, *others][:_RELATED]


def _closeness(project: Project, other: Project) -> int:
    is_same_park = project.site.park is not None and project.site.park == other.site.park
    mine, theirs = project.investment.total.amount, other.investment.total.amount
    is_same_size = bool(mine / 2 <= theirs <= mine * 2)
    is_same_industry = project.industry == other.industry
    return 4 * is_same_industry + 2 * is_same_park + is_same_size + (other.stage is Stage.OPEN)


def _structured(edition: Edition, project: Project, address: str) -> dict[str, Any]:
    county = edition.catalogue.county
    return {
        "@type": "Product",
        "additionalType": "https://schema.org/InvestmentOrDeposit",
        "name": edition.plain(project.name),
        "description": edition.plain(project.summary),
        "url": address,
        "productID": project.code,
        "category": edition.plain(edition.catalogue.industry_by_id[project.industry].name),
        "manufacturer": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(county.site.undertaker),
        },
    }


def _trail(edition: Edition, name: str, address: str) -> dict[str, Any]:
    base = f"{edition.catalogue.county.site.address}{edition.prefix}"
    steps = (
        (edition._("Home"), base),
        (edition._("Projects"), f"{base}projects/"),
        (name, address),
    )
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": text, "item": url}
            for at, (text, url) in enumerate(steps, start=1)
        ],
    }
