"""Projects by one property: plain lists for readers without script, one for each option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from site_builder.models.projects import Project
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.browse.facets import Facet
from site_builder.pages.browse.project_rows import column_sum
from site_builder.pages.browse.projects import PROJECTS, newest_first, projects_by_name
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.page import Page
from site_builder.pages.parts import PageLinks, linked_pages, project_card
from site_builder.pages.sections import section_link

PAGE_SIZE = 100
LISTED = ("industry", "invest", "land", "park", "stage", "mode", "town")
"""The facets that have lists; the others would seldom be looked for by themselves."""


class ListedProject(NamedTuple):
    """A line: little, as there are very many."""

    url: str
    name: Markup
    sum: Markup
    land: Markup
    place: Markup
    stage: str


class ListedOption(NamedTuple):
    """An option with its projects."""

    heading: str | Markup
    url: str
    """Of its list, below the locale's root."""
    browsed: str
    """Of the project list, narrowed down to it."""
    lines: tuple[ListedProject, ...]


def facet_list_url(facet: str, option: str) -> str:
    """Return where the projects with an option are listed."""
    return f"projects/{facet}/{option}/"


def project_facet_pages(edition: Edition) -> Iterator[Page]:
    """Make the lists of all options that any project has."""
    newest = newest_first(projects_by_name(edition))
    lines = [(project, _line(edition, project)) for project in newest]
    for facet in PROJECTS.facets:
        if facet.key in LISTED:
            for option in _options(edition, facet, lines):
                yield from _pages(edition, option)


def _line(edition: Edition, project: Project) -> ListedProject:
    card = project_card(edition, project)
    _, space, _ = card.figures
    return ListedProject(
        url=card.url,
        name=card.name,
        sum=escape(column_sum(edition, project)),
        land=escape(space.figure or space.text),
        place=card.place,
        stage=card.stage.text,
    )


def _options(
    edition: Edition, facet: Facet[Project], lines: Sequence[tuple[Project, ListedProject]]
) -> Iterator[ListedOption]:
    """Sort projects into the lists of a facet; they keep their order."""
    found: dict[str, list[ListedProject]] = {}
    for project, line in lines:
        for key in facet.of(edition, project):
            found.setdefault(key, []).append(line)
    title = edition._(facet.title)
    for key, label in facet.options(edition):
        if key in found:
            yield ListedOption(
                edition._("Projects ({facet}: {option})", facet=title, option=label),
                facet_list_url(facet.key, key),
                f"projects/?{facet.key}={key}",
                tuple(found[key]),
            )


def _pages(edition: Edition, option: ListedOption) -> Iterator[Page]:
    """Make the pages of a list; ids hold no full stop, so none takes their addresses."""
    count = -(-len(option.lines) // PAGE_SIZE)
    later = [f"{option.url.rstrip('/')}.{number}/" for number in range(2, count + 1)]
    for number in range(1, count + 1):
        yield _page(edition, option, number, linked_pages([option.url, *later], number))


def _page(edition: Edition, option: ListedOption, number: int, links: PageLinks) -> Page:
    title = bare(option.heading)
    total = len(option.lines)
    lead = edition.plural("{n} project, newest first.", "{n} projects, newest first.", total)
    return Page(
        path=links.here,
        section="projects",
        title=edition._("{title}, page {n}", title=title, n=number) if number > 1 else title,
        description=edition._("; ").join((title, lead)),
        template="project_facet.html",
        view={
            "heading": option.heading,
            "lead": lead,
            "lines": option.lines[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
            "pages": links,
            "browsed": option.browsed,
        },
        is_listed=False,
        structured=(
            breadcrumb_list(edition, section_link(edition, "projects"), Link(title, option.url)),
        ),
        styles=("tables.css", "browse.css"),
    )
