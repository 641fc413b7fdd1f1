"""Turns the links that clerks write in prose into addresses: records by id, pages by file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.pages.links import record_url

_LINK = re.compile(
    r"(?<=\]\()([a-z-]+):([a-z0-9-]+)(?=[)\s])|(?<=\]\()([^)\s:]+\.md)(#[^)\s]*)?(?=[)\s])"
)
_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


def staged_prose(folder: Path, catalogue: Catalogue) -> tuple[dict[str, str], Mapping[str, Path]]:
    """Return a locale's prose with its links resolved, by path, and the files beside it."""
    texts: dict[str, str] = {}
    files: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".md":
            text = path.read_text(encoding="utf-8-sig")
            texts[name] = resolve_links(text, name, catalogue)
        elif path.is_file():
            files[name] = path
    return texts, files


def resolve_links(text: str, name: str, catalogue: Catalogue) -> str:
    """Put addresses, relative to the page's own, in place of record links and file names."""

    def address(match: re.Match[str]) -> str:
        kind, record_id, file, anchor = match.groups()
        if kind in _OUTSIDE:
            return match.group()
        if file:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
            return _relative(name, page_address(target)) + (anchor or "")
        return _relative(name, record_url(catalogue, kind, record_id))

    return _LINK.sub(address, text)


def page_address(name: str) -> str:
    """Return the address of a prose page below the locale's root."""
    stem = name.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def _relative(name: str, url: str) -> str:
    return "../" * page_address(name).count("/") + url or "./"
