"""Cuts text into the terms that are looked up; the browser cuts what readers type likewise.

Han text gives pairs of neighbours, words of other scripts give stems; where the text is short,
single characters and pairs of words too. A word that touches Han text gives a term across the
border, so that LED封装 is found as one thing. `tests/cases-search` holds both tokenizers to one
table.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import snowballstemmer

from site_builder.assembly.search.folding import HAN, fold
from site_builder.assembly.search.quantities import quantity_terms

_JOINTS = ".\\-/'’&+"
_WORD = f"(?:(?![{HAN}])[^\\W_])+"
_TOKEN = re.compile(f"([{HAN}]+)|{_WORD}(?:[{_JOINTS}]{_WORD})*")
_JOINT = re.compile(f"[{_JOINTS}]")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_POSSESSIVE = re.compile("['’]s$")
_ENGLISH = re.compile("[a-z]{3,}")
_stemmer = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the stem of an English word; other words as they are."""
    return str(_stemmer.stemWord(word)) if _ENGLISH.fullmatch(word) else word


def text_terms(text: str, *, is_short: bool = False) -> list[str]:
    """Return the terms of a text, one for each time that they occur."""
    folded = fold(text)
    terms = _word_terms(folded, is_short)
    terms.extend(quantity_terms(folded))
    return terms


def _word_terms(folded: str, is_short: bool) -> list[str]:
    terms: list[str] = []
    last, was_han, end = "", False, -2
    for match in _TOKEN.finditer(folded):
        token, is_han = match[0], match[1] is not None
        start, before = match.start(), end
        if is_han is not was_han and last and folded[before:start] in ("", " "):
            terms.append(_border(last, token))
        if not is_han:
            terms.extend(latin_terms(token))
            if is_short and last and not was_han and folded[before:start] == " ":
                terms.append(_phrase(last, token))
        else:
            terms.extend(map("".join, pairwise(token)))
            if is_short or len(token) == 1:
                terms.extend(token)
        last, was_han, end = token, is_han, match.end()
    return terms


def _is_han(token: str) -> bool:
    return re.match(f"[{HAN}]", token) is not None


def _border(first: str, second: str) -> str:
    """Return the term across the border of two scripts: led封, 路pcb."""
    if _is_han(first):
        return first[-1] + _JOINT.split(second)[0]
    return _JOINT.split(first)[-1] + second[0]


def _phrase(first: str, second: str) -> str:
    """Return the term of two words side by side: tax bureau."""
    return f"{stem(_JOINT.split(first)[-1])} {stem(_JOINT.split(second)[0])}"


def latin_terms(token: str) -> list[str]:
    """Return the terms of a word that may have parts: tea-drink, ZJ-01, 1.2."""
    if token.isalnum():
        return [stem(token)]
    if _DECIMAL.fullmatch(token):
        return [token]
    parts = _JOINT.split(_POSSESSIVE.sub("", token))
    terms = [stem(part) for part in parts]
    return terms if len(parts) == 1 else [*terms, stem("".join(parts))]


def title_key(text: str) -> str:
    """Return the term under which a whole title is found before all others."""
    return "=" + "".join(match[0] for match in re.finditer(f"[{HAN}]|{_WORD}", fold(text)))
