"""Turns the links that clerks write in prose into addresses: records by id, pages by file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.pages.links import record_url
from site_builder.prose import Link, ProsePage, iter_links
from site_builder.rules.targets import RECORD_SCHEMES


def staged_texts(pages: Iterable[ProsePage], catalogue: Catalogue) -> dict[str, str]:
    """Return the text of each page with its links resolved, by its path."""
    return {page.path: resolve_links(page.text, page.path, catalogue) for page in pages}


def other_files(folder: Path) -> dict[str, Path]:
    """Return what lies beside the prose of a locale, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files if path.suffix != ".md"}


def resolve_links(text: str, name: str, catalogue: Catalogue) -> str:
    """Put addresses, relative to the page's own, in place of record links and file names."""
    lines = text.split("\n")
    # From the end, so that columns before a replaced target stay what they were.
    for link in reversed(list(iter_links(text))):
        address = _address(link, name, catalogue)
        if address is not None:
            line, start = lines[link.line - 1], link.column - 1
            end = start + len(link.target)
            lines[link.line - 1] = f"{line[:start]}{address}{line[end:]}"
    return "\n".join(lines)


def _address(link: Link, name: str, catalogue: Catalogue) -> str | None:
    scheme, colon, record_id = link.target.partition(":")
    if colon and scheme in (*RECORD_SCHEMES, "section"):
        return _relative(name, record_url(catalogue, scheme, record_id))
    file, mark, anchor = link.target.partition("#")
    if colon or not file.endswith(".md"):
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
    return _relative(name, page_address(target)) + mark + anchor


def page_address(name: str) -> str:
    """Return the address of a prose page below the locale's root."""
    stem = name.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def _relative(name: str, url: str) -> str:
    return "../" * page_address(name).count("/") + url or "./"
