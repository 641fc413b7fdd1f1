"""Folds text so that what is written differently but read the same is found alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_FIRST, _LAST = 0x4E00, 0x9FFF
_ACCENTED = re.compile("[\u00c0-\u024f]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_THOUSANDS = re.compile("([0-9]),(?=[0-9]{3}(?![0-9]))")


def fold(text: str) -> str:
    """Fold width, case, accents, thousands separators, and traditional to simplified."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if _ACCENTED.search(folded):
        folded = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return _THOUSANDS.sub(r"\1", folded).translate(simplified())


@cache
def simplified() -> Mapping[int, str]:
    """Return the simplified form of every character that has one, by code point."""
    import opencc

    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    # A line each, so that no character is read as part of a phrase with its neighbour.
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(one): other for one, other in pairs if one != other}
