"""An industry's page: its chain, the links wanted, its strengths, parks, incentives, projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.calculations.eligibility import is_offered
from site_builder.models.choices import ChainPosition, NodeState, Stage
from site_builder.models.industries import ChainNode, Industry
from site_builder.models.policies import Policy
from site_builder.models.projects import Project
from site_builder.pages.answering import (
    answer_rows,
    breadcrumb_list,
    owner_plain,
    page_address,
    updated_on,
)
from site_builder.pages.edition import Edition, Figure, Link
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    LabelledFigure,
    fact_rows,
    project_card,
    shown_desk,
)
from site_builder.pages.project_facets import facet_list_url
from site_builder.pages.sections import section_link

_CARDS = 6
"""Of each link of the chain; its other projects stand on their list."""


def industry_page(edition: Edition, industry: Industry) -> Page:
    """Make an industry's page."""
    url = f"industries/{industry.id}/"
    here = Link(edition.plain(industry.name), url)
    trail = section_link(edition, "industries")
    return Page(
        path=url,
        section="industries",
        title=edition.plain(industry.name),
        description=_description(edition, industry),
        template="industry.html",
        view=_industry_view(edition, industry),
        published=updated_on(industry),
        source=owner_plain(edition, industry),
        structured=(_web_page(edition, industry), breadcrumb_list(edition, trail, here)),
        is_article=True,
        picture=industry.icon,
        styles=("tables.css", "details.css", "cards.css", "records.css", "chain.css", "boxes.css"),
        modules=("shortlist.js", "subnav.js"),
    )


def wanted_nodes(industry: Industry) -> list[ChainNode]:
    """Return the links of a chain that are missing, or wanted stronger or longer."""
    return [node for node in industry.chain if node.state is not NodeState.PRESENT]


def projects_of(edition: Edition, industry: Industry) -> list[Project]:
    """Return an industry's projects, those still open for offers first."""
    order = {stage: index for index, stage in enumerate(Stage)}
    projects = [one for one in edition.catalogue.projects if one.industry == industry.id]
    return sorted(projects, key=lambda one: (order[one.stage], one.code))


def _description(edition: Edition, industry: Industry) -> str:
    wanted = edition._(", ").join(edition.plain(node.name) for node in wanted_nodes(industry))
    return edition._(
        "{industry} in {county}: {nodes} links in the chain, wanted: {wanted}. "
        "{projects} packaged projects, as of {date}.",
        industry=edition.plain(industry.name),
        county=edition.plain(edition.catalogue.county.name),
        nodes=len(industry.chain),
        wanted=wanted or edition._("none at present"),
        projects=len(projects_of(edition, industry)),
        date=edition.date(updated_on(industry)),
    )


def _industry_view(edition: Edition, industry: Industry) -> dict[str, Any]:
    catalogue = edition.catalogue
    projects = projects_of(edition, industry)
    agency = catalogue.agency_by_id.get(industry.owner)
    return {
        "heading": edition.say(industry.name),
        "trail": [section_link(edition, "industries")],
        "icon": industry.icon,
        "summary": edition.say(industry.summary),
        "classes": edition._(", ").join(industry.classes),
        "updated": edition.date(updated_on(industry)),
        "facts": list(_facts(edition, industry, projects)),
        "body": edition.paragraphs(industry.body),
        "stages": list(_stages(edition, industry, projects)),
        "wanted": [_node(edition, node, projects) for node in wanted_nodes(industry)],
        "strengths": fact_rows(edition, industry.strengths),
        "parks": [_park(edition, park_id) for park_id in industry.parks],
        "groups": list(_groups(edition, industry, projects)),
        "project_count": len(projects),
        "all_projects": facet_list_url("industry", industry.id) if projects else "projects/",
        "policies": [_policy(edition, one) for one in _policies(edition, industry)],
        "as_of": edition.date(edition.as_of),
        "desk": shown_desk(edition, catalogue.county.contact, edition.plain(industry.name)),
        "agency": edition.say(agency.name) if agency else "",
        "agency_phone": edition.phone(agency.phone) if agency else None,
        "answering": answer_rows(edition, industry),
    }


def _facts(
    edition: Edition, industry: Industry, projects: Sequence[Project]
) -> Iterator[LabelledFigure]:
    unknown = edition._("To be published")
    above = edition._("above the statistical threshold")
    if industry.firms is None:
        yield LabelledFigure(edition._("Firms"), text=unknown, note=above)
    else:
        yield LabelledFigure(edition._("Firms"), Figure(str(industry.firms)), note=above)
    if industry.output is None:
        yield LabelledFigure(edition._("Output a year"), text=unknown)
    else:
        figure = edition.money_figure(industry.output)
        yield LabelledFigure(
            edition._("Output a year"), figure, note=edition.converted(industry.output)
        )
    still_open = sum(one.stage is Stage.OPEN for one in projects)
    yield LabelledFigure(
        edition._("Packaged projects"),
        Figure(str(len(projects))),
        note=edition._("{n} of them open for offers", n=still_open),
    )
    yield LabelledFigure(
        edition._("Gaps in the chain"),
        Figure(str(len(wanted_nodes(industry)))),
        note=edition.plural("of {n} in the chain", "of {n} in the chain", len(industry.chain)),
    )
    yield LabelledFigure(edition._("Parks for it"), Figure(str(len(industry.parks))))


def _stages(
    edition: Edition, industry: Industry, projects: Sequence[Project]
) -> Iterator[dict[str, Any]]:
    for position in ChainPosition:
        nodes = [node for node in industry.chain if node.position is position]
        if nodes:
            yield {
                "name": edition.choice(position),
                "is_side": position is ChainPosition.SERVICES,
                "nodes": [_node(edition, node, projects) for node in nodes],
            }


def _node(edition: Edition, node: ChainNode, projects: Sequence[Project]) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": edition.say(node.name),
        "is_wanted": node.state is not NodeState.PRESENT,
        "state": edition.choice(node.state),
        "present": edition.say(node.present),
        "wanted": edition.say(node.wanted),
        "projects": sum(one.node == node.id for one in projects),
    }


def _groups(
    edition: Edition, industry: Industry, projects: Sequence[Project]
) -> Iterator[dict[str, Any]]:
    nodes = [(node.id, edition.say(node.name)) for node in industry.chain]
    known = {name for name, _ in nodes}
    for node_id, name in nodes:
        members = [one for one in projects if one.node == node_id]
        if members:
            yield _group(edition, node_id, name, members)
    others = [one for one in projects if one.node not in known]
    if others:
        yield _group(edition, "other", edition._("Other projects"), others)


def _group(edition: Edition, node_id: str, name: str, members: Sequence[Project]) -> dict[str, Any]:
    cards = [project_card(edition, one) for one in members[:_CARDS]]
    return {"id": f"projects-{node_id}", "name": name, "cards": cards}


def _park(edition: Edition, park_id: str) -> dict[str, Any]:
    park = edition.catalogue.park_by_id[park_id]
    return {
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "ready": edition.area(park.ready),
        "price": edition.price(park.land_price) or edition._("To be published"),
        "rent": edition.price(park.rent) or edition._("To be published"),
    }


def _policies(edition: Edition, industry: Industry) -> list[Policy]:
    return [
        policy
        for policy in edition.catalogue.policies
        if is_offered(policy, edition.as_of)
        and (not policy.industries or industry.id in policy.industries)
    ]


def _policy(edition: Edition, policy: Policy) -> dict[str, Any]:
    return {
        "name": edition.say(policy.name),
        "url": f"policies/{policy.id}/",
        "summary": edition.say(policy.summary),
        "status": edition.choice(policy.status),
        "until": edition.date(policy.expires) or edition._("no end date"),
        "agency": edition.say(edition.catalogue.agency_by_id[policy.agency].name),
    }


def _web_page(edition: Edition, industry: Industry) -> dict[str, Any]:
    return {
        "@type": "WebPage",
        "name": edition.plain(industry.name),
        "description": edition.plain(industry.summary),
        "url": page_address(edition, f"industries/{industry.id}/"),
        "inLanguage": edition.locale,
        "dateModified": updated_on(industry).isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": owner_plain(edition, industry)},
        "spatialCoverage": edition.plain(edition.catalogue.county.name),
    }
