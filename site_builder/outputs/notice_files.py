"""The files beside the page of changes: the notice to sign, and the versions that are kept."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.calculations.fee_versions import version_before
from site_builder.catalogue import Catalogue
from site_builder.models.fee_versions import checksum_lines
from site_builder.outputs.fee_notice import Notice, fee_notice
from site_builder.outputs.notice_docx import notice_docx
from site_builder.outputs.notice_text import notice_markdown
from site_builder.pages.edition import Edition
from site_builder.pages.fee_changes import current_changes
from site_builder.pages.fee_version_list import checksum_file, version_file


def notice_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the notice of the current issue in one language."""
    notice = _current(edition)
    folder = f"{edition.prefix}fees/changes/"
    yield f"{folder}notice.docx", notice_docx(edition, notice)
    yield f"{folder}notice.md", notice_markdown(edition, notice).encode("utf-8")


def _current(edition: Edition) -> Notice:
    publication = edition.catalogue.county.publication
    earlier = version_before(edition.catalogue)
    before = edition.date(earlier.published if earlier else publication.previous)
    after = edition.date(publication.effective)
    issue = edition.plain(publication.title)
    return fee_notice(edition, current_changes(edition), before, after, issue)


def version_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the published versions as they are kept, and their checksums."""
    versions = catalogue.fee_versions.versions
    for kept in versions:
        yield version_file(kept), kept.content
    if versions:
        yield checksum_file(), checksum_lines(versions).encode("ascii")
