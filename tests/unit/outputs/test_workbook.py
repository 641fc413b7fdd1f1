import datetime
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from site_builder.outputs.workbook import Sheet, sheet_row, workbook_file

DAY = datetime.date(2026, 11, 18)


def saved(*sheets):
    return workbook_file(sheets, "标题 & more", "<县>", DAY)


def opened(*sheets):
    return load_workbook(io.BytesIO(saved(*sheets)))


def sheet_of(cell, kind="string", name="sheet"):
    return Sheet(name, ["head"], [12], [sheet_row([kind], [cell])])


@pytest.mark.parametrize(
    ("kind", "cell", "value", "form"),
    [
        ("string", "县 <&> \"a\" 'b'", "县 <&> \"a\" 'b'", "General"),
        ("string", " two\nlines ", " two\nlines ", "General"),
        ("number", Decimal("1E+3"), 1000, "#,##0"),
        ("number", Decimal("0.125"), 0.125, "#,##0.##########"),
        ("number", Decimal("-2.50"), -2.5, "#,##0.##########"),
        ("integer", 7, 7, "0"),
        ("integer", Decimal(7), 7, "0"),
        ("date", DAY, datetime.datetime(2026, 11, 18), "yyyy-mm-dd"),
        ("boolean", True, True, "General"),
        ("boolean", False, False, "General"),
        ("string", None, None, "General"),
    ],
)
def test_a_cell_is_what_it_was(kind, cell, value, form):
    found = opened(sheet_of(cell, kind))["sheet"]["A2"]
    assert (found.value, found.number_format) == (value, form)
    assert type(found.value) is type(value)


def test_lines_within_a_cell_are_shown_as_lines():
    assert opened(sheet_of("one\ntwo"))["sheet"]["A2"].alignment.wrap_text
    assert not opened(sheet_of("one"))["sheet"]["A2"].alignment.wrap_text


def test_columns_go_on_after_z():
    heads = [f"h{number}" for number in range(703)]
    sheet = Sheet("wide", heads, [12] * 703, [sheet_row(["string"] * 703, heads)])
    found = opened(sheet)["wide"]
    assert (found["Z2"].value, found["AA2"].value, found["AAA2"].value) == ("h25", "h26", "h702")
    assert found.auto_filter.ref == "A1:AAA2"


def test_sheets_may_have_any_signs_in_their_names():
    book = opened(sheet_of("a", name="Bob's & more"), sheet_of("b", name="第二"))
    assert book.sheetnames == ["Bob's & more", "第二"]
    assert [sheet["A2"].value for sheet in book] == ["a", "b"]


def test_a_sheet_without_a_filter_has_none():
    plain = Sheet("plain", ["head"], [12], [sheet_row(["string"], ["a"])], False)
    book = opened(sheet_of("a"), plain)
    assert (book["sheet"].auto_filter.ref, book["plain"].auto_filter.ref) == ("A1:A2", None)


def test_a_workbook_says_what_it_is_and_when_it_was_made_from_its_day_alone():
    said = opened(sheet_of("a")).properties
    assert (said.title, said.creator) == ("标题 & more", "<县>")
    assert said.created == said.modified == datetime.datetime(2026, 11, 18)
    assert saved(sheet_of("a")) == saved(sheet_of("a"))
