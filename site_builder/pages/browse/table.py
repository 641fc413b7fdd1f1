"""The column table of a list: what scripts filter, count and sort by, and what they draw."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from markupsafe import escape

from site_builder.pages.browse.facets import Browser, Facet
from site_builder.pages.edition import Edition

FOLDER = "assets/q/browse"
_FIRST_SIGN = ord("]")
"""The sign of the number 0 in a column: none from here on has to be escaped in JSON."""
R = TypeVar("R")


class TableFile(NamedTuple):
    """A table, and its address below the site's root, which changes with its content."""

    url: str
    content: bytes


class _Columns:
    """The columns of a table: for each row the sign of its value; equal columns are one."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def add(self, values: Iterable[Hashable]) -> tuple[int | None, list[Any]]:
        """Take a column; return its place, `None` where each row has its own, and its values."""
        signs: dict[Hashable, str] = {}
        rows = [signs.setdefault(value, chr(_FIRST_SIGN + len(signs))) for value in values]
        if len(signs) == len(rows):
            return None, list(signs)
        return self.places.setdefault("".join(rows), len(self.places)), list(signs)


def table_file(
    edition: Edition,
    browser: Browser[R],
    records: Sequence[R],
    cells: Callable[[R], Mapping[str, object]] | None = None,
) -> TableFile:
    """Write the table of a list, its rows in the order given; `cells` is what rows show."""
    table = column_table(edition, browser, records, cells)
    content = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    digest = hashlib.sha256(content).hexdigest()[:10]
    name = f"{FOLDER}/{browser.kind}.{edition.locale}.{digest}.bin"
    return TableFile(name, zlib.compress(content, 9))


def column_table(
    edition: Edition,
    browser: Browser[R],
    records: Sequence[R],
    cells: Callable[[R], Mapping[str, object]] | None = None,
) -> dict[str, Any]:
    """Return the table as plain values."""
    columns = _Columns()
    facets = [_facet(edition, columns, facet, records) for facet in browser.facets]
    numbers = {
        key: columns.add(_plain(number(edition, record)) for record in records)
        for key, number in _numbers(browser)
    }
    return {
        "ids": [browser.row_id(record) for record in records],
        "facets": facets,
        "numbers": numbers,
        "cells": _cells(columns, [cells(record) for record in records] if cells else []),
        "columns": list(columns.places),
    }


def _facet(
    edition: Edition, columns: _Columns, facet: Facet[R], records: Sequence[R]
) -> dict[str, Any]:
    column, values = columns.add(tuple(facet.of(edition, record)) for record in records)
    keys = sorted({key for value in values for key in value})
    places = {key: at for at, key in enumerate(keys)}
    return {
        "key": facet.key,
        "column": column,
        "keys": keys,
        "options": [[places[key] for key in value] for value in values],
    }


def _numbers(browser: Browser[R]) -> list[tuple[str, Callable[[Edition, R], Any]]]:
    measured = [(facet.key, facet.number) for facet in browser.facets if facet.number]
    return [*measured, *browser.numbers]


def _cells(columns: _Columns, rows: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    """Keep what rows show as safe HTML, made by the same code as the rows of the page."""
    return {key: _cell(columns, [row[key] for row in rows]) for key in (rows or [{}])[0]}


def _cell(columns: _Columns, values: Iterable[object]) -> tuple[int | None, list[str]]:
    # Text that is HTML equals the same text that is not.
    place, kept = columns.add((type(value), value) for value in values)
    return place, [str(escape(value)) for _, value in kept]


def _plain(number: Decimal | int | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
