"""What an index knows of an entry: its postings, its characters, the words of its titles.

All of it depends on the entry alone, so that it is read once and kept by the entry's fingerprint.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import HAN, fold, simplified
from site_builder.assembly.search.postings import postings
from site_builder.assembly.search.sounds import common_characters, sound

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[a-z][a-z0-9]+")


class Reading(NamedTuple):
    """What an entry was read as."""

    terms: bytes
    """Its terms with their impacts, as `term << 6 | impact`, eight bytes each."""
    characters: str
    """The Han characters that it uses."""
    words: str
    """The words of its titles in other scripts, with blanks between them."""


def read_entry(entry: Entry) -> Reading:
    """Read an entry."""
    found = sorted(term << 6 | impact for term, impact in postings(entry).items())
    short = "\n".join((entry.title, *entry.other_titles, *entry.keywords))
    long = "\n".join((*entry.context, entry.summary, entry.text))
    titles = fold(short)
    characters = {*_HAN.findall(titles), *_HAN.findall(fold(long))}
    words = sorted(set(_LATIN.findall(titles)))
    return Reading(array("Q", found).tobytes(), "".join(sorted(characters)), " ".join(words))


def terms_of(reading: Reading) -> array[int]:
    """Return the terms of a reading as numbers."""
    return array("Q", reading.terms)


def title_words(readings: Iterable[Reading]) -> list[str]:
    """Return the words of all titles, for what is typed wrong or half."""
    return sorted({word for one in readings for word in one.words.split()})


def han_table(readings: Sequence[Reading]) -> dict[str, str]:
    """Return what the browser must know to fold Han characters and to tell how they sound."""
    used = set().union(*(one.characters for one in readings))
    pairs = ((chr(code), simple) for code, simple in simplified().items())
    common = common_characters()
    by_sound: dict[str, list[str]] = {}
    for one in sorted(used.difference(common)):
        by_sound.setdefault(sound(one), []).append(one)
    return {
        "simplified": "".join(one + simple for one, simple in pairs if simple in used),
        "common": " ".join(f"{key}{len(list(run))}" for key, run in groupby(map(sound, common))),
        "rare": " ".join(key + "".join(ones) for key, ones in sorted(by_sound.items())),
    }
