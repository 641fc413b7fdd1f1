"""Verifies a finished release before it is published: every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from site_builder.assembly.release import Changes

INLINE = "A style or a script stands in the page itself"
NO_TARGET = "There is nothing at the address of a link"
NO_ANCHOR = "The page has no such place as a link names"

# In text quotes and brackets are escaped, so that what looks like an attribute is one.
_REFERENCE = re.compile(r' (?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r' id="([^"]*)"')
_STYLE = re.compile(r"<style[ >]|<[^>]+ style=")
_SCRIPT = re.compile(r"<script(?![^>]*(?: src=|application/))")
_PATTERN = re.compile(r"<template[\s>].*?</template>", re.DOTALL | re.IGNORECASE)
"""What scripts fill in before its links lead anywhere."""
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a release that must not be published."""

    page: str
    what: str
    value: str


def verify(release: Path) -> list[Fault]:
    """Return every broken link and every inline style or script of a release."""
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    return _verify_pages(release, files, _pages(files))


def verify_changes(release: Path, site: Path, files: Set[str], changes: Changes) -> list[Fault]:
    """Do the same for a release of these files, if all was well with the site before its changes.

    Where nothing is gone that others may lead to, only what is new can lead astray.
    """
    new = _pages(changes.new)
    if changes.gone or any(_has_lost_anchors(release / one, site / one) for one in new):
        return _verify_pages(release, files, _pages(files))
    return _verify_pages(release, files, new)


def _has_lost_anchors(page: Path, before: Path) -> bool:
    return before.is_file() and not anchors_of(before) <= anchors_of(page)


def _verify_pages(release: Path, files: Set[str], names: Sequence[str]) -> list[Fault]:
    anchors: dict[str, frozenset[str]] = {}

    def has_anchor(page: str, anchor: str) -> bool:
        if page not in anchors:
            anchors[page] = anchors_of(release / page)
        return anchor in anchors[page]

    faults: set[Fault] = set()
    for name in names:
        faults.update(_faults(name, _read(release / name), files, has_anchor))
    return sorted(faults)


def anchors_of(page: Path) -> frozenset[str]:
    """Return the places of a page that links can name."""
    return frozenset(_ANCHOR.findall(_read(page)))


def _read(path: Path) -> str:
    """Read a page with each line break as a space: the searches are quickest for one sign."""
    return path.read_text(encoding="utf-8").replace("\n", " ")


def _pages(files: Iterable[str]) -> list[str]:
    return sorted(name for name in files if name.endswith(".html"))


def _faults(
    name: str, html: str, files: Set[str], has_anchor: Callable[[str, str], bool]
) -> Iterator[Fault]:
    is_styled = "<style" in html or " style=" in html
    if inline := (is_styled and _STYLE.search(html)) or _SCRIPT.search(html):
        yield Fault(name, INLINE, inline.group())
    if name == "404.html":
        return
    # A page's own anchors are not kept: all pages have some, and few are led to from others.
    own = frozenset(_ANCHOR.findall(html))
    for reference, target, fragment in _ways(name, html):
        if target not in files:
            yield Fault(name, NO_TARGET, reference)
        elif not fragment or (target == name and fragment in own):
            continue
        elif target == name or (target.endswith(".html") and not has_anchor(target, fragment)):
            yield Fault(name, NO_ANCHOR, reference)


def _ways(name: str, html: str) -> Iterator[tuple[str, str, str]]:
    """Yield a page's references, each with the file and the anchor that it leads to."""
    top = "../" * name.count("/")
    for reference in dict.fromkeys(_REFERENCE.findall(_PATTERN.sub("", html))):
        if not reference or _OUTSIDE.match(reference):
            continue
        if top and reference.startswith(top):
            yield reference, *_from_top(reference.removeprefix(top))
        else:
            yield reference, *resolve(name, reference)


# Most links of all pages lead to the same places.
@lru_cache(maxsize=20_000)
def _from_top(reference: str) -> tuple[str, str]:
    return resolve("index.html", reference)


def resolve(page: str, reference: str) -> tuple[str, str]:
    """Return the file and the anchor that a page's relative reference leads to."""
    address, _, fragment = reference.replace("&amp;", "&").partition("#")
    address = address.partition("?")[0]
    if "%" in address:
        address = unquote(address)
    target = _below(posixpath.dirname(page), address) if address else page
    if address.endswith("/") or address in {".", ".."}:
        target = f"{target}/index.html" if target != "." else "index.html"
    return target, unquote(fragment) if "%" in fragment else fragment


def _below(folder: str, address: str) -> str:
    """Join a folder and an address as posixpath does, for the addresses that most links have."""
    ups = 0
    while address.startswith("../"):
        address, ups = address[3:], ups + 1
    parts = folder.split("/") if folder else []
    plain = address.rstrip("/")
    if ups > len(parts) or not plain or plain.startswith(("/", ".")) or "/." in plain:
        return posixpath.normpath(posixpath.join(folder, "../" * ups + address))
    return "/".join([*parts[: len(parts) - ups], plain])
