"""Letterheads: the frame that the engine printed once, and the letters written on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from site_builder.assembly.manifest import digest
from site_builder.assembly.staging import STAGED_FOLDER, LetterheadKey

_SLOT = re.compile(r"@q-(title|head|body|path)@")
_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_REQUIRED = ("title", "head", "body")


@dataclass(frozen=True, slots=True)
class Letter:
    """A page of the catalogue, ready to be put into its frame."""

    path: str
    """Its address below the locale's root: "", "projects/" or "projects/tea-line/"."""
    title: str
    """The whole title of the document, as plain text."""
    head: str
    """Tags for the head, as safe HTML."""
    body: str
    """The content of the main element, as safe HTML."""


class Letterhead:
    """The print of a frame, cut at its slots."""

    __slots__ = ("_parts", "_places", "fingerprint")

    def __init__(self, html: str) -> None:
        """Cut the print; raise ValueError when a slot is missing."""
        collapsed = collapse_space(html)
        cut = _SLOT.split(collapsed)
        self.fingerprint = digest(collapsed.encode("utf-8"))
        self._parts = cut
        self._places = {
            slot: tuple(at for at in range(1, len(cut), 2) if cut[at] == slot)
            for slot in (*_REQUIRED, "path")
        }
        for slot in _REQUIRED:
            if len(self._places[slot]) != 1:
                raise ValueError(f"a letterhead must have the slot {slot} once")

    def write(self, letter: Letter) -> str:
        """The whole page; runs for each page of the catalogue, so it only joins strings."""
        parts = self._parts.copy()
        path = escape(letter.path)
        for at in self._places["path"]:
            parts[at] = path
        parts[self._places["title"][0]] = escape(letter.title, quote=False)
        parts[self._places["head"][0]] = letter.head
        parts[self._places["body"][0]] = letter.body
        return "".join(parts)


def collapse_space(html: str) -> str:
    """One space or line break where there are many, but not where space is content."""
    # With two groups, each match leaves three items: text, the kept element, its name.
    cut = _KEPT.split(html)
    for at in range(0, len(cut), 3):
        cut[at] = _SPACE.sub(_shortest, cut[at])
    return "".join(item for at, item in enumerate(cut) if at % 3 != 2)


def _shortest(space: re.Match[str]) -> str:
    return "\n" if "\n" in space.group() else " "


def read_letterheads(
    site_folder: Path, prefix: str, keys: Sequence[LetterheadKey]
) -> dict[LetterheadKey, Letterhead]:
    """The letterheads of the locale whose pages stand below `prefix` in a print."""
    root = site_folder / prefix
    return {
        key: Letterhead((root / key.url / "index.html").read_text(encoding="utf-8"))
        for key in sorted(set(keys))
    }


def printed_files(
    site_folder: Path, prefix: str, keys: Sequence[LetterheadKey], stylesheets: Sequence[str]
) -> dict[str, Path]:
    """What of a print belongs on the site, by its address: prose, its files, the theme's styles.

    Letterheads stay behind, and so does what the engine adds of its own: scripts, icons, indexes.
    Only the default locale, whose prefix is empty, answers for 404.html.
    """
    left = {f"{prefix}{key.url}index.html" for key in keys}
    if prefix:
        left.add("404.html")
    staged = site_folder.parent / STAGED_FOLDER
    found = {
        path.relative_to(site_folder).as_posix(): path
        for path in sorted(site_folder.rglob("*"))
        if path.is_file()
    }
    return {
        name: path
        for name, path in found.items()
        if name not in left
        and (name.endswith(".html") or name in stylesheets or (staged / name).is_file())
    }
