"""Verifies a finished release before it is published: every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

_REFERENCE = re.compile(r'<[a-z][^>]*?\s(?:href|src)="([^"]*)"', re.IGNORECASE)
_ANCHOR = re.compile(r'<[a-z][^>]*?\sid="([^"]*)"', re.IGNORECASE)
_INLINE = re.compile(r"<style[\s>]|<script(?![^>]*(?:\ssrc=|application/))|<[^>]+\sstyle=", re.I)
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
    pages = {name: (release / name).read_text(encoding="utf-8") for name in _pages(files)}
    anchors = {name: frozenset(_ANCHOR.findall(html)) for name, html in pages.items()}
    faults = [
        fault for name, html in pages.items() for fault in _faults(name, html, files, anchors)
    ]
    return sorted(set(faults))


def _pages(files: set[str]) -> list[str]:
    return sorted(name for name in files if name.endswith(".html"))


def _faults(
    name: str, html: str, files: set[str], anchors: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    if inline := _INLINE.search(html):
        yield Fault(name, "inline", inline.group())
    if name == "404.html":
        return
    for reference in dict.fromkeys(_REFERENCE.findall(_PATTERN.sub("", html))):
        if not reference or _OUTSIDE.match(reference):
            continue
        target, fragment = resolve(name, reference)
        if target not in files:
            yield Fault(name, "link", reference)
        elif fragment and target in anchors and fragment not in anchors[target]:
            yield Fault(name, "anchor", reference)


def resolve(page: str, reference: str) -> tuple[str, str]:
    """Return the file and the anchor that a page's relative reference leads to."""
    address, _, fragment = reference.replace("&amp;", "&").partition("#")
    address = unquote(address.partition("?")[0])
    folder = posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, address)) if address else page
    if address.endswith("/") or address in {".", ".."}:
        target = posixpath.join(target, "index.html")
    return target.removeprefix("./"), unquote(fragment)
