"""Search: a form, and below it everything there is, so that it is of use without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from site_builder.calculations.fee_periods import iter_items
from site_builder.pages.edition import Edition, Link
from site_builder.pages.links import record_url
from site_builder.pages.page import Page
from site_builder.pages.sections import SECTIONS, section_link
from site_builder.values.text import LocalizedText


class _Named(NamedTuple):
    key: str
    link: Link
    note: Markup | str = ""


def search_pages(edition: Edition) -> Iterator[Page]:
    """Make the search page with the index of everything."""
    groups = list(_groups(edition))
    lead = edition._(
        "Projects, parks, incentives, fees and procedures: {n} entries.",
        n=sum(len(group["entries"]) for group in groups),
    )
    yield Page(
        path="search/",
        section="search",
        title=edition._("Search"),
        description=lead,
        template="search.html",
        view={"heading": edition._("Search"), "lead": lead, "groups": groups},
        is_listed=False,
    )


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
    return {"id": f"all-{section}", "title": title, "entries": sorted(entries, key=_order)}


def _order(entry: _Named) -> tuple[str, str]:
    return entry.key, entry.link.url


def _records(edition: Edition, kind: str, records: Iterable[Any]) -> Iterator[_Named]:
    for one in records:
        url = record_url(edition.catalogue, kind, one.id)
        yield _Named(_sort_key(edition, one.name), Link(edition.say(one.name), url))


def _fees(edition: Edition) -> Iterator[_Named]:
    for fees, item in iter_items(edition.catalogue):
        agency = edition.catalogue.agency_by_id[fees.agency]
        url = record_url(edition.catalogue, "fee-item", item.id)
        link = Link(edition.say(item.name), url)
        yield _Named(_sort_key(edition, item.name), link, edition.say(agency.name))


def _sections(edition: Edition) -> Iterator[_Named]:
    for number, section in enumerate(SECTIONS):
        # The county's own pages are prose, which another county may not have written yet.
        is_there = section.key != "county" or section.url in edition.prose
        if is_there and section.key not in ("home", "search"):
            yield _Named(f"{number:02}", section_link(edition, section.key))


def _sort_key(edition: Edition, name: LocalizedText) -> str:
    """Sort Chinese names by sound, as the readers of an index expect; others by letter."""
    plain = edition.plain(name).casefold()
    # GB 18030 keeps the order of GB 2312, whose common characters stand by their pinyin.
    return plain.encode("gb18030").hex() if edition.locale == "zh" else plain
