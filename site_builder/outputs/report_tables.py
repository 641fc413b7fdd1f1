"""A report of several tables, as a workbook and as plain rows for documents."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.outputs.columns import Cell, Kind
from site_builder.outputs.spreadsheet import fitted, fitted_row
from site_builder.outputs.workbook import Sheet, workbook_file
from site_builder.pages.edition import Edition


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column of a report: its heading in words, and what its cells are."""

    heading: str
    kind: Kind = "string"
    width: float = 4.0
    """In a document, in centimetres."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of a report."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> list[str]:
        """Return the headings of its columns."""
        return [column.heading for column in self.columns]


def workbook(edition: Edition, title: str, tables: Sequence[ReportTable]) -> bytes:
    """Write tables as XLSX, a sheet each: frozen head, filter, widths and formats."""
    sheets = [_sheet(table) for table in tables]
    creator = edition.plain(edition.catalogue.county.site.organiser)
    return workbook_file(sheets, title, creator, edition.as_of)


def _sheet(table: ReportTable) -> Sheet:
    kinds = [one.kind for one in table.columns]
    rows = [fitted_row(kinds, row) for row in table.rows]
    return fitted(table.title, table.headings, kinds, rows)


def cell_text(edition: Edition, cell: Any) -> str:
    """Say a cell in words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return edition._("yes") if cell else edition._("no")
    return edition.date(cell) if isinstance(cell, datetime.date) else str(cell)
