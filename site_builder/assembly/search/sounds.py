"""How Chinese titles sound: terms for pinyin, for initials and for characters of the same sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.assembly.search.folding import HAN, fold
from site_builder.assembly.search.heard import readings, sound

_PIECE = re.compile(f"[{HAN}]+|[a-z0-9]+")
_RUN = re.compile(f"[{HAN}]+")
_LONGEST_INITIALS = 3


def sound_terms(text: str) -> list[str]:
    """Return terms for the sound of a short text, one for each time that they occur."""
    folded = fold(text)
    terms: list[str] = []
    for run in _RUN.findall(folded):
        read, common = readings(run), [sound(one) for one in run]
        terms.extend(f"~{one}" for one in read)
        terms.extend(dict.fromkeys([*_pairs(read), *_pairs(common)]))
    return terms + list(_initial_terms(folded))


def _pairs(syllables: Sequence[str]) -> Iterator[str]:
    for first, second in pairwise(syllables):
        yield f"~{first}'{second}"


def _initial_terms(folded: str) -> Iterator[str]:
    """Yield runs of two and three initials; words of other scripts stand in full."""
    letters = "".join(_initial(piece) for piece in _PIECE.findall(folded))
    for length in range(2, _LONGEST_INITIALS + 1):
        for start in range(len(letters) - length + 1):
            yield f"^{letters[start : start + length]}"


def _initial(piece: str) -> str:
    return piece if piece.isascii() else "".join(one[0] for one in readings(piece))


def near_pairs(text: str) -> Iterator[str]:
    """Yield terms for pairs with one character between them, for a wrong one or one left out."""
    for run in _RUN.findall(fold(text)):
        yield from (f"{first}*{second}" for first, second in zip(run, run[2:], strict=False))
