"""How Chinese titles sound: terms for pinyin, for initials and for characters of the same sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from site_builder.assembly.search.folding import HAN, fold

_PIECE = re.compile(f"[{HAN}]+|[a-z0-9]+")
_RUN = re.compile(f"[{HAN}]+")
_LONGEST_INITIALS = 3


@cache
def sound(character: str) -> str:
    """Return the commonest reading of a character, without its tone."""
    from pypinyin import Style, pinyin

    return str(pinyin(character, style=Style.NORMAL, v_to_u=False)[0][0])


@cache
def common_characters() -> str:
    """Return the characters of everyday use, the first level of GB 2312, which sorts by sound.

    Browsers know the standard too, so that they need be told the sounds alone, run by run.
    """
    codes = bytes(
        byte for row in range(0xB0, 0xD8) for column in range(0xA1, 0xFF) for byte in (row, column)
    )
    return codes.decode("gb2312", errors="ignore")


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[str, ...]:
    """Return how each character of a Han text is read where it stands."""
    from pypinyin import lazy_pinyin

    return tuple(map(str, lazy_pinyin(text)))


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
