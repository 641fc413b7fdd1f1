"""The data dictionary: what each column means, for a page and for `datapackage.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.outputs.columns import Field, Table, fields
from site_builder.outputs.tables import TABLES
from site_builder.pages.edition import Edition

_LICENCE = (
    "This data is public information. It may be copied, used and passed on, also commercially, "
    "if the source and its date are named."
)


@dataclass(frozen=True, slots=True)
class DictionaryRow:
    """One column in words; a column in several languages is one row."""

    name: str
    type: str
    title: str
    description: str
    unit: str


def licence(edition: Edition) -> str:
    """Say how the data may be used."""
    return edition._(_LICENCE)


def data_dictionary(edition: Edition) -> tuple[tuple[Table, tuple[DictionaryRow, ...]], ...]:
    """Return every table with what its columns mean."""
    return tuple((table, _rows(table, edition)) for table in TABLES)


def _rows(table: Table, edition: Edition) -> tuple[DictionaryRow, ...]:
    suffixes = "|".join(locale.replace("-", "_").lower() for locale, _ in edition.prefixes)
    return tuple(
        DictionaryRow(
            f"{column.name}_{suffixes}" if column.is_localized else column.name,
            column.type,
            column.heading(edition),
            edition._(column.description),
            column.unit,
        )
        for column in table.columns
    )


def data_package(editions: Sequence[Edition], csv_files: Mapping[str, bytes]) -> bytes:
    """Describe the tables after the Frictionless Data Package standard."""
    edition = editions[0]
    county = edition.catalogue.county
    package = {
        "profile": "tabular-data-package",
        "name": "invest-open-data",
        "title": edition._("{site}: open data", site=edition.plain(county.site.title)),
        "titles": {
            one.locale: one._("{site}: open data", site=one.plain(county.site.title))
            for one in editions
        },
        "homepage": f"{county.site.address}data/",
        "created": f"{edition.as_of.isoformat()}T00:00:00Z",
        "version": edition.as_of.isoformat(),
        "licenses": [{"title": licence(edition), "path": f"{county.site.address}data/"}],
        "sources": [{"title": edition.plain(county.site.undertaker), "path": county.site.address}],
        "resources": [_resource(table, editions, csv_files[table.name]) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(table: Table, editions: Sequence[Edition], content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": editions[0]._(table.title),
        "titles": {one.locale: one._(table.title) for one in editions},
        "description": editions[0]._(table.description),
        "descriptions": {one.locale: one._(table.description) for one in editions},
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table, editions),
    }


def _schema(table: Table, editions: Sequence[Edition]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, field, editions) for field in fields(table, editions)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
            for name, other in table.refers
        ]
    return schema


def _field(table: Table, field: Field, editions: Sequence[Edition]) -> dict[str, Any]:
    column = field.column
    described: dict[str, Any] = {
        "name": field.name,
        "type": column.type,
        "title": field.title(editions[0]),
        "titles": {one.locale: field.title(one) for one in editions},
    }
    if column.description:
        described["description"] = editions[0]._(column.description)
        described["descriptions"] = {one.locale: one._(column.description) for one in editions}
    if column.unit:
        described["unit"] = column.unit
    if field.name in table.key:
        described["constraints"] = {"required": True}
    return described
