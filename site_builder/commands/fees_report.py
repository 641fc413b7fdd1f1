"""Writes the report on the fee lists for the bodies that supervise them."""

from __future__ import annotations

import datetime
from pathlib import Path

from site_builder.commands.build import locale_links, make_editions
from site_builder.commands.check import Checked, check
from site_builder.outputs.fee_report import fee_report
from site_builder.outputs.fee_report_files import report_docx, report_text, report_xlsx


def fees_report(
    root: Path, form: str, locale: str, as_of: datetime.date | None = None
) -> tuple[Checked, bytes | None]:
    """Return the report as text, `xlsx` or `docx`; none while the catalogue has errors."""
    checked = check(root, as_of)
    if checked.catalogue is None or checked.as_of is None or checked.has_errors:
        return checked, None
    links = locale_links(checked.locales)
    editions = make_editions(checked.catalogue, links, checked.as_of, checked.prose)
    edition = next((one for one in editions if one.locale == locale), editions[0])
    report = fee_report(edition)
    if form == "xlsx":
        return checked, report_xlsx(edition, report)
    if form == "docx":
        return checked, report_docx(edition, report)
    return checked, report_text(edition, report).encode("utf-8")
