"""What the template of a list shows of its browser: facets with counts, orders, words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from site_builder.pages.browse.facets import Browser, Facet, Option, Unit, option_counts
from site_builder.pages.browse.table import TableFile
from site_builder.pages.edition import Edition, Link

R = TypeVar("R")


class ShownOption(NamedTuple):
    """An option, and how many records of the whole list have it."""

    option: Option
    total: int


class ShownFacet(NamedTuple):
    """A facet of the form."""

    key: str
    title: str
    options: tuple[ShownOption, ...]
    parent: str
    is_open: bool
    unit: Unit | None
    """The unit of the bounds that may be typed, if they may be."""


class Panel(NamedTuple):
    """A list's browser as its template needs it."""

    kind: str
    search_kind: str
    table: str
    """The address of the column table below the site's root."""
    total: int
    facets: tuple[ShownFacet, ...]
    sorts: tuple[Link, ...]
    """The orders: their words, and what stands for them in addresses."""
    words: dict[str, Any]
    """What the script says."""
    search_label: str
    page_size: int
    """How many rows a page has; 0 where all are on one."""


class Nouns(NamedTuple):
    """How a family's records are counted: singular and plural, already in the readers' words."""

    all: tuple[str, str]
    """“project”, “projects”."""
    some: tuple[str, str]
    """“project matches”, “projects match”."""
    show: tuple[str, str]
    """“Show {n} project”, “Show {n} projects”."""
    none: str
    """“No project meets all of these conditions.”."""
    search: str
    """“Search within projects”."""


def shown_panel(
    edition: Edition,
    browser: Browser[R],
    records: Sequence[R],
    table: TableFile,
    nouns: Nouns,
    page_size: int = 0,
) -> Panel:
    """Show a browser over its whole list, before anything is chosen."""
    return Panel(
        kind=browser.kind,
        search_kind=browser.search_kind,
        table=table.url,
        total=len(records),
        facets=tuple(
            shown
            for facet in browser.facets
            if (shown := _facet(edition, facet, records)).options or shown.unit
        ),
        sorts=tuple(Link(edition._(sort.title), sort.key) for sort in browser.sorts),
        words=_words(edition, nouns),
        search_label=nouns.search,
        page_size=page_size,
    )


def _facet(edition: Edition, facet: Facet[R], records: Sequence[R]) -> ShownFacet:
    """Show a facet with the options that any record has."""
    counts = option_counts(edition, facet, records)
    options = tuple(
        ShownOption(option, counts[option.key])
        for option in facet.options(edition)
        if counts[option.key]
    )
    title = edition._(facet.title)
    unit = facet.unit(edition) if facet.unit else None
    return ShownFacet(facet.key, title, options, facet.parent, facet.is_open, unit)


def _words(edition: Edition, nouns: Nouns) -> dict[str, Any]:
    return {
        "all": nouns.all,
        "some": nouns.some,
        "show": nouns.show,
        "none": nouns.none,
        "remove": edition._("Remove filter: {name}"),
        "drop": edition._("Without “{name}” there would be {n}."),
        "text": edition._("Text"),
        "between": edition._("{low} to {high}"),
        "from": edition._("from {low}"),
        "upto": edition._("up to {high}"),
        "previous": edition._("Previous"),
        "next": edition._("Next"),
        "pages": edition._("Pages"),
    }
