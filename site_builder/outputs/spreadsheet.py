"""A table as a spreadsheet: the data, and beside it what each column means."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from site_builder.outputs.columns import Cell, Field, Kind, Table
from site_builder.outputs.formats import guarded
from site_builder.outputs.packages import settled
from site_builder.pages.edition import Edition

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMATS = {"number": "#,##0.##########", "integer": "0", "date": "yyyy-mm-dd"}
_WIDTHS = {"number": 16, "integer": 10, "date": 12, "boolean": 9}
_SAMPLE = 200
"""The rows that decide how wide a column is."""
_LONGEST = 32_000
"""A cell holds no more characters than about that."""


def spreadsheet(
    table: Table,
    table_fields: Sequence[Field],
    rows: Sequence[Sequence[Cell]],
    editions: Sequence[Edition],
) -> bytes:
    """Write a table as XLSX: frozen header, filter, and its dictionary on a second sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _write_rows(book, table, table_fields, rows, editions)
    _write_dictionary(book, table_fields, editions)
    book.properties.creator = editions[0].plain(editions[0].catalogue.county.site.title)
    book.properties.title = editions[0]._(table.title)
    saved = io.BytesIO()
    book.save(saved)
    return settled(saved.getvalue(), editions[0].as_of)


def _write_rows(
    book: Any,
    table: Table,
    table_fields: Sequence[Field],
    rows: Sequence[Sequence[Cell]],
    editions: Sequence[Edition],
) -> None:
    headings = ["\n".join(_titles(field, editions)) for field in table_fields]
    add_sheet(book, table.name, headings, [field.column.type for field in table_fields], rows)


def add_sheet(
    book: Any,
    name: str,
    headings: Sequence[str],
    kinds: Sequence[Kind],
    rows: Sequence[Sequence[Cell]],
) -> None:
    """Add a sheet with a frozen head, a filter, and columns as wide as what stands in them."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(headings))
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    for index, kind in enumerate(kinds):
        width = _WIDTHS.get(kind) or _text_width(row[index] for row in rows[:_SAMPLE])
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
    sheet.append(_header(sheet, headings))
    for row in rows:
        sheet.append([_cell(sheet, cell, kind) for cell, kind in zip(row, kinds, strict=True)])


def _titles(field: Field, editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        yield field.title(edition)


def _text_width(cells: Iterable[Cell]) -> int:
    """Return a width for text: a Chinese character is two wide, no column is wider than a line."""
    texts = (cell.split("\n") for cell in cells if isinstance(cell, str))
    longest = max((_width(line) for lines in texts for line in lines), default=0)
    return min(max(longest + 2, 12), 48)


def _width(text: str) -> int:
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def _header(sheet: Any, titles: Iterable[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cells = []
    for title in titles:
        cell = WriteOnlyCell(sheet, title)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor="E2EEF5")
        cells.append(cell)
    return cells


def _cell(sheet: Any, value: Cell, kind: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text_cell(sheet, _UNPRINTABLE.sub("", value)[:_LONGEST])
    cell = WriteOnlyCell(sheet, value)
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
    cell.number_format = "#,##0" if kind == "number" and is_whole else _FORMATS[kind]
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    """Write text that no spreadsheet takes for a formula, now or once it is saved as CSV."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    safe = guarded(text)
    if safe == text and "\n" not in text:
        return text
    cell = WriteOnlyCell(sheet, safe)
    cell.data_type = "s"
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _write_dictionary(
    book: Any, table_fields: Sequence[Field], editions: Sequence[Edition]
) -> None:
    sheet = book.create_sheet("dictionary")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFG", (24, 12, 26, 26, 10, 44, 44), strict=True):
        sheet.column_dimensions[letter].width = width
    locales = [edition.locale for edition in editions]
    titles = [f"title_{one}" for one in locales]
    described = [f"description_{one}" for one in locales]
    sheet.append(_header(sheet, ["name", "type", *titles, "unit", *described]))
    for field in table_fields:
        column = field.column
        names = _titles(field, editions)
        meanings = (edition._(column.description) for edition in editions)
        sheet.append([field.name, column.type, *names, column.unit, *meanings])
