"""The open data of the site: every table as CSV, XLSX and JSON, and what describes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.outputs.columns import fields
from site_builder.outputs.dictionary import data_package
from site_builder.outputs.formats import csv_file, json_file
from site_builder.outputs.spreadsheet import spreadsheet
from site_builder.outputs.tables import TABLES, file_name
from site_builder.pages.edition import Edition


def open_data_files(editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of open data; all languages stand in the same ones."""
    csv_files: dict[str, bytes] = {}
    for table in TABLES:
        columns = fields(table, editions)
        rows = [[column.cell(row) for column in columns] for row in table.rows(editions[0])]
        csv_files[table.name] = csv_file(columns, rows)
        yield file_name(table, "csv"), csv_files[table.name]
        yield file_name(table, "xlsx"), spreadsheet(table, columns, rows, editions)
        yield file_name(table, "json"), json_file(table, editions)
    yield "data/datapackage.json", data_package(editions, csv_files)
