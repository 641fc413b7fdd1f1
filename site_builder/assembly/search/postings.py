"""What an entry is found by: each term's hash, and how much the term says about the entry.

An entry's postings depend on nothing but the entry, so that an edit re-reads that entry alone;
how rare a term is among all entries is counted by whoever searches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.sounds import near_pairs, sound_terms
from site_builder.assembly.search.tokens import text_terms, title_key

MAX_IMPACT = 63


class _Field(NamedTuple):
    weight: float
    """The impact of a term that stands once in a text of usual length."""
    length: int
    """How many terms such a text has."""


_TITLE, _OTHER_TITLE, _CODE = _Field(24, 14), _Field(18, 14), _Field(30, 6)
_KEYWORDS, _SUMMARY, _BODY = _Field(10, 40), _Field(6, 80), _Field(2.5, 800)
_SOUND, _OTHER_SOUND, _NEAR = _Field(16, 50), _Field(6, 100), _Field(10, 12)
_SATURATION = 1.2


def term_hash(term: str) -> int:
    """Return the number under which a term is kept."""
    return crc32(term.encode("utf-8"))


def postings(entry: Entry) -> dict[int, int]:
    """Return the impact of each term of an entry, by the term's hash."""
    impacts: dict[str, float] = {}
    for field, terms in _fields(entry):
        counts = Counter(terms)
        norm = _SATURATION * (0.4 + 0.6 * counts.total() / field.length)
        for term, count in counts.items():
            impact = field.weight * count * (1 + _SATURATION) / (count + norm)
            impacts[term] = impacts.get(term, 0) + impact
    for title in {entry.title, *entry.other_titles}:
        impacts[title_key(title)] = MAX_IMPACT
    return {term_hash(term): _level(impact) for term, impact in impacts.items()}


def _level(impact: float) -> int:
    return max(1, min(MAX_IMPACT, round(impact)))


def _fields(entry: Entry) -> Iterator[tuple[_Field, list[str]]]:
    yield _TITLE, text_terms(entry.title, is_short=True)
    yield _OTHER_TITLE, _short(entry.other_titles)
    yield _CODE, _short(entry.codes)
    yield _KEYWORDS, _short(entry.keywords)
    yield _SUMMARY, text_terms(entry.summary, is_short=True)
    yield _BODY, [term for text in (entry.text, *entry.body) for term in text_terms(text)]
    titles = (entry.title, *entry.other_titles)
    yield _SOUND, [term for title in titles for term in sound_terms(title)]
    yield _OTHER_SOUND, [term for one in entry.keywords for term in sound_terms(one)]
    yield _NEAR, [term for title in titles for term in near_pairs(title)]


def _short(texts: Iterable[str]) -> list[str]:
    return [term for text in texts for term in text_terms(text, is_short=True)]
