"""The rows that results show, and the columns that they are filtered and sorted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.assembly.search.entry import Entry

BLOCK = 8
"""How many rows a file holds."""
TEXT_BLOCK = 16
"""How many whole texts a file holds; each alone would make many files, many long downloads."""
_TEXT_LENGTH = {"zh": 220}
_OTHER_LENGTH = 440


def block_name(number: int) -> str:
    """Return the file in which an entry's row stands."""
    return f"r/{number // BLOCK:x}.bin"


def texts_name(number: int) -> str:
    """Return the file in which an entry's whole text stands, if its row does not hold it."""
    return f"x/{number // TEXT_BLOCK:x}.bin"


def whole_text(entry: Entry, locale: str) -> str:
    """Return the whole text of an entry, or nothing if its row holds that."""
    shown, text = _shown(entry, locale)
    whole = " · ".join(filter(None, (text, *entry.body)))
    return whole if len(whole) > len(shown) else ""


def _shown(entry: Entry, locale: str) -> tuple[str, str]:
    """Return the beginning of an entry's running text, and all of that."""
    length = _TEXT_LENGTH.get(locale, _OTHER_LENGTH)
    text = f"{entry.summary} {entry.text}".strip()
    return (entry.summary if len(entry.summary) >= length else text[:length]), text


def row(entry: Entry, locale: str) -> list[Any]:
    """Return what a result shows of an entry, and the text that excerpts are taken from.

    The last place is 1 if there is more text in a file of its own, which is fetched if the words
    that were asked for do not stand in the row.
    """
    shown, text = _shown(entry, locale)
    return [
        entry.ref,
        entry.url,
        entry.anchor,
        entry.title,
        entry.locale,
        list(entry.facts),
        shown + ("…" if len(shown) < len(text) else ""),
        int(bool(whole_text(entry, locale))),
    ]


def columns(ordered: Sequence[Entry]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each column with its file's name."""
    yield "amount.bin", [entry.amount for entry in ordered]
    yield "area.bin", [entry.area for entry in ordered]
    yield "date.bin", [entry.date.toordinal() if entry.date else None for entry in ordered]
    yield "refs.bin", [entry.ref for entry in ordered]
