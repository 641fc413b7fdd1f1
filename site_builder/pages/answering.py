"""Who answers for a record, how fresh it is, and where its page stands: on every record's page."""

from __future__ import annotations

import datetime
from typing import Any

from markupsafe import Markup, escape

from site_builder.models.shared import Record
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.parts import Row


def owner_name(edition: Edition, record: Record) -> Markup:
    """Name the agency or town that answers for a record."""
    catalogue = edition.catalogue
    agency = catalogue.agency_by_id.get(record.owner)
    return edition.say(agency.name if agency else catalogue.town_by_id[record.owner].name)


def owner_plain(edition: Edition, record: Record) -> str:
    """Name it without marks, for what machines are told."""
    catalogue = edition.catalogue
    agency = catalogue.agency_by_id.get(record.owner)
    return edition.plain(agency.name if agency else catalogue.town_by_id[record.owner].name)


def updated_on(record: Record) -> datetime.date:
    """Return the day on which a record was last published or verified."""
    return max(record.published, record.verified.on if record.verified else record.published)


def answer_rows(edition: Edition, record: Record) -> tuple[Row, ...]:
    """Show who answers for a record, when it was verified, and how long it holds."""
    rows = [Row(edition._("Kept by"), owner_name(edition, record))]
    if record.verified:
        checker = edition.say(edition.catalogue.agency_by_id[record.verified.by].name)
        said = Markup(escape(edition._("{date}, by {agency}"))).format(
            date=edition.date(record.verified.on), agency=checker
        )
        rows.append(Row(edition._("Verified"), said))
    else:
        rows.append(Row(edition._("Verified"), edition._("Not yet verified")))
    rows.append(Row(edition._("First published"), edition.date(record.published)))
    if record.valid_until:
        rows.append(Row(edition._("Valid until"), edition.date(record.valid_until)))
    return tuple(rows)


def breadcrumb_list(edition: Edition, *trail: Link) -> dict[str, Any]:
    """Describe the way from the home page to a page; its own link comes last."""
    base = f"{edition.catalogue.county.site.address}{edition.prefix}"
    links = (Link(edition._("Home"), ""), *trail)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": bare(link.text),
                "item": f"{base}{link.url}",
            }
            for position, link in enumerate(links, start=1)
        ],
    }


def page_address(edition: Edition, url: str) -> str:
    """Return the absolute address of a page."""
    return f"{edition.catalogue.county.site.address}{edition.prefix}{url}"
