"""Reads an index as the browser's engine does, where there is no Node to run that engine.

It knows names, codes, numbers and pinyin, as the proof asks for them; understanding what readers
type beyond that is the engine's alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any
from zlib import crc32

from site_builder.assembly.search.heard import common_characters, sound
from site_builder.assembly.search.shards import Listed, read_shard, shard_name, unpacked
from site_builder.assembly.search.tokens import text_terms, title_key

_LETTERS = re.compile("[a-z]{2,}")
_LONGEST_SYLLABLE = 6
_TITLE_WEIGHT = 10


class Twin:
    """An index in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the index."""
        self._folder = folder
        head = self._json("head.bin")
        self._bits: int = head["bits"]
        self._size = sum(count for _, count in head["kinds"])
        self._refs: list[str] = self._json("refs.bin")
        self._shards: dict[int, dict[int, Listed]] = {}

    def place(self, text: str, ref: str) -> int:
        """Return where an entry stands among the answers to a text, from 0; -1 if nowhere."""
        scores: dict[int, float] = {}
        for term, weight in _terms(text):
            found = self._postings(term)
            rarity = log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            for number, impact in found.items():
                scores[number] = scores.get(number, 0) + weight * rarity * impact
        ranked = sorted(scores, key=lambda number: (-scores[number], number))
        return next((at for at, number in enumerate(ranked) if self._refs[number] == ref), -1)

    def _postings(self, term: str) -> dict[int, int]:
        hashed = crc32(term.encode("utf-8"))
        number = hashed >> 32 - self._bits
        if number not in self._shards:
            content = self._content(shard_name(number))
            self._shards[number] = read_shard(content, number << 32 - self._bits)
        found = self._shards[number].get(hashed)
        return found.by_entry() if found else {}

    def _content(self, name: str) -> bytes:
        return unpacked((self._folder / name).read_bytes())

    def _json(self, name: str) -> Any:
        return json.loads(self._content(name))


def _terms(text: str) -> Iterator[tuple[str, float]]:
    yield title_key(text), _TITLE_WEIGHT
    yield from ((term, 1) for term in dict.fromkeys(text_terms(text)))
    if _LETTERS.fullmatch(text):
        syllables = _syllables(text)
        pairs = pairwise(syllables)
        yield from ((f"~{first}'{second}", 1) for first, second in pairs)


def _syllables(letters: str) -> tuple[str, ...]:
    """Read letters as syllables, as few as will do; nothing if they cannot be read so."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*best[start], letters[start:end])  # type: ignore[misc]
            for start in range(max(0, end - _LONGEST_SYLLABLE), end)
            if best[start] is not None and letters[start:end] in _known()
        ]
        best.append(min(ways, key=len) if ways else None)
    return best[-1] or ()


@cache
def _known() -> frozenset[str]:
    return frozenset(map(sound, common_characters()))
