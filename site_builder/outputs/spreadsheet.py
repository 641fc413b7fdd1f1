"""A table as a spreadsheet: the data, and beside it what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from site_builder.outputs.columns import Cell, Field, Kind, Table
from site_builder.outputs.workbook import Sheet, sheet_row, workbook_file
from site_builder.pages.edition import Edition

_WIDTHS = {"number": 16, "integer": 10, "date": 12, "boolean": 9}
_SAMPLE = 200
"""The rows that decide how wide a column is."""
_WIDE = "\u2e7f"
"""From here on a character is two wide."""


class Row(NamedTuple):
    """A row, written, and how wide the texts in it are: 0 where there is none."""

    written: str
    widths: tuple[int, ...]


def spreadsheet(
    table: Table, table_fields: Sequence[Field], rows: Sequence[Row], editions: Sequence[Edition]
) -> bytes:
    """Write a table as XLSX: frozen header, filter, and its dictionary on a second sheet."""
    first = editions[0]
    headings = ["\n".join(_titles(field, editions)) for field in table_fields]
    kinds = [field.column.type for field in table_fields]
    sheets = [fitted(table.name, headings, kinds, rows), _dictionary(table_fields, editions)]
    creator = first.plain(first.catalogue.county.site.title)
    return workbook_file(sheets, first._(table.title), creator, first.as_of)


def fitted(name: str, headings: Sequence[str], kinds: Sequence[Kind], rows: Sequence[Row]) -> Sheet:
    """Make a sheet with a filter, and columns as wide as what stands in them."""
    sample = rows[:_SAMPLE]
    widths = [
        _WIDTHS.get(kind) or _column_width(row.widths[index] for row in sample)
        for index, kind in enumerate(kinds)
    ]
    return Sheet(name, headings, widths, [row.written for row in rows])


def fitted_row(kinds: Sequence[Kind], cells: Sequence[Cell]) -> Row:
    """Write a row for a sheet whose columns are to fit."""
    return Row(sheet_row(kinds, cells), tuple(map(_text_width, cells)))


def _titles(field: Field, editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        yield field.title(edition)


def _column_width(widths: Iterable[int]) -> int:
    """Return a width for texts; no column is wider than a line."""
    return min(max(max(widths, default=0) + 2, 12), 48)


def _text_width(cell: Cell) -> int:
    return max(map(_width, cell.split("\n"))) if isinstance(cell, str) else 0


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    return len(line) + sum(sign > _WIDE for sign in line)


def _dictionary(table_fields: Sequence[Field], editions: Sequence[Edition]) -> Sheet:
    locales = [edition.locale for edition in editions]
    titles = [f"title_{one}" for one in locales]
    described = [f"description_{one}" for one in locales]
    headings = ["name", "type", *titles, "unit", *described]
    kinds: list[Kind] = ["string"] * len(headings)
    rows = []
    for field in table_fields:
        column = field.column
        meanings = (edition._(column.description) for edition in editions)
        row = (field.name, column.type, *_titles(field, editions), column.unit, *meanings)
        rows.append(sheet_row(kinds, [cell or None for cell in row]))
    widths = [24, 12, *(26 for _ in locales), 10, *(44 for _ in locales)]
    return Sheet("dictionary", headings, widths, rows, is_filtered=False)
