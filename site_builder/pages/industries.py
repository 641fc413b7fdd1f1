"""The list of industries: what each makes, and which links of its chain are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.models.industries import Industry
from site_builder.models.projects import Project
from site_builder.pages.answering import breadcrumb_list, updated_on
from site_builder.pages.edition import Edition, Link
from site_builder.pages.industry import industry_page, projects_of, wanted_nodes
from site_builder.pages.page import Page
from site_builder.pages.sections import section_link
from site_builder.pages.structured import collection

_NAMED_GAPS = 4


def industry_pages(edition: Edition) -> Iterator[Page]:
    """Make the list of industries and each industry's page."""
    yield _list_page(edition)
    for industry in edition.catalogue.industries:
        yield industry_page(edition, industry)


def _list_page(edition: Edition) -> Page:
    industries = edition.catalogue.industries
    lead = edition._(
        "{industries} industries with {nodes} links in their chains; {wanted} of these links are "
        "missing or too weak, and {projects} packaged projects would fill them.",
        industries=len(industries),
        nodes=sum(len(one.chain) for one in industries),
        wanted=sum(len(wanted_nodes(one)) for one in industries),
        projects=len(_filling(edition)),
    )
    return Page(
        path="industries/",
        section="industries",
        title=edition._("Industries and their gaps"),
        description=lead,
        template="industries.html",
        view={
            "heading": edition._("Industries and their gaps"),
            "lead": lead,
            "industries": [_tile(edition, one) for one in industries],
            "lines": [_line(edition, one) for one in industries],
        },
        published=max((updated_on(one) for one in industries), default=None),
        structured=(
            collection(
                edition,
                "industries",
                (Link(edition.plain(one.name), f"industries/{one.id}/") for one in industries),
            ),
            breadcrumb_list(edition, section_link(edition, "industries")),
        ),
        styles=("tables.css", "overview.css"),
    )


def _filling(edition: Edition) -> list[Project]:
    wanted = {
        (industry.id, node.id)
        for industry in edition.catalogue.industries
        for node in wanted_nodes(industry)
    }
    return [one for one in edition.catalogue.projects if (one.industry, one.node) in wanted]


def _tile(edition: Edition, industry: Industry) -> dict[str, Any]:
    missing = [edition.say(node.name) for node in wanted_nodes(industry)]
    return {
        "icon": industry.icon,
        "name": edition.say(industry.name),
        "url": f"industries/{industry.id}/",
        "count": len(projects_of(edition, industry)),
        "wanted": edition.listed_names(missing[:_NAMED_GAPS]),
    }


def _line(edition: Edition, industry: Industry) -> dict[str, Any]:
    unknown = edition._("To be published")
    return {
        "name": edition.say(industry.name),
        "url": f"industries/{industry.id}/",
        "firms": str(industry.firms) if industry.firms is not None else unknown,
        "output": edition.money(industry.output, converted=True) or unknown,
        "present": len(industry.chain) - len(wanted_nodes(industry)),
        "wanted": len(wanted_nodes(industry)),
        "verified": edition.date(industry.verified.on if industry.verified else None) or unknown,
    }
