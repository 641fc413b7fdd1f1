"""The report on the fee lists as a workbook, as a document to sign, and as text."""

from __future__ import annotations

from site_builder.outputs.documents import (
    add_heading,
    add_signatures,
    add_table,
    document_bytes,
    new_document,
)
from site_builder.outputs.fee_report import FeeReport
from site_builder.outputs.report_tables import ReportColumn, ReportTable, cell_text, workbook
from site_builder.pages.edition import Edition


def report_xlsx(edition: Edition, report: FeeReport) -> bytes:
    """Write a report as XLSX, its summary first."""
    columns = (ReportColumn(edition._("Fact")), ReportColumn(edition._("What it is")))
    summary = ReportTable(edition._("Overview"), columns, report.facts)
    return workbook(edition, report.title, (summary, *report.tables))


def report_docx(edition: Edition, report: FeeReport) -> bytes:
    """Write a report as DOCX: summary, every table that has rows, and who signs."""
    document = new_document(edition, report.title)
    headings = (edition._("Fact"), edition._("What it is"))
    facts = (((name,), (value,)) for name, value in report.facts)
    add_table(document, headings, facts, (7, 18.5))
    for table in report.tables:
        add_heading(document, table.title)
        if not table.rows:
            document.add_paragraph(edition._("None."))
            continue
        rows = (
            tuple(tuple(cell_text(edition, cell).split("\n")) for cell in row) for row in table.rows
        )
        add_table(document, table.headings, rows, [one.width for one in table.columns])
    add_signatures(edition, document)
    return document_bytes(edition, document)


def report_text(edition: Edition, report: FeeReport) -> str:
    """Write the short form of a report: its summary, and what needs doing."""
    lines = [report.title, ""]
    lines += [edition._("{name}: {value}", name=name, value=said) for name, said in report.facts]
    for table in (report.sign_offs, report.late, report.gaps):
        lines += ["", table.title]
        rows = ((cell_text(edition, cell) for cell in row) for row in table.rows)
        said = [f"  {edition._('; ').join(filter(None, row))}" for row in rows]
        lines += said or [f"  {edition._('None.')}"]
    return "\n".join(lines) + "\n"
