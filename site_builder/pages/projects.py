"""The project browser: every packaged project as a card, twenty a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from site_builder.models.choices import Stage
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.page import Page
from site_builder.pages.parts import data_files, page_links, project_card, project_updated

PAGE_SIZE = 20


def project_list_pages(edition: Edition) -> Iterator[Page]:
    """Make the pages of the project list, newest projects first."""
    by_code = sorted(edition.catalogue.projects, key=lambda one: (one.code, one.id))
    projects = sorted(by_code, key=project_updated, reverse=True)
    batches = [projects[at : at + PAGE_SIZE] for at in range(0, len(projects), PAGE_SIZE)] or [[]]
    for number, batch in enumerate(batches, start=1):
        links = page_links("projects/", len(batches), number)
        title = edition._("Investment projects")
        if number > 1:
            title = edition._("{title}, page {n}", title=title, n=number)
        yield Page(
            path=links.here,
            section="projects",
            title=title,
            description=bare(_description(edition)),
            template="projects.html",
            view={
                "heading": edition._("Investment projects"),
                "lead": _description(edition),
                "count": len(projects),
                "cards": [project_card(edition, project) for project in batch],
                "pages": links,
                "industries": _industry_links(edition),
                "parks": _park_links(edition),
                "files": data_files("projects"),
            },
        )


def _description(edition: Edition) -> str:
    projects = edition.catalogue.projects
    still_open = sum(project.stage is Stage.OPEN for project in projects)
    return edition._(
        "All {n} packaged projects of {county}, {open} of them open for offers: "
        "land, investment, cooperation and public fees of each.",
        n=len(projects),
        open=still_open,
        county=edition.say(edition.catalogue.county.name),
    )


def _industry_links(edition: Edition) -> list[tuple[Link, int]]:
    counts = Counter(project.industry for project in edition.catalogue.projects)
    return [
        (Link(edition.say(industry.name), f"industries/{industry.id}/"), counts[industry.id])
        for industry in edition.catalogue.industries
    ]


def _park_links(edition: Edition) -> list[tuple[Link, int]]:
    counts = Counter(project.site.park for project in edition.catalogue.projects)
    return [
        (Link(edition.say(park.name), f"parks/{park.id}/"), counts[park.id])
        for park in edition.catalogue.parks
    ]
