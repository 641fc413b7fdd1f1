"""What an index knows of an entry: its postings, its characters, the words of its titles.

All of it depends on the entry alone, so that it is read once and kept by the entry's fingerprint.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Set
from itertools import groupby
from typing import NamedTuple

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import HAN, fold
from site_builder.assembly.search.heard import common_characters, simplified, sound
from site_builder.assembly.search.postings import postings

_HAN = re.compile(f"[{HAN}]")
_TERM_BYTES = 8
_LATIN = re.compile("[a-z][a-z0-9]+")


class Reading(NamedTuple):
    """What an entry was read as."""

    terms: bytes
    """Its terms with their impacts, as `term << 32 | impact`, eight bytes each."""
    characters: str
    """The Han characters that it uses."""
    words: str
    """The words of its titles in other scripts, with blanks between them."""


class Tally(NamedTuple):
    """What some readings hold together."""

    terms: int
    """How many terms they have in all."""
    characters: Counter[str]
    """How many of them use a character."""
    words: Counter[str]
    """How many have a word in their titles."""

    def changed(self, gone: Iterable[Reading], new: Iterable[Reading]) -> Tally:
        """Return the tally without some readings and with others."""
        terms, characters, words = self.terms, Counter(self.characters), Counter(self.words)
        for one in gone:
            terms -= len(one.terms) // _TERM_BYTES
            characters.subtract(one.characters)
            words.subtract(one.words.split())
        for one in new:
            terms += len(one.terms) // _TERM_BYTES
            characters.update(one.characters)
            words.update(one.words.split())
        return Tally(terms, +characters, +words)


NOTHING = Tally(0, Counter(), Counter())


def read_entry(entry: Entry) -> Reading:
    """Read an entry."""
    found = sorted(term << 32 | impact for term, impact in postings(entry).items())
    short = "\n".join((entry.title, *entry.other_titles, *entry.keywords))
    long = "\n".join((*entry.context, entry.summary, entry.text))
    titles = fold(short)
    characters = {*_HAN.findall(titles), *_HAN.findall(fold(long))}
    words = sorted(set(_LATIN.findall(titles)))
    return Reading(array("Q", found).tobytes(), "".join(sorted(characters)), " ".join(words))


def terms_of(reading: Reading) -> array[int]:
    """Return the terms of a reading as numbers."""
    return array("Q", reading.terms)


def reading_bytes(reading: Reading) -> bytes:
    """Return a reading as it is kept."""
    return marshal.dumps(tuple(reading))


def reading_from(kept: bytes) -> Reading:
    """Return a kept reading."""
    return Reading(*marshal.loads(kept))


def han_table(used: Set[str]) -> dict[str, str]:
    """Return what the browser must know to fold Han characters and to tell how they sound."""
    pairs = ((chr(code), simple) for code, simple in simplified().items())
    common = common_characters()
    by_sound: dict[str, list[str]] = {}
    for one in sorted(used - set(common)):
        by_sound.setdefault(sound(one), []).append(one)
    return {
        "simplified": "".join(one + simple for one, simple in pairs if simple in used),
        "common": " ".join(f"{key}{len(list(run))}" for key, run in groupby(map(sound, common))),
        "rare": " ".join(key + "".join(ones) for key, ones in sorted(by_sound.items())),
    }
