"""What an entry is found by: each term's hash, and how much the term says about the entry.

An entry's postings depend on nothing but the entry, so that an edit re-reads that entry alone;
how rare a term is among all entries is counted by whoever searches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import fold
from site_builder.assembly.search.quantities import quantity_terms
from site_builder.assembly.search.sounds import near_pairs, sound_terms
from site_builder.assembly.search.tokens import text_terms

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
    impacts: dict[int, float] = {}
    for field, terms in _fields(entry):
        counts = Counter(terms)
        impact_of = {count: _impact(field, count, len(terms)) for count in set(counts.values())}
        for term, count in counts.items():
            impacts[term] = impacts.get(term, 0) + impact_of[count]
    for name in entry.names:
        impacts[_hash(name)] = MAX_IMPACT
    return {term: min(MAX_IMPACT, int(impact + 0.5) or 1) for term, impact in impacts.items()}


# The same terms come back in many entries.
@lru_cache(maxsize=1 << 16)
def _hash(term: str) -> int:
    return crc32(term.encode("utf-8"))


def _impact(field: _Field, count: int, length: int) -> float:
    """Weigh a term: more often says more, but ever less so; a longer text says less."""
    norm = _SATURATION * (1 - field.slope + field.slope * length / field.length)
    return field.weight * count * (1 + _SATURATION) / (count + norm)


def _fields(entry: Entry) -> Iterator[tuple[_Field, list[int]]]:
    """Yield the hashes of the terms of each field."""
    yield _TITLE, _hashes(text_terms(entry.title, is_short=True))
    yield _OTHER_TITLE, _each(_short_terms, entry.other_titles)
    yield _CODE, _each(_short_terms, entry.codes)
    yield _KEYWORDS, _each(_short_terms, entry.keywords)
    yield _CONTEXT, _each(_short_terms, entry.context)
    yield _SUMMARY, _hashes(text_terms(entry.summary, is_short=True))
    yield _BODY, _each(_long_terms, (entry.text, *entry.body))
    yield _FIGURES, _each(_figures, entry.facts)
    titles = (entry.title, *entry.other_titles)
    yield _SOUND, _hashes(term for title in titles for term in sound_terms(title))
    yield _OTHER_SOUND, _each(_sounds, entry.keywords)
    yield _NEAR, _hashes(term for title in titles for term in near_pairs(title))


def _hashes(terms: Iterable[str]) -> list[int]:
    return list(map(_hash, terms))


def _each(terms_of: Callable[[str], tuple[int, ...]], texts: Iterable[str]) -> list[int]:
    return [term for text in texts for term in terms_of(text)]


# Names of industries, parks and agencies come back in many entries, as do what a field may say.
@lru_cache(maxsize=4096)
def _short_terms(text: str) -> tuple[int, ...]:
    return tuple(_hashes(text_terms(text, is_short=True)))


@lru_cache(maxsize=4096)
def _long_terms(text: str) -> tuple[int, ...]:
    return tuple(_hashes(text_terms(text)))


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[int, ...]:
    return tuple(_hashes(quantity_terms(fold(text))))


@lru_cache(maxsize=4096)
def _sounds(text: str) -> tuple[int, ...]:
    return tuple(_hashes(sound_terms(text)))
