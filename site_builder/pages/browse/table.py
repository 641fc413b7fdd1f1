"""The column table of a list: what scripts filter, count and sort by, and what they draw."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from markupsafe import escape

from site_builder.pages.browse.facets import Browser, Facet
from site_builder.pages.edition import Edition

FOLDER = "assets/q/browse"
R = TypeVar("R")


class TableFile(NamedTuple):
    """A table, and its address below the site's root, which changes with its content."""

    url: str
    content: bytes


class _Columns:
    """The columns of a table: for each row the number of its value; equal columns are one."""

    def __init__(self) -> None:
        self.rows: list[list[int]] = []
        self._known: dict[tuple[int, ...], int] = {}

    def add(self, values: Iterable[Hashable]) -> tuple[int | None, list[Any]]:
        """Take a column; return its place, `None` where each row has its own, and its values."""
        numbers: dict[Hashable, int] = {}
        rows = tuple(numbers.setdefault(value, len(numbers)) for value in values)
        if len(numbers) == len(rows):
            return None, list(numbers)
        place = self._known.setdefault(rows, len(self._known))
        if place == len(self.rows):
            self.rows.append(list(rows))
        return place, list(numbers)


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
    return TableFile(f"{FOLDER}/{browser.kind}.{edition.locale}.{digest}.json", content)


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
        "columns": columns.rows,
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
    return {key: columns.add(str(escape(row[key])) for row in rows) for key in (rows or [{}])[0]}


def _plain(number: Decimal | int | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
