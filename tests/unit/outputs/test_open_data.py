import csv
import datetime
import hashlib
import io
import json
import warnings
from decimal import Decimal

import openpyxl
import pytest

from site_builder.calculations.published_list import list_checksum
from site_builder.outputs import output_files
from site_builder.outputs.columns import Column, Table, fields
from site_builder.outputs.dictionary import data_dictionary
from site_builder.outputs.formats import csv_cell, csv_file
from site_builder.outputs.spreadsheet import fitted_row, spreadsheet
from site_builder.outputs.tables import TABLES

NAMES = [table.name for table in TABLES]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


def rows_of(files, name):
    text = files[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("name", NAMES)
def test_all_formats_of_a_table_hold_the_same_rows(files, editions, name):
    table = TABLES[NAMES.index(name)]
    sheet = book_of(files[f"data/{name}.xlsx"])[name]
    assert len(rows_of(files, name)) == table.count(editions[0]) == sheet.max_row - 1
    assert table.count(editions[0]) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_key_names_one_row(files, name):
    key = TABLES[NAMES.index(name)].key
    if key:
        found = [tuple(row[part] for part in key) for row in rows_of(files, name)]
        assert len(set(found)) == len(found)


def test_csv_opens_in_excel_and_ends_its_lines_as_the_standard_asks(files):
    content = files["data/fees.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")


def test_the_package_knows_size_and_hash_of_each_file(files):
    package = json.loads(files["data/datapackage.json"])
    assert package["created"].startswith("2026-11-18")
    for resource in package["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_tables_are_what_their_schema_says(files, tmp_path):
    with warnings.catch_warnings():
        # What the validator imports is not ours to mend.
        warnings.simplefilter("ignore")
        from frictionless import validate

        for name, content in files.items():
            if name.startswith("data/") and name.endswith((".csv", "datapackage.json")):
                (tmp_path / name.removeprefix("data/")).write_bytes(content)
        report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == len(TABLES)


def test_the_same_catalogue_makes_the_same_bytes(files, make_editions):
    again = dict(output_files(make_editions(), {"zh": (), "en": ()}))
    assert [name for name in files if files[name] != again[name]] == []


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_guarded(text):
    assert csv_cell(text) == f"'{text}"


def test_a_negative_figure_stays_a_figure():
    assert csv_cell(Decimal("-3.50")) == "-3.5"
    assert csv_cell(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_spreadsheet_is_a_formula(editions, text):
    column = Column("name", "string", "Name", lambda _, row: row)
    table = Table("tiny", "Name", "Name", (column,), lambda _: [text], lambda _: [text])
    content = spreadsheet(
        table, fields(table, editions), [fitted_row(["string"], [text])], editions
    )
    cell = book_of(content)["tiny"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == f"'{text}"


def test_a_sign_that_xml_forbids_does_not_break_the_spreadsheet(editions):
    column = Column("name", "string", "Name", lambda _, row: row)
    table = Table("tiny", "Name", "Name", (column,), lambda _: ["a"], lambda _: ["a"])
    content = spreadsheet(
        table, fields(table, editions), [fitted_row(["string"], ["a\x01b"])], editions
    )
    assert book_of(content)["tiny"]["A2"].value == "ab"


@pytest.mark.parametrize("name", NAMES)
def test_the_spreadsheet_has_a_frozen_header_a_filter_and_a_dictionary(files, name):
    book = book_of(files[f"data/{name}.xlsx"])
    sheet = book[name]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    header = [cell.value for cell in sheet[1]]
    assert len(set(header)) == len(header) == book["dictionary"].max_row - 1
    assert book.properties.modified == datetime.datetime(2026, 11, 18)


def test_dates_and_amounts_are_values_in_the_spreadsheet(files):
    sheet = book_of(files["data/projects.xlsx"])["projects"]
    header = list(rows_of(files, "projects")[0])
    row = dict(zip(header, sheet[2], strict=True))
    assert isinstance(row["published"].value, datetime.datetime)
    assert row["published"].number_format == "yyyy-mm-dd"
    assert isinstance(row["investment"].value, int | float)


def test_json_holds_nested_records_in_both_languages(files):
    data = json.loads(files["data/parks.json"])
    assert data["as_of"] == "2026-11-18"
    zone = next(one for one in data["records"] if one["id"] == "county-zone")
    assert zone["name"]["zh"] == "县经济开发区"
    assert zone["name"]["en"]
    assert zone["plots"][0]["area"]["m2"] > 0


def test_amounts_are_in_yuan_beside_what_was_published(files, editions):
    rows = {row["id"]: row for row in rows_of(files, "projects")}
    for project in editions[0].catalogue.projects:
        row = rows[project.id]
        total = project.investment.total
        assert row["investment_published"] == total.published
        if total.currency == "CNY":
            assert Decimal(row["investment"]) == total.amount


def test_a_missing_translation_is_an_empty_cell_not_chinese(editions):
    from site_builder.outputs.column_kinds import texts
    from site_builder.values.text import localized_text

    column = texts("name", "Name", lambda row: row)
    table = Table("tiny", "Name", "Name", (column,), lambda _: (), lambda _: ())
    cells = [one.cell(localized_text("茶")) for one in fields(table, editions)]
    assert cells == ["茶", None]


def test_the_dictionary_explains_every_column_once(files, editions):
    for table, rows in data_dictionary(editions[1]):
        names = {row.name.removesuffix("_zh|en") for row in rows}
        assert len(names) == len(rows) == len(table.columns)
        assert all(row.title for row in rows)


def test_an_empty_table_still_has_its_header(editions):
    content = csv_file(fields(TABLES[0], editions), [])
    assert content.decode("utf-8-sig").startswith("id,code,name_zh,name_en")


def test_json_states_the_checksum_of_its_records(files, editions):
    content = files["data/fees.json"]
    lines = content.split(b"\n")[1:-2]
    stated = json.loads(content)["sha256"]
    assert hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest() == stated
    assert list_checksum(editions[0].catalogue, ["zh", "en"]) == stated


def test_every_table_and_column_is_described_in_chinese_too(editions):
    said = [text for table in TABLES for text in (table.title, table.description)]
    said += [text for table in TABLES for one in table.columns for text in column_words(one)]
    assert [text for text in dict.fromkeys(said) if text and editions[0]._(text) == text] == []


def column_words(column):
    return column.title, column.description, column.aspect
