"""The registers: powers and duties of the agencies, and what they inspect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.models.listings import Register, RegisterEntry
from site_builder.pages.answering import (
    answer_rows,
    breadcrumb_list,
    owner_name,
    owner_plain,
    updated_on,
)
from site_builder.pages.edition import Edition, Link
from site_builder.pages.page import Page
from site_builder.pages.sections import section_link


def register_pages(edition: Edition) -> Iterator[Page]:
    """Make the list of registers and each register's page."""
    yield _list_page(edition)
    for register in edition.catalogue.registers:
        yield _register_page(edition, register)


def _list_page(edition: Edition) -> Page:
    registers = edition.catalogue.registers
    lead = (
        edition._("No register has been published yet.")
        if not registers
        else edition._(
            "{registers} registers with {entries} entries, each with its agency and its law.",
            registers=len(registers),
            entries=sum(len(one.entries) for one in registers),
        )
    )
    return Page(
        path="registers/",
        section="registers",
        title=edition._("Registers"),
        description=lead,
        template="registers.html",
        view={
            "heading": edition._("Registers"),
            "lead": lead,
            "lines": [_line(edition, one) for one in registers],
        },
        published=max((updated_on(one) for one in registers), default=None),
        structured=(breadcrumb_list(edition, section_link(edition, "registers")),),
        styles=("tables.css", "records.css"),
    )


def _line(edition: Edition, register: Register) -> dict[str, Any]:
    return {
        "name": edition.say(register.name),
        "url": f"registers/{register.id}/",
        "summary": edition.say(register.summary),
        "entries": len(register.entries),
        "owner": owner_name(edition, register),
        "updated": edition.date(updated_on(register)),
    }


def _register_page(edition: Edition, register: Register) -> Page:
    url = f"registers/{register.id}/"
    here = Link(edition.plain(register.name), url)
    trail = section_link(edition, "registers")
    agencies = len({entry.agency for entry in register.entries})
    description = edition._(
        "{register} of {county}: {entries} entries of {agencies} agencies, as of {date}.",
        register=edition.plain(register.name),
        county=edition.plain(edition.catalogue.county.name),
        entries=len(register.entries),
        agencies=agencies,
        date=edition.date(updated_on(register)),
    )
    return Page(
        path=url,
        section="registers",
        title=edition.plain(register.name),
        description=description,
        template="register.html",
        view={
            "heading": edition.say(register.name),
            "trail": [trail],
            "summary": edition.say(register.summary),
            "kind": edition.choice(register.kind),
            "entries": [_entry(edition, one) for one in register.entries],
            "agencies": agencies,
            "answering": answer_rows(edition, register),
        },
        published=updated_on(register),
        source=owner_plain(edition, register),
        structured=(breadcrumb_list(edition, trail, here),),
        is_article=True,
        styles=("tables.css", "records.css"),
    )


def _entry(edition: Edition, entry: RegisterEntry) -> dict[str, Any]:
    agency = edition.catalogue.agency_by_id[entry.agency]
    return {
        "number": entry.number,
        "name": edition.say(entry.name),
        "kind": edition.say(entry.kind),
        "agency": edition.say(agency.name),
        "phone": edition.phone(agency.phone),
        "laws": [(edition.basis(one), one.link or "") for one in entry.basis],
        "note": edition.say(entry.note),
    }
