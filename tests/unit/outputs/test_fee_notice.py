import io
import json
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from site_builder.outputs.fee_notice import HEADINGS, fee_notice
from site_builder.outputs.notice_docx import notice_docx
from site_builder.outputs.notice_text import notice_json, notice_markdown, notice_text
from site_builder.pages.fee_changes import current_changes


@pytest.fixture(params=[0, 1], ids=["zh", "en"])
def edition(editions, request):
    return editions[request.param]


@pytest.fixture
def changes(edition):
    return current_changes(edition)


@pytest.fixture
def notice(edition, changes):
    return fee_notice(edition, changes, "A", "B", "4")


def test_the_notice_has_a_row_for_each_change(notice, changes):
    assert [row.code for row in notice.rows] == [change.item.code for change in changes]


def test_every_row_says_what_changed_and_on_which_ground(notice):
    for row in notice.rows:
        assert all(row.before) and all(row.after), row
        assert row.grounds or row.kind in ("文字修订", "Text only"), row
        assert row.before != row.after


def test_lines_that_both_standards_share_are_only_counted(edition, notice):
    row = next(one for one in notice.rows if one.code == "GS-02")
    assert not set(row.before) & set(row.after)
    assert "9" in row.after[-1]


def test_the_document_holds_title_table_signatures_and_a_line_for_the_date(edition, notice):
    document = Document(io.BytesIO(notice_docx(edition, notice)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == notice.title
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        edition.words.text(one) for one in HEADINGS
    ]
    assert len(document.tables[0].rows) == len(notice.rows) + 1
    assert said[-2].count("____") >= 3 and "____" in said[-1]


def test_the_document_is_the_same_file_whenever_it_is_written(edition, notice):
    written = notice_docx(edition, notice)
    assert written == notice_docx(edition, notice)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode("utf-8")
    assert edition.as_of.isoformat() in core and "python-docx" not in core


def test_a_table_of_markdown_has_the_same_number_of_cells_in_each_line(edition, notice):
    lines = [one for one in notice_markdown(edition, notice).splitlines() if one.startswith("|")]
    assert len(lines) == len(notice.rows) + 2
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(HEADINGS) + 1}


def test_signs_of_markdown_in_a_name_stay_signs(edition, notice):
    odd = replace(notice.rows[0], name="a|b <script> *c*")
    text = notice_markdown(edition, replace(notice, rows=(odd,)))
    assert "a\\|b \\<script\\> \\*c\\*" in text


def test_json_has_every_change_with_both_standards(edition, changes):
    data = json.loads(notice_json(edition, changes, "A", "B"))
    assert [one["item"] for one in data["changes"]] == [one.item.id for one in changes]
    lowered = data["changes"][0]
    assert lowered["before"]["rate"] != lowered["after"]["rate"]
    assert set(lowered["name"]) == {"zh", "en"}


def test_text_says_so_when_nothing_changed(edition):
    text = notice_text(edition, fee_notice(edition, (), "A", "B"))
    assert edition._("No item changed.") in text
