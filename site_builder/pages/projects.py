"""The project list: every packaged project as a card, in pages, and what scripts browse it by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.models.choices import Stage
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.browse.panel import Panel, ShownFacet, shown_panel
from site_builder.pages.browse.project_rows import (
    list_drawings,
    pattern_card,
    project_cells,
    project_nouns,
)
from site_builder.pages.browse.projects import PROJECTS, newest_first, projects_by_name
from site_builder.pages.browse.table import TableFile, table_file
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    ProjectCard,
    data_files,
    page_links,
    project_card,
)
from site_builder.pages.project_facets import LISTED, facet_list_url
from site_builder.pages.sections import section_link
from site_builder.pages.structured import ListPart, collection

PAGE_SIZE = 24


class _List(NamedTuple):
    """The whole list, of which each page shows a part."""

    lead: str
    cards: tuple[ProjectCard, ...]
    lists: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """What readers without script browse by: titles, options, how many projects have each."""
    panel: Panel
    table: TableFile


def project_list_pages(edition: Edition) -> Iterator[Page]:
    """Make the pages of the project list, newest projects first."""
    by_name = projects_by_name(edition)
    cards = {project.id: project_card(edition, project) for project in by_name}
    table = table_file(
        edition, PROJECTS, by_name, lambda one: project_cells(edition, one, cards[one.id])
    )
    newest = newest_first(by_name)
    panel = shown_panel(edition, PROJECTS, by_name, table, project_nouns(edition), PAGE_SIZE)
    whole = _List(
        _lead(edition),
        tuple(cards[project.id] for project in newest),
        tuple((one.title, _option_links(one)) for one in panel.facets if one.key in LISTED),
        panel,
        table,
    )
    count = max(1, -(-len(newest) // PAGE_SIZE))
    for number in range(1, count + 1):
        yield _page(edition, whole, number, count)


def _option_links(facet: ShownFacet) -> tuple[tuple[Link, int], ...]:
    """Link the lists of a facet's options."""
    return tuple(
        (Link(option.label, facet_list_url(facet.key, option.key)), total)
        for option, total in facet.options
    )


def _page(edition: Edition, whole: _List, number: int, count: int) -> Page:
    """Make one page of the list; the first one alone carries the browser and its table."""
    links = page_links("projects/", count, number)
    heading = edition._("Investment projects")
    title = edition._("{title}, page {n}", title=heading, n=number) if number > 1 else heading
    before = (number - 1) * PAGE_SIZE
    cards = whole.cards[before : before + PAGE_SIZE]
    part = ListPart(links.here, before + 1, len(whole.cards))
    is_first = number == 1
    return Page(
        path=links.here,
        section="projects",
        title=title,
        description=bare(whole.lead),
        template="projects.html",
        view={
            "heading": heading,
            "lead": whole.lead,
            "count": len(whole.cards),
            "cards": cards,
            "drawings": list_drawings(whole.cards if is_first else cards),
            "pages": links,
            "number": number,
            "browser": whole.panel if is_first else None,
            "pattern": pattern_card(edition),
            "lists": whole.lists,
            "files": data_files("projects"),
        },
        structured=(
            collection(edition, "projects", (Link(card.name, card.url) for card in cards), part),
            breadcrumb_list(edition, section_link(edition, "projects")),
        ),
        styles=("tables.css", "cards.css", "browse.css", "projects.css", "boxes.css"),
        modules=("browse-cards.js", "shortlist.js"),
        files=(whole.table,) if is_first else (),
    )


def _lead(edition: Edition) -> str:
    projects = edition.catalogue.projects
    still_open = sum(project.stage is Stage.OPEN for project in projects)
    return edition._(
        "All {n} packaged projects of {county}, {open} of them open for offers: "
        "land, investment, cooperation and public fees of each.",
        n=len(projects),
        open=still_open,
        county=edition.say(edition.catalogue.county.name),
    )
