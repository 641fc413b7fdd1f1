"""The entries of industries, costs, events, offices, registers, agencies and prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from site_builder.assembly.prose_links import page_address, pages_in
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.said import both, entry, flat, said_values, seen_on
from site_builder.models.listings import Event, Register
from site_builder.pages.edition import Edition
from site_builder.pages.links import record_url
from site_builder.prose import ProsePage, iter_text_lines
from site_builder.values.dates import parse_date

_NAMED = frozenset({"id", "name", "summary", "owner"})
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^{}]*\})?$")
_ATTRIBUTE = re.compile(r"\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$")
_NOT_IN_ANCHORS = re.compile(r"[^\w\s-]")
_BETWEEN = re.compile(r"[-\s]+")


def county_entries(edition: Edition) -> Iterator[Entry]:
    """Yield the entries of what tells about the county."""
    yield from _industry_entries(edition)
    yield from _cost_entries(edition)
    for event in edition.catalogue.events:
        yield _event_entry(edition, event)
    yield from _office_entries(edition)
    for register in edition.catalogue.registers:
        yield from _register_entries(edition, register)


def _industry_entries(edition: Edition) -> Iterator[Entry]:
    catalogue = edition.catalogue
    for industry in catalogue.industries:
        parks = [catalogue.park_by_id[one].name for one in industry.parks]
        yield entry(
            edition,
            "county",
            f"industry/{industry.id}",
            industry.name,
            record_url(catalogue, "industry", industry.id),
            keywords=both(edition, *(node.name for node in industry.chain), *parks),
            facts=(edition.money(industry.output),),
            summary=edition.plain(industry.summary),
            body=tuple(said_values(edition, industry, _NAMED)),
            date=seen_on(industry),
        )


def _cost_entries(edition: Edition) -> Iterator[Entry]:
    for cost in edition.catalogue.costs:
        yield entry(
            edition,
            "county",
            f"cost/{cost.id}",
            cost.name,
            record_url(edition.catalogue, "cost", cost.id),
            facts=(edition.plain(cost.source), edition.date(cost.as_of)),
            summary=edition.listed(edition.plain(line.name) for line in cost.lines).striptags(),
            body=tuple(said_values(edition, cost, _NAMED)),
            date=seen_on(cost),
        )


def _event_entry(edition: Edition, event: Event) -> Entry:
    return entry(
        edition,
        "county",
        f"event/{event.id}",
        event.name,
        record_url(edition.catalogue, "event", event.id),
        facts=(edition.date(event.starts), edition.plain(event.place)),
        summary=edition.plain(event.summary),
        body=tuple(said_values(edition, event, _NAMED)),
        date=event.starts,
    )


def _office_entries(edition: Edition) -> Iterator[Entry]:
    for office in edition.catalogue.offices:
        yield entry(
            edition,
            "county",
            f"office/{office.id}",
            office.name,
            record_url(edition.catalogue, "office", office.id),
            keywords=both(edition, office.city),
            facts=(edition.plain(office.city), edition.phone(office.desk.phone).text),
            summary=edition.plain(office.covers),
            body=tuple(said_values(edition, office, _NAMED)),
            date=seen_on(office),
        )
    for agency in edition.catalogue.county.agencies:
        yield entry(
            edition,
            "county",
            f"agency/{agency.id}",
            agency.name,
            f"contact/#{agency.id}",
            facts=(edition.phone(agency.phone).text,),
            summary=edition.plain(agency.window),
        )


def _register_entries(edition: Edition, register: Register) -> Iterator[Entry]:
    url = record_url(edition.catalogue, "register", register.id)
    yield entry(
        edition,
        "county",
        f"register/{register.id}",
        register.name,
        url,
        summary=edition.plain(register.summary),
        date=seen_on(register),
    )
    for line in register.entries:
        agency = edition.catalogue.agency_by_id[line.agency].name
        yield entry(
            edition,
            "county",
            f"register/{register.id}/{line.number.lower()}",
            line.name,
            f"{url}#{line.number.lower()}",
            codes=(line.number,),
            context=both(edition, agency, register.name),
            facts=(edition.plain(register.name), edition.plain(agency)),
            summary=edition.plain(line.note),
            body=tuple(said_values(edition, line, _NAMED | {"number"})),
            date=seen_on(register),
        )


def prose_entries(edition: Edition, prose: Sequence[ProsePage]) -> Iterator[Entry]:
    """Yield an entry for each section of each prose page."""
    for page in pages_in(edition.locale, prose):
        url = page_address(page.path)
        taken: dict[str, int] = {}
        for number, (level, title, text) in enumerate(_sections(page)):
            anchor = _unique(_anchor(title), taken)
            yield Entry(
                kind="county",
                ref=f"prose/{url}{anchor if level > 1 else ''}" if number else f"prose/{url}",
                url=url,
                anchor=anchor if level > 1 else "",
                title=title,
                locale=page.locale,
                context=(page.title,) if level > 1 else (),
                facts=(page.title,) if level > 1 else (),
                text=text,
                date=parse_date(page.updated) if page.updated else None,
            )


def _sections(page: ProsePage) -> Iterator[tuple[int, str, str]]:
    """Yield level, title and text of each section, the front matter left out."""
    level, title, text = 1, page.title, list[str]()
    body = page.text.split("\n---", 1)[-1] if page.front_matter else page.text
    for _, line in iter_text_lines(body):
        if heading := _HEADING.match(line):
            if any(text):
                yield level, title, flat("\n".join(text))
            level, title, text = len(heading[1]), flat(heading[2]), []
        else:
            text.append(line)
    yield level, title, flat("\n".join(text))


def _anchor(title: str) -> str:
    """Return the anchor that the engine gives to a heading."""
    kept = _NOT_IN_ANCHORS.sub("", unicodedata.normalize("NFKC", title)).strip().lower()
    return _BETWEEN.sub("-", kept)


def _unique(anchor: str, taken: dict[str, int]) -> str:
    count = taken[anchor] = taken.get(anchor, -1) + 1
    return f"{anchor}_{count}" if count else anchor
