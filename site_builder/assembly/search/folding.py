"""Folds text so that what is written differently but read the same is found alike."""

from __future__ import annotations

import re
import unicodedata

from site_builder.assembly.search.heard import simplified

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_ACCENTED = re.compile("[\u00c0-\u024f]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_THOUSANDS = re.compile("([0-9]),(?=[0-9]{3}(?![0-9]))")


def fold(text: str) -> str:
    """Fold width, case, accents, thousands separators, and traditional to simplified."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if _ACCENTED.search(folded):
        folded = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return _THOUSANDS.sub(r"\1", folded).translate(simplified())
