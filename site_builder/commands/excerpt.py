"""Shows the line that a finding points at, with carets below what is wrong."""

from __future__ import annotations

import unicodedata

from site_builder.diagnostics import Location

_TAB_WIDTH = 4
_WIDTH = 96
_LEAD_IN = 32
_CUT = "…"


def excerpt(place: Location, text: str, margin: str) -> list[str]:
    """Return the lines to print for a place within a source; none if it lies beyond its end.

    A long line is shown from a little before the place on, as wide as a terminal usually is.
    """
    rows = text.split("\n")
    if not text or place.line > len(rows):
        return []
    row, start = rows[place.line - 1], place.column - 1
    before, rest = row[:start].expandtabs(_TAB_WIDTH), row[start:].expandtabs(_TAB_WIDTH)
    length = len(row[start : start + place.length].expandtabs(_TAB_WIDTH))
    if cells(before + rest) > _WIDTH:
        before = _end_of(before, _LEAD_IN)
        rest = _beginning_of(rest, _WIDTH - cells(before))
    carets = "^" * max(1, cells(rest[:length].removesuffix(_CUT)))
    return [
        f"{margin} |",
        f"{place.line} | {before}{rest}",
        f"{margin} | {' ' * cells(before)}{carets}",
    ]


def cells(text: str) -> int:
    """Count terminal cells: a Chinese character is two wide."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _beginning_of(text: str, width: int) -> str:
    """Return what of a text's beginning fits into a width, with a sign for what was left out."""
    used = 0
    for at, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[: at - 1] + _CUT
    return text


def _end_of(text: str, width: int) -> str:
    return _beginning_of(text[::-1], width)[::-1]
