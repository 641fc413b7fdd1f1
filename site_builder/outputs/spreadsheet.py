"""A table as a spreadsheet: the data, and beside it what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from site_builder.outputs.columns import Cell, Field, Kind, Table
from site_builder.outputs.workbook import Sheet, workbook_file
from site_builder.pages.edition import Edition

_WIDTHS = {"number": 16, "integer": 10, "date": 12, "boolean": 9}
_SAMPLE = 200
"""The rows that decide how wide a column is."""
_WIDE = "\u2e7f"
"""From here on a character is two wide."""


def spreadsheet(
    table: Table,
    table_fields: Sequence[Field],
    rows: Sequence[Sequence[Cell]],
    editions: Sequence[Edition],
) -> bytes:
    """Write a table as XLSX: frozen header, filter, and its dictionary on a second sheet."""
    first = editions[0]
    headings = ["\n".join(_titles(field, editions)) for field in table_fields]
    kinds = [field.column.type for field in table_fields]
    sheets = [fitted(table.name, headings, kinds, rows), _dictionary(table_fields, editions)]
    creator = first.plain(first.catalogue.county.site.title)
    return workbook_file(sheets, first._(table.title), creator, first.as_of)


def fitted(
    name: str, headings: Sequence[str], kinds: Sequence[Kind], rows: Sequence[Sequence[Cell]]
) -> Sheet:
    """Make a sheet with a filter, and columns as wide as what stands in them."""
    sample = rows[:_SAMPLE]
    widths = [
        _WIDTHS.get(kind) or _text_width(row[index] for row in sample)
        for index, kind in enumerate(kinds)
    ]
    return Sheet(name, headings, kinds, widths, rows)


def _titles(field: Field, editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        yield field.title(edition)


def _text_width(cells: Iterable[Cell]) -> int:
    """Return a width for text; no column is wider than a line."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    longest = max((_width(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 2, 12), 48)


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    return len(line) + sum(sign > _WIDE for sign in line)


def _dictionary(table_fields: Sequence[Field], editions: Sequence[Edition]) -> Sheet:
    locales = [edition.locale for edition in editions]
    titles = [f"title_{one}" for one in locales]
    described = [f"description_{one}" for one in locales]
    headings = ["name", "type", *titles, "unit", *described]
    rows = []
    for field in table_fields:
        column = field.column
        meanings = (edition._(column.description) for edition in editions)
        row = (field.name, column.type, *_titles(field, editions), column.unit, *meanings)
        rows.append([cell or None for cell in row])
    widths = [24, 12, *(26 for _ in locales), 10, *(44 for _ in locales)]
    return Sheet("dictionary", headings, ["string"] * len(headings), widths, rows, False)
