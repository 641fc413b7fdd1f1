"""The open data of the site: every table as CSV, XLSX and JSON, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from site_builder.calculations.published_list import record_line
from site_builder.models.projects import Project
from site_builder.outputs.columns import Field, Table, fields
from site_builder.outputs.dictionary import data_package
from site_builder.outputs.formats import csv_file, csv_line, json_file
from site_builder.outputs.project_table import PROJECTS
from site_builder.outputs.spreadsheet import Row, fitted_row, spreadsheet
from site_builder.outputs.tables import TABLES, file_name
from site_builder.pages.edition import Edition


class _Lines(NamedTuple):
    """A project in every form."""

    csv: str
    sheet: str
    widths: tuple[int, ...]
    json: str


def table_files(table: Table, editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a table; all languages stand in the same ones."""
    columns, first = fields(table, editions), editions[0]
    locales = [edition.locale for edition in editions]
    if table is PROJECTS:
        of_projects = [_project_lines(columns, one, editions) for one in first.catalogue.projects]
        csv_lines = [one.csv for one in of_projects]
        rows = [Row(one.sheet, one.widths) for one in of_projects]
        json_lines = [one.json for one in of_projects]
    else:
        kinds = [column.column.type for column in columns]
        cells = [[column.cell(row) for column in columns] for row in table.rows(first)]
        csv_lines = [csv_line(row) for row in cells]
        rows = [fitted_row(kinds, row) for row in cells]
        json_lines = [record_line(record, locales) for record in table.records(first)]
    yield file_name(table, "csv"), csv_file(columns, csv_lines)
    yield file_name(table, "xlsx"), spreadsheet(table, columns, rows, editions)
    yield file_name(table, "json"), json_file(json_lines, first.as_of)


def _project_lines(
    columns: Sequence[Field], project: Project, editions: Sequence[Edition]
) -> _Lines:
    """Write a project in every form; there may be very many, of which one was edited."""
    first = editions[0]
    locales = [edition.locale for edition in editions]

    def write() -> tuple[Any, ...]:
        cells = [column.cell(project) for column in columns]
        row = fitted_row([column.column.type for column in columns], cells)
        return csv_line(cells), row.written, row.widths, record_line(project, locales)

    name = f"open data {first.as_of} {' '.join(locales)}"
    return _Lines(*first.catalogue.remembered_of(name, project, write))


def package_file(editions: Sequence[Edition], content: Callable[[str], bytes]) -> tuple[str, bytes]:
    """Return what describes all tables, of which `content` gives the files."""
    csv_files = {table.name: content(file_name(table, "csv")) for table in TABLES}
    return "data/datapackage.json", data_package(editions, csv_files)
