"""Writes a release: letterheads and prose from the engine, pages, shared files and open data."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from site_builder.assembly.letterhead import Letter, Letterhead
from site_builder.assembly.staging import LetterheadKey
from site_builder.pages.edition import Edition
from site_builder.pages.head import document_title, head_values
from site_builder.pages.page import Page
from site_builder.pages.templates import Templates


def letterhead_keys(pages: Iterable[Page]) -> tuple[LetterheadKey, ...]:
    """Return which letterheads the pages need."""
    return tuple(sorted({LetterheadKey(page.section, page.depth) for page in pages}))


def write_pages(
    release: Path,
    edition: Edition,
    templates: Templates,
    pages: Sequence[Page],
    letterheads: Mapping[LetterheadKey, Letterhead],
) -> None:
    """Write an edition's pages on its letterheads."""
    for page in pages:
        letter = Letter(
            path=page.path,
            title=document_title(edition, page),
            head=templates.render_head(page, head_values(edition, page)),
            body=templates.render(page),
        )
        html = letterheads[LetterheadKey(page.section, page.depth)].write(letter)
        write_file(release, f"{edition.prefix}{page.path}index.html", html.encode("utf-8"))


def write_file(release: Path, name: str, content: bytes) -> None:
    """Write one file of a release."""
    target = release / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def copy_files(release: Path, files: Mapping[str, Path]) -> None:
    """Copy files to their addresses."""
    for name, source in sorted(files.items()):
        target = release / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
