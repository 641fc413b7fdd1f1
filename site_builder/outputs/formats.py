"""A table as CSV and as JSON: same input, same bytes."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from site_builder.calculations.published_list import lines_checksum
from site_builder.outputs.columns import Cell, Field

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a file is UTF-8."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table_fields: Sequence[Field], lines: Iterable[str]) -> bytes:
    """Write lines as CSV (RFC 4180), with a mark for Excel."""
    head = csv_line([field.name for field in table_fields])
    return BOM + "".join([head, *lines]).encode("utf-8")


def csv_line(cells: Sequence[Cell]) -> str:
    """Write a row, with no cell that Excel would compute."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([csv_cell(cell) for cell in cells])
    return text.getvalue()


def csv_cell(cell: Cell) -> str:
    """Write a cell; only text is guarded, so that a negative figure stays a figure."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return number_digits(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else str(cell)


def number_digits(number: Decimal) -> str:
    """Write a number in plain digits: no exponent, no zeros that say nothing."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def json_file(lines: Iterable[str], as_of: datetime.date) -> bytes:
    """Write records, nested, in all languages, one a line, with their checksum."""
    records = ",\n".join(lines)
    head = f'{{"as_of":"{as_of.isoformat()}","sha256":"{lines_checksum(records)}","records":['
    body = f"\n{records}\n" if records else ""
    return f"{head}{body}]}}\n".encode()
