"""The adjustment notice as a document, ready to be signed."""

from __future__ import annotations

from site_builder.outputs.documents import (
    add_signatures,
    add_table,
    document_bytes,
    new_document,
)
from site_builder.outputs.fee_notice import HEADINGS, Notice
from site_builder.outputs.notice_text import row_cells
from site_builder.pages.edition import Edition

_WIDTHS = (1.1, 3.2, 3.8, 1.8, 4.2, 4.2, 2.4, 5.0)


def notice_docx(edition: Edition, notice: Notice) -> bytes:
    """Write a notice as DOCX: what was compared, every change, and who signs."""
    document = new_document(edition, notice.title)
    document.add_paragraph(f"{notice.scope}{edition._('; ')}{notice.counts}")
    if notice.rows:
        headings = [edition.words.text(one) for one in HEADINGS]
        rows = (row_cells(number, row) for number, row in enumerate(notice.rows, start=1))
        add_table(document, headings, rows, _WIDTHS)
    if notice.reported_to:
        document.add_paragraph(edition._("Reported to: {bodies}", bodies=notice.reported_to))
    add_signatures(edition, document)
    return document_bytes(edition, document)
