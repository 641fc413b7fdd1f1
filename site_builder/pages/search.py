"""Search: a form, and below it everything there is, so that it is of use without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from site_builder.calculations.fee_periods import iter_items
from site_builder.pages.edition import Edition, Link
from site_builder.pages.json_text import json_for_html
from site_builder.pages.links import record_url
from site_builder.pages.page import Page
from site_builder.pages.parts import shown_desk
from site_builder.pages.search_words import (
    page_words,
    popular_searches,
    search_scopes,
    search_url,
)
from site_builder.pages.sections import SECTION_BY_KEY, SECTIONS, section_link

_SECTIONS_TO_LOOK_THROUGH = ("projects", "parks", "policies", "fees", "procedures", "costs")

_MOST = 200
"""Of the entries of a kind that the index lists; lists of their own have the others."""


class _Named(NamedTuple):
    key: str
    link: Link
    note: Markup | str = ""


class _Tip(NamedTuple):
    name: str
    text: str = ""
    link: Link | None = None


def search_pages(edition: Edition) -> Iterator[Page]:
    """Make the search page with the index of everything."""
    groups = list(_groups(edition))
    lead = edition._(
        "Projects, parks, incentives, fees and procedures: {n} entries.",
        n=sum(group["count"] for group in groups),
    )
    yield Page(
        path="search/",
        section="search",
        title=edition._("Search"),
        description=lead,
        template="search.html",
        view={
            "heading": edition._("Search"),
            "lead": lead,
            "groups": groups,
            "scopes": search_scopes(edition),
            "sorts": _sorts(edition),
            "popular": popular_searches(edition),
            "tips": list(_tips(edition)),
            "sections": [section_link(edition, key) for key in _SECTIONS_TO_LOOK_THROUGH],
            "desk_title": edition._("Ask the desk"),
            "contact": shown_desk(edition, edition.catalogue.county.contact),
            "words": json_for_html(page_words(edition)),
        },
        styles=("details.css", "search.css"),
        modules=("search-page.js",),
        is_listed=False,
    )


def _sorts(edition: Edition) -> list[tuple[str, str]]:
    return [
        ("", edition._("Relevance")),
        ("-date", edition._("Newest first")),
        ("-amount", edition._("Largest amount first")),
    ]


def _tips(edition: Edition) -> Iterator[_Tip]:
    """Say what the field understands, each with an example that finds something here."""
    popular = popular_searches(edition)
    if popular:
        yield _Tip(edition._("Words or a sentence"), link=popular[0])
    number = _document_number(edition)
    if number:
        yield _Tip(edition._("Document number"), link=Link(number, search_url(number)))
    sum_text = edition._("investment under 50 million")
    yield _Tip(edition._("Amount"), link=Link(sum_text, search_url(sum_text)))
    yield _Tip(edition._("Chinese by sound"), edition._("pinyin or its first letters"))


def _document_number(edition: Edition) -> str:
    bases = (basis for _, item in iter_items(edition.catalogue) for basis in item.basis)
    return next((basis.number.display for basis in bases if basis.number), "")


def _groups(edition: Edition) -> Iterator[dict[str, Any]]:
    catalogue = edition.catalogue
    kinds: tuple[tuple[str, str, Iterable[Any]], ...] = (
        ("projects", "project", catalogue.projects),
        ("parks", "park", catalogue.parks),
        ("industries", "industry", catalogue.industries),
        ("policies", "policy", catalogue.policies),
        ("procedures", "procedure", catalogue.procedures),
        ("costs", "cost", catalogue.costs),
        ("events", "event", catalogue.events),
        ("registers", "register", catalogue.registers),
    )
    yield _group(edition, "home", edition._("Sections"), _sections(edition))
    for section, kind, records in kinds:
        title = section_link(edition, section).text
        yield _group(edition, section, title, _records(edition, kind, records))
        if section == "policies":
            yield _group(edition, "fees", section_link(edition, "fees").text, _fees(edition))


def _group(
    edition: Edition, section: str, title: str | Markup, entries: Iterable[_Named]
) -> dict[str, Any]:
    found = sorted(entries, key=_order)
    return {
        "id": f"all-{section}",
        "title": title,
        "entries": found[:_MOST],
        "count": len(found),
        "all": SECTION_BY_KEY[section].url if len(found) > _MOST else "",
    }


def _order(entry: _Named) -> tuple[str, str]:
    return entry.key, entry.link.url


def _records(edition: Edition, kind: str, records: Iterable[Any]) -> Iterator[_Named]:
    for one in records:
        url = record_url(edition.catalogue, kind, one.id)
        yield _Named(edition.sort_key(one.name), Link(edition.say(one.name), url))


def _fees(edition: Edition) -> Iterator[_Named]:
    for fees, item in iter_items(edition.catalogue):
        agency = edition.catalogue.agency_by_id[fees.agency]
        url = record_url(edition.catalogue, "fee-item", item.id)
        link = Link(edition.say(item.name), url)
        yield _Named(edition.sort_key(item.name), link, edition.say(agency.name))


def _sections(edition: Edition) -> Iterator[_Named]:
    for number, section in enumerate(SECTIONS):
        # The county's own pages are prose, which another county may not have written yet.
        is_there = section.key != "county" or section.url in edition.prose
        if is_there and section.key not in ("home", "search"):
            yield _Named(f"{number:02}", section_link(edition, section.key))
