"""The open data of the site: every table as CSV, XLSX and JSON, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from site_builder.outputs.columns import Table, fields
from site_builder.outputs.dictionary import data_package
from site_builder.outputs.formats import csv_file, json_file
from site_builder.outputs.spreadsheet import spreadsheet
from site_builder.outputs.tables import TABLES, file_name
from site_builder.pages.edition import Edition


def table_files(table: Table, editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a table; all languages stand in the same ones."""
    columns = fields(table, editions)
    rows = [[column.cell(row) for column in columns] for row in table.rows(editions[0])]
    yield file_name(table, "csv"), csv_file(columns, rows)
    yield file_name(table, "xlsx"), spreadsheet(table, columns, rows, editions)
    yield file_name(table, "json"), json_file(table, editions)


def package_file(editions: Sequence[Edition], content: Callable[[str], bytes]) -> tuple[str, bytes]:
    """Return what describes all tables, of which `content` gives the files."""
    csv_files = {table.name: content(file_name(table, "csv")) for table in TABLES}
    return "data/datapackage.json", data_package(editions, csv_files)
