"""Open data: what can be downloaded, what its columns mean, and how it may be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.outputs.columns import Table
from site_builder.outputs.dictionary import DictionaryRow, data_dictionary, licence
from site_builder.outputs.tables import FORMATS, TABLES, file_name
from site_builder.pages.answering import breadcrumb_list, page_address
from site_builder.pages.edition import Edition, Link
from site_builder.pages.page import Page
from site_builder.pages.sections import section_link


def open_data_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of open data."""
    tables = [_table(edition, table, rows) for table, rows in data_dictionary(edition)]
    lead = edition._(
        "{n} tables with {rows} rows in CSV, XLSX and JSON, as of {date}. The same files serve "
        "both languages.",
        n=len(tables),
        rows=f"{sum(table['count'] for table in tables):,}",
        date=edition.date(edition.as_of),
    )
    yield Page(
        path="data/",
        section="data",
        title=edition._("Open data"),
        description=lead,
        template="open_data.html",
        view={
            "heading": edition._("Open data"),
            "lead": lead,
            "tables": tables,
            "as_of": edition.date(edition.as_of),
            "licence": licence(edition),
            "citation": _citation(edition),
            "feeds": _feeds(edition),
            "types": _types(edition),
        },
        published=edition.as_of,
        styles=("tables.css", "details.css"),
        structured=(
            breadcrumb_list(edition, section_link(edition, "data")),
            *(_dataset(edition, table) for table in TABLES),
        ),
    )


def _table(edition: Edition, table: Table, rows: tuple[DictionaryRow, ...]) -> dict[str, Any]:
    return {
        "id": table.name,
        "title": edition._(table.title),
        "description": edition._(table.description),
        "count": table.count(edition),
        "shown_count": f"{table.count(edition):,}",
        "files": [Link(form.upper(), file_name(table, form)) for form in FORMATS],
        "rows": rows,
    }


def _citation(edition: Edition) -> str:
    county = edition.catalogue.county
    return edition._(
        "{publisher}: {site}, open data as of {date}, {address}",
        publisher=edition.say(county.site.undertaker),
        site=edition.say(county.site.title),
        date=edition.date(edition.as_of),
        address=page_address(edition, "data/"),
    )


def _feeds(edition: Edition) -> list[Link]:
    """Return what can be subscribed to; addresses are below the locale's root."""
    return [
        Link(edition._("Latest projects (Atom)"), "feed.xml"),
        Link(edition._("Changes of public fees (Atom)"), "fees.xml"),
        Link(edition._("Events (ICS)"), "events.ics"),
    ]


def _types(edition: Edition) -> dict[str, str]:
    return {
        "string": edition._("text"),
        "number": edition._("number"),
        "integer": edition._("whole number"),
        "date": edition._("date"),
        "boolean": edition._("yes or no"),
    }


def _dataset(edition: Edition, table: Table) -> dict[str, Any]:
    address = edition.catalogue.county.site.address
    return {
        "@type": "Dataset",
        "name": edition._(table.title),
        "description": edition._(table.description),
        "url": page_address(edition, f"data/#{table.name}"),
        "license": page_address(edition, "data/#licence"),
        "dateModified": edition.as_of.isoformat(),
        "creator": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(edition.catalogue.county.site.undertaker),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.upper(),
                "contentUrl": f"{address}{file_name(table, form)}",
            }
            for form in FORMATS
        ],
    }
