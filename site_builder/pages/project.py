"""A project's page, in the order in which an investor asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from site_builder.calculations.bill import Bill
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import ClauseMatch
from site_builder.calculations.neighbours import catalogue_neighbours
from site_builder.calculations.project_terms import project_terms
from site_builder.models.choices import MAIN_STAGES, Stage
from site_builder.models.projects import Project
from site_builder.pages.answering import breadcrumb_list, owner_name, owner_plain, updated_on
from site_builder.pages.bill_text import ONE_OFF, amount_text, shown_bill
from site_builder.pages.clause_worth import worth_text
from site_builder.pages.condition_text import condition_lines, verdict_text
from site_builder.pages.contact import DESK_CARD
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_links import estimator_url
from site_builder.pages.maps import map_file
from site_builder.pages.matcher import plan_query
from site_builder.pages.media import shown_images, shown_papers
from site_builder.pages.page import Page, PagePlan
from site_builder.pages.parts import (
    LabelledFigure,
    fact_rows,
    project_card,
    project_place,
    shown_desk,
    shown_stage,
)
from site_builder.pages.project_chart import economics_chart
from site_builder.pages.project_figures import (
    cooperation_rows,
    economics,
    fee_figure,
    investment_rows,
    key_facts,
    plot_plan,
    preparation_step,
    site_rows,
)
from site_builder.pages.project_sheet import sheet_file
from site_builder.pages.qr import qr_code
from site_builder.pages.sections import section_link
from site_builder.pages.share_pictures import (
    project_picture_address,
    project_picture_files,
    project_picture_text,
)
from site_builder.pages.structured import project_entity

_RELATED = 3
_CLAUSES = 8


def project_pages(edition: Edition) -> Iterator[Page]:
    """Make a page for every project."""
    for plan in project_plans(edition):
        yield plan.make()


def project_plans(edition: Edition, part: slice = slice(None)) -> Iterator[PagePlan]:
    """Plan a page for every project, or for a part of them."""
    for project in edition.catalogue.projects[part]:
        yield project_plan(edition, project)


def project_plan(edition: Edition, project: Project) -> PagePlan:
    """Plan the page of one project."""
    related = _related(edition, project)
    shown = (project.id, *(one.id for one in related))
    make = partial(_page, edition, project, related)
    return PagePlan(f"projects/{project.id}/", "projects", shown, make)


def _page(edition: Edition, project: Project, related: Sequence[Project]) -> Page:
    catalogue = edition.catalogue
    name = edition.plain(project.name)
    path = f"projects/{project.id}/"
    address = f"{catalogue.county.site.address}{edition.prefix}{path}"
    terms = project_terms(catalogue, project, edition.as_of)
    bill = terms.bill
    return Page(
        path=path,
        section="projects",
        title=name,
        description=_description(edition, project),
        template="project.html",
        view={
            **_overview(edition, project),
            "facts": [
                *key_facts(edition, project),
                *_fee_figures(edition, bill),
            ],
            "timeline": list(_timeline(edition, project)),
            "site_rows": list(site_rows(edition, project)),
            "site_conditions": fact_rows(edition, project.conditions),
            "plan": plot_plan(edition, project),
            "investment": list(investment_rows(edition, project)),
            "cooperation": list(cooperation_rows(edition, project)),
            "economics": list(economics(edition, project)),
            "economics_source": edition.say(project.returns.source if project.returns else None),
            "preparation": [preparation_step(edition, one) for one in project.preparation],
            **_incentives(edition, terms.matches),
            "bill": shown_bill(edition, bill),
            "estimator": estimator_url(edition.fee_rules, terms.facts),
            "desk": shown_desk(
                edition,
                project.contact or catalogue.county.contact,
                f"{project.code} {name}",
                about=address,
                card=f"{path}desk.vcf" if project.contact else DESK_CARD,
            ),
            "qr": Markup(qr_code(address)),
            "address": address,
            "map": map_file(edition, project.site.park or ""),
            "images": shown_images(edition, project.images),
            "papers": shown_papers(edition, project.attachments),
            "video": project.video or "",
            "chart": economics_chart(edition, project),
            **_printed(edition),
            "matcher": plan_query(edition, terms.facts),
            "ramp_up": _ramp_up(edition, project),
            "related": [project_card(edition, one) for one in related],
        },
        published=updated_on(project),
        source=owner_plain(edition, project),
        structured=(
            project_entity(edition, project, address),
            breadcrumb_list(edition, section_link(edition, "projects"), Link(name, path)),
        ),
        is_article=True,
        files=(sheet_file(edition, project, terms), *project_picture_files(edition, project)),
        own_picture=(project_picture_address(project), project_picture_text(edition, project)),
        styles=(
            "tables.css",
            "details.css",
            "cards.css",
            "steps.css",
            "records.css",
            "boxes.css",
            "copy.css",
            "project.css",
            "project-print.css",
        ),
        modules=("shortlist.js", "copy.js", "subnav.js"),
    )


def _printed(edition: Edition) -> dict[str, Any]:
    """Return what only the printed sheet says."""
    county = edition.catalogue.county
    return {
        "site_name": edition.say(county.site.title),
        "as_of": edition.date(edition.as_of),
        "is_demo": county.site.is_demo,
        "demo_notice": edition.say(county.site.demo_notice),
        "complaint_phone": edition.phone(county.complaints[0].phone).text,
    }


def _ramp_up(edition: Edition, project: Project) -> Markup:
    """Say how much of the capacity is used from year to year."""
    shares = project.returns.ramp_up if project.returns else ()
    return edition.listed([edition.price(share) for share in shares])


def _fee_figures(edition: Edition, bill: Bill) -> Iterator[LabelledFigure]:
    """Show the sum of the one-off fees, if there is any fee that falls due once."""
    if any(line.item.frequency in ONE_OFF for line in bill.computed):
        yield fee_figure(edition, amount_text(bill.total(ONE_OFF), 0))


def _description(edition: Edition, project: Project) -> str:
    return edition._(
        "{name}: {place}, investment {money}, {stage}. {summary}",
        name=edition.plain(project.name),
        place=bare(project_place(edition, project)),
        money=edition.money(project.investment.total, converted=True) or edition.to_come,
        stage=edition.choice(project.stage),
        summary=_first_sentence(edition.plain(project.summary)),
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=。)|(?<=\.)\s", text, maxsplit=1)[0]


def _overview(edition: Edition, project: Project) -> dict[str, Any]:
    industry = edition.catalogue.industry_by_id[project.industry]
    verified = project.verified
    agency = edition.catalogue.agency_by_id[verified.by] if verified else None
    return {
        "id": project.id,
        "code": project.code,
        "name": edition.say(project.name),
        "summary": edition.say(project.summary),
        "industry": edition.say(industry.name),
        "industry_url": f"industries/{industry.id}/",
        "icon_name": industry.icon,
        "place": project_place(edition, project),
        "stage": shown_stage(edition, project.stage),
        "is_halted": project.stage in (Stage.SUSPENDED, Stage.CANCELLED),
        "updated": edition.date(updated_on(project)),
        "verified": edition.date(verified.on) if verified else "",
        "verified_by": edition.say(agency.name) if agency else "",
        "valid_until": edition.date(project.valid_until),
        "owner": owner_name(edition, project),
        "content": edition.paragraphs(project.content),
        "market": edition.paragraphs(project.market),
        "is_translated": _is_translated(edition, project),
    }


def _is_translated(edition: Edition, project: Project) -> bool:
    texts = (project.name, project.summary, project.content, project.market)
    return all(edition.locale in text.locales for text in texts if text)


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


_VERDICT_ORDER = {Verdict.MET: 0, Verdict.OPEN: 1}


def _incentives(edition: Edition, found: Iterable[ClauseMatch]) -> dict[str, Any]:
    """Show the clauses that fit, and whether every local one of them has been reviewed."""
    matches = _fitting(found)
    local = [one.policy for one in matches if one.policy.level in ("municipal", "county")]
    return {
        "clauses": [_clause(edition, one) for one in matches],
        "is_reviewed": all(policy.review is not None for policy in local),
    }


def _fitting(found: Iterable[ClauseMatch]) -> list[ClauseMatch]:
    """Return the clauses that fit, those that are certain first; what does not fit is left out."""
    matches = [one for one in found if one.judgement.verdict in _VERDICT_ORDER]
    matches.sort(key=lambda one: _VERDICT_ORDER[one.judgement.verdict])
    return matches[:_CLAUSES]


def _clause(edition: Edition, match: ClauseMatch) -> dict[str, Any]:
    verdict = match.judgement.verdict
    return {
        "title": edition.say(match.clause.title),
        "benefit": edition.say(match.clause.benefit.text),
        "worth": worth_text(edition, match),
        "policy": edition.say(match.policy.name),
        "beneficiary": edition.say(match.clause.beneficiary),
        "url": f"policies/{match.policy.id}/#clause-{match.clause.id}",
        "conditions": condition_lines(edition, match.clause.when, match.judgement),
        "verdict": verdict.value,
        "verdict_text": verdict_text(edition, verdict),
    }


def _related(edition: Edition, project: Project) -> list[Project]:
    """Choose projects to read next: those named, then by industry, park and size."""
    catalogue = edition.catalogue
    named = [catalogue.project_by_id[one] for one in project.related][:_RELATED]
    return [*named, *catalogue_neighbours(catalogue).of(project, _RELATED - len(named))]
