"""A project in lines of equal wording, so that readers can hold one beside another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from site_builder.calculations.bill import Bill
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import ClauseMatch
from site_builder.calculations.project_terms import ProjectTerms
from site_builder.models.choices import PreparationState
from site_builder.models.projects import Project
from site_builder.pages.answering import updated_on
from site_builder.pages.bill_text import ONE_OFF, amount_text
from site_builder.pages.edition import Edition
from site_builder.pages.parts import card_figures, leading_figures
from site_builder.values.text import LocalizedText


class Line(NamedTuple):
    """A line of the comparison: its key in the data, and its msgid."""

    key: str
    label: str


class Group(NamedTuple):
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


GROUPS = (
    Group(
        "Basics",
        (
            Line("stage", "Stage"),
            Line("industry", "Industry"),
            Line("kind", "Kind of project"),
        ),
    ),
    Group(
        "Site and land",
        (
            Line("place", "Park or town"),
            Line("land", "Land area"),
            Line("land_state", "State of the land"),
            Line("floor", "Floor area"),
            Line("price", "Land price or rent"),
        ),
    ),
    Group(
        "Investment and cooperation",
        (
            Line("investment", "Total investment"),
            Line("sought", "Sought from investors"),
            Line("cooperation", "Forms of cooperation"),
            Line("foreign", "Foreign investment"),
        ),
    ),
    Group(
        "Economics",
        (
            Line("revenue", "Revenue a year at capacity"),
            Line("profit", "Net profit a year"),
            Line("tax", "Tax a year"),
            Line("return", "Internal rate of return, after tax"),
            Line("payback", "Payback, construction included"),
            Line("jobs", "Jobs at capacity"),
        ),
    ),
    Group(
        "Fees and incentives",
        (
            Line("fees", "One-off public fees"),
            Line("incentives", "Incentives that may apply"),
        ),
    ),
    Group(
        "How far along",
        (
            Line("preparation", "Prepared so far"),
            Line("updated", "Last updated"),
            Line("verified", "Verified"),
            Line("desk", "Desk"),
        ),
    ),
)

Said = str | dict[str, str]
"""A text, or `{text, lang}` where it is not in the readers' language."""


def sheet_file(edition: Edition, project: Project, terms: ProjectTerms) -> tuple[str, bytes]:
    """Return the file that scripts read of a project: its address, beside the page, and content."""
    sheet = project_sheet(edition, project, terms)
    text = json.dumps(sheet, ensure_ascii=False, separators=(",", ":"))
    return f"{edition.prefix}projects/{project.id}/facts.json", text.encode("utf-8")


def project_sheet(edition: Edition, project: Project, terms: ProjectTerms) -> dict[str, Any]:
    """Return what scripts show of a project; lines of which nothing is known are left out."""
    values = {
        **_basics(edition, project),
        **_money(edition, project),
        **_state(edition, project),
        "fees": _fees(edition, terms.bill),
        "incentives": _incentives(edition, terms.matches),
    }
    return {
        "id": project.id,
        "code": project.code,
        "name": _said(edition, project.name),
        "brief": _said(edition, project.summary),
        "note": leading_figures(card_figures(edition, project)),
        "values": {key: value for key, value in values.items() if value},
    }


def _said(edition: Edition, text: LocalizedText | None) -> Said:
    if text is None:
        return ""
    wording = text.in_locale(edition.locale)
    if wording.locale == edition.locale:
        return wording.text
    return {"text": wording.text, "lang": wording.locale}


def _basics(edition: Edition, project: Project) -> dict[str, Said]:
    catalogue, site, land = edition.catalogue, project.site, project.land
    place = catalogue.park_by_id.get(site.park or "") or catalogue.town_by_id[site.town]
    return {
        "stage": edition.choice(project.stage),
        "industry": _said(edition, catalogue.industry_by_id[project.industry].name),
        "kind": edition.choice(project.kind),
        "place": _said(edition, place.name),
        "land": edition.area(land.area),
        "land_state": edition.choice(land.state),
        "floor": edition.area(land.floor_area),
        "price": _said(edition, land.price),
    }


def _money(edition: Edition, project: Project) -> dict[str, Said]:
    spent, terms, returns = project.investment, project.cooperation, project.returns
    return {
        "investment": edition.money(spent.total, converted=True),
        "sought": edition.money(spent.sought, converted=True),
        "cooperation": edition._(", ").join(edition.choice(one) for one in terms.modes),
        "foreign": edition.choice(terms.foreign) if terms.foreign else "",
        "revenue": edition.money(returns.revenue) if returns else "",
        "profit": edition.money(returns.profit) if returns else "",
        "tax": edition.money(returns.tax) if returns else "",
        "return": edition.price(returns.rate_of_return) if returns else "",
        "payback": edition.duration(returns.payback) if returns else "",
        "jobs": f"{returns.jobs:,}" if returns and returns.jobs is not None else "",
    }


def _state(edition: Edition, project: Project) -> dict[str, Said]:
    desk = project.contact or edition.catalogue.county.contact
    phone = edition.phone(desk.phone).text
    return {
        "preparation": _preparation(edition, project),
        "updated": edition.date(updated_on(project)),
        "verified": edition.date(project.verified.on) if project.verified else "",
        "desk": f"{edition.plain(desk.name)}{edition._(', ')}{phone}",
    }


def _fees(edition: Edition, bill: Bill) -> str:
    if not any(line.item.frequency in ONE_OFF for line in bill.computed):
        return ""
    return edition._("CNY {sum}", sum=amount_text(bill.total(ONE_OFF)))


def _incentives(edition: Edition, matches: Iterable[ClauseMatch]) -> str:
    counts = Counter(one.judgement.verdict for one in matches)
    return edition._(
        "{met} met, {open} to be confirmed", met=counts[Verdict.MET], open=counts[Verdict.OPEN]
    )


def _preparation(edition: Edition, project: Project) -> str:
    due = [one for one in project.preparation if one.state is not PreparationState.NOT_NEEDED]
    if not due:
        return ""
    done = sum(one.state is PreparationState.DONE for one in due)
    return edition._("{done} of {n} steps done", done=done, n=len(due))
