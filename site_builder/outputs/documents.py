"""Documents that are signed and filed: DOCX on A4, with a title, tables and a signature block."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from site_builder.diagnostics import message
from site_builder.outputs.packages import settled
from site_builder.pages.edition import Edition

_SONG, _FANGSONG, _LATIN = "宋体", "仿宋", "Times New Roman"
_A4 = (29.7, 21.0)
_SIGNERS = (message("Prepared by (seal)"), message("Checked by"), message("Approved by"))

_BLANK = "_" * 16


def new_document(edition: Edition, title: str) -> Any:
    """Begin a landscape document with its title; its fonts are those of official papers."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = Document()
    _set_font(document.styles["Normal"].font, _FANGSONG, Pt(12))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(one) for one in _A4)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(title)
    _set_font(run.font, _SONG, Pt(20))
    run.font.bold = True
    document.core_properties.title = title
    document.core_properties.author = edition.plain(edition.catalogue.county.site.organiser)
    document.core_properties.comments = ""
    document.core_properties.language = edition.locale
    return document


def _set_font(font: Any, east_asian: str, size: Any) -> None:
    from docx.oxml.ns import qn

    font.name = _LATIN
    font.size = size
    font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), east_asian)


def add_heading(document: Any, text: str) -> None:
    """Add the heading of a part."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text).bold = True


def add_table(
    document: Any,
    headings: Sequence[str],
    rows: Iterable[Sequence[Sequence[str]]],
    widths: Sequence[float],
) -> None:
    """Add a table whose head is repeated on each page; widths are in centimetres."""
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0], [(text,) for text in headings], is_bold=True)
    _repeat(table.rows[0])
    for row in rows:
        _fill(table.add_row(), row)
    for line in table.rows:
        _keep_whole(line)
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)


def _fill(row: Any, cells: Sequence[Sequence[str]], *, is_bold: bool = False) -> None:
    from docx.shared import Pt

    for cell, lines in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        for index, line in enumerate(lines):
            run = (paragraph if not index else cell.add_paragraph()).add_run(line)
            run.font.size, run.font.bold = Pt(9), is_bold


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    """Let no row break across pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def add_signatures(edition: Edition, document: Any) -> None:
    """Add who signs, each on a line to write on, and the line for the date."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    signers = document.add_paragraph()
    signers.paragraph_format.space_before = Pt(28)
    signers.paragraph_format.keep_with_next = True
    names = (edition.words.text(one) for one in _SIGNERS)
    lines = (edition._("{name}: {value}", name=one, value=_BLANK) for one in names)
    signers.add_run("    ".join(lines))
    dated = document.add_paragraph()
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    dated.add_run(edition._("{name}: {value}", name=edition._("Date"), value=_BLANK))


def document_bytes(edition: Edition, document: Any) -> bytes:
    """Save a document; the same content gives the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    return settled(saved.getvalue(), edition.as_of)
