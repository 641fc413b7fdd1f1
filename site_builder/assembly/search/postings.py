"""What an entry is found by: each term's hash, and how much the term says about the entry.

An entry's postings depend on nothing but the entry, so that an edit re-reads that entry alone;
how rare a term is among all entries is counted by whoever searches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import fold
from site_builder.assembly.search.quantities import quantity_terms
from site_builder.assembly.search.sounds import near_pairs, sound_terms
from site_builder.assembly.search.tokens import text_terms, title_key

MAX_IMPACT = 63


class _Field(NamedTuple):
    weight: float
    """The impact of a term that stands once in a text of usual length."""
    length: int
    """How many terms such a text has."""
    slope: float = 0.6
    """How much less a longer text says, from 0 for no less."""


_TITLE, _OTHER_TITLE, _CODE = _Field(24, 14, 0.2), _Field(18, 14, 0.2), _Field(30, 6)
_KEYWORDS, _SUMMARY, _BODY = _Field(10, 40), _Field(6, 80), _Field(2.5, 800)
_FIGURES, _CONTEXT = _Field(24, 4), _Field(4, 30)
_SOUND, _OTHER_SOUND, _NEAR = _Field(16, 50), _Field(6, 100), _Field(10, 12)
_SATURATION = 1.2


def postings(entry: Entry) -> dict[int, int]:
    """Return the impact of each term of an entry, by the term's hash."""
    impacts: dict[str, float] = {}
    for field, terms in _fields(entry):
        counts = Counter(terms)
        impact_of = {count: _impact(field, count, len(terms)) for count in set(counts.values())}
        for term, count in counts.items():
            impacts[term] = impacts.get(term, 0) + impact_of[count]
    for title in {entry.title, *entry.other_titles}:
        impacts[title_key(title)] = MAX_IMPACT
    return {
        crc32(term.encode("utf-8")): min(MAX_IMPACT, int(impact + 0.5) or 1)
        for term, impact in impacts.items()
    }


def _impact(field: _Field, count: int, length: int) -> float:
    """Weigh a term: more often says more, but ever less so; a longer text says less."""
    norm = _SATURATION * (1 - field.slope + field.slope * length / field.length)
    return field.weight * count * (1 + _SATURATION) / (count + norm)


def _fields(entry: Entry) -> Iterator[tuple[_Field, list[str]]]:
    yield _TITLE, text_terms(entry.title, is_short=True)
    yield _OTHER_TITLE, _short(entry.other_titles)
    yield _CODE, _short(entry.codes)
    yield _KEYWORDS, _short(entry.keywords)
    yield _CONTEXT, _short(entry.context)
    yield _SUMMARY, text_terms(entry.summary, is_short=True)
    # Nothing that is one term stands on two lines.
    yield _BODY, text_terms("\n".join((entry.text, *entry.body)))
    yield _FIGURES, list(quantity_terms(fold("\n".join(entry.facts))))
    titles = (entry.title, *entry.other_titles)
    yield _SOUND, [term for title in titles for term in sound_terms(title)]
    yield _OTHER_SOUND, [term for one in entry.keywords for term in _sounds(one)]
    yield _NEAR, [term for title in titles for term in near_pairs(title)]


def _short(texts: Iterable[str]) -> list[str]:
    return [term for text in texts for term in _short_terms(text)]


@lru_cache(maxsize=4096)
def _short_terms(text: str) -> tuple[str, ...]:
    """Cut a short text; names of industries, parks and agencies come back in many entries."""
    return tuple(text_terms(text, is_short=True))


@lru_cache(maxsize=4096)
def _sounds(text: str) -> tuple[str, ...]:
    return tuple(sound_terms(text))
