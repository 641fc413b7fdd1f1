"""Turns the links that clerks write in prose into addresses: records by id, pages by file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.pages.links import record_url
from site_builder.prose import Link, ProsePage, iter_links
from site_builder.rules.targets import RECORD_SCHEMES
from site_builder.values.text import SOURCE_LOCALE


def pages_in(locale: str, prose: Iterable[ProsePage]) -> list[ProsePage]:
    """Return the pages of a locale; what it lacks is lent by the others, Chinese first."""
    found: dict[str, ProsePage] = {}
    for page in sorted(prose, key=lambda one: _rank(one.locale, locale)):
        found.setdefault(page.path, page)
    return [found[path] for path in sorted(found)]


def _rank(locale: str, wanted: str) -> tuple[bool, bool, str]:
    return locale != wanted, locale != SOURCE_LOCALE, locale


def staged_texts(pages: Iterable[ProsePage], locale: str, catalogue: Catalogue) -> dict[str, str]:
    """Return each page's text by its path, links resolved; what is lent names its language."""
    return {
        page.path: _marked(resolve_links(page.text, page.path, catalogue), page.locale, locale)
        for page in pages
    }


def _marked(text: str, spoken: str, locale: str) -> str:
    """Let the front matter, which checked pages have, say that the text is in another language."""
    return text if spoken == locale else text.replace("\n", f"\nlang: {spoken}\n", 1)


def files_beside(content: Path, locale: str, pages: Iterable[ProsePage]) -> dict[str, Path]:
    """Return what lies beside the pages of a locale, those that are lent included, by its path."""
    lenders = sorted({page.locale for page in pages} - {locale}, reverse=True)
    files = [other_files(content / one) for one in (*lenders, locale)]
    return {path: file for one in files for path, file in one.items()}


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
