import io

import pytest
from docx import Document
from openpyxl import load_workbook

from site_builder.calculations.fee_periods import iter_items
from site_builder.calculations.published_list import list_checksum
from site_builder.outputs.fee_report import fee_report
from site_builder.outputs.fee_report_files import report_docx, report_text, report_xlsx
from site_builder.outputs.report_tables import ReportColumn, ReportTable, workbook


@pytest.fixture(params=[0, 1], ids=["zh", "en"])
def edition(editions, request):
    return editions[request.param]


@pytest.fixture
def report(edition):
    return fee_report(edition)


def test_the_report_states_the_checksum_and_whom_it_is_for(edition, report):
    facts = dict(report.facts)
    checksum = list_checksum(edition.catalogue, ("zh", "en"))
    assert checksum in facts.values()
    body = edition.plain(edition.catalogue.county.supervisors[0])
    assert body in facts[edition._("Reported to")]


def test_every_list_and_every_item_is_in_the_report(edition, report):
    assert len(report.sign_offs.rows) == len(edition.catalogue.fee_lists)
    assert len(report.items.rows) == len(list(iter_items(edition.catalogue)))


def test_the_workbook_has_a_frozen_head_a_filter_and_widths_on_each_sheet(edition, report):
    book = load_workbook(io.BytesIO(report_xlsx(edition, report)))
    assert len(book.sheetnames) == len(report.tables) + 1
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(one.width >= 9 for one in sheet.column_dimensions.values())
    signed = book[report.sign_offs.title]
    assert signed.cell(2, 6).number_format == "yyyy-mm-dd"
    assert signed.cell(2, 2).number_format == "#,##0" or signed.cell(2, 2).number_format == "0"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_cell_that_looks_like_a_formula_is_text(edition, text):
    table = ReportTable("t", (ReportColumn("h"),), ((text,),))
    sheet = load_workbook(io.BytesIO(workbook(edition, "x", [table])))["t"]
    cell = sheet.cell(2, 1)
    assert (cell.value, cell.data_type) == (f"'{text}", "s")


def test_the_document_has_each_table_and_a_place_to_sign(edition, report):
    document = Document(io.BytesIO(report_docx(edition, report)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == report.title
    assert all(table.title in said for table in report.tables)
    filled = sum(bool(table.rows) for table in report.tables)
    assert len(document.tables) == filled + 1
    assert "____" in said[-1]


def test_the_same_report_is_the_same_file(edition, report):
    assert report_xlsx(edition, report) == report_xlsx(edition, report)
    assert report_docx(edition, report) == report_docx(edition, report)


def test_the_text_says_what_needs_doing(edition, report):
    text = report_text(edition, report)
    for row in (*report.sign_offs.rows, *report.gaps.rows):
        assert row[0] in text
    assert edition._("None.") in text
