"""The files beside the page of changes: the notice as a document to sign, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.outputs.fee_notice import Notice, fee_notice
from site_builder.outputs.notice_docx import notice_docx
from site_builder.outputs.notice_text import notice_markdown
from site_builder.pages.edition import Edition
from site_builder.pages.fee_changes import current_changes


def notice_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the notice of the current issue in one language."""
    notice = _current(edition)
    folder = f"{edition.prefix}fees/changes/"
    yield f"{folder}notice.docx", notice_docx(edition, notice)
    yield f"{folder}notice.md", notice_markdown(edition, notice).encode("utf-8")


def _current(edition: Edition) -> Notice:
    publication = edition.catalogue.county.publication
    before, after = edition.date(publication.previous), edition.date(publication.effective)
    issue = edition.plain(publication.title)
    return fee_notice(edition, current_changes(edition), before, after, issue)
