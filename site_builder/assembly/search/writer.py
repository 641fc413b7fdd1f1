"""Writes an index: everything that a search in one language reads."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any

from site_builder.assembly.search.entry import KINDS, Entry
from site_builder.assembly.search.folding import HAN, fold, simplified
from site_builder.assembly.search.postings import postings
from site_builder.assembly.search.shards import (
    packed,
    packed_json,
    posting,
    shard_bits,
    shard_content,
)
from site_builder.assembly.search.sounds import common_characters, sound

FORMAT = 1
BLOCK = 8
"""How many rows a file holds."""
_TEXT_LENGTH = {"zh": 220}
_OTHER_LENGTH = 440
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[a-z][a-z0-9]+")


def index_files(locale: str, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index, named below its own folder; the head comes last."""
    ordered = sorted(entries, key=lambda one: (KINDS.index(one.kind), one.ref))
    found = [postings(entry) for entry in ordered]
    bits = shard_bits(sum(map(len, found)))
    stamp = _stamp(ordered, bits)
    digest = blake2b(digest_size=6)
    for name, content in _files(ordered, found, bits, stamp, locale):
        digest.update(content)
        yield name, content
    yield "head.bin", packed_json(stamp, _head(ordered, bits, stamp, digest.hexdigest()))


def _stamp(ordered: Sequence[Entry], bits: int) -> str:
    """Return what tells indexes apart whose files must not be mixed."""
    refs = "\n".join(entry.ref for entry in ordered)
    return blake2b(f"{FORMAT}/{bits}/{refs}".encode(), digest_size=4).hexdigest()


def _head(ordered: Sequence[Entry], bits: int, stamp: str, version: str) -> dict[str, Any]:
    counts = [sum(entry.kind == kind for entry in ordered) for kind in KINDS]
    return {
        "format": FORMAT,
        "stamp": stamp,
        "version": version,
        "bits": bits,
        "block": BLOCK,
        "kinds": list(zip(KINDS, counts, strict=True)),
    }


def _files(
    ordered: Sequence[Entry], found: Sequence[dict[int, int]], bits: int, stamp: str, locale: str
) -> Iterator[tuple[str, bytes]]:
    for number, shard in enumerate(_shards(found, bits)):
        yield f"t/{number:x}.bin", packed(stamp, shard_content(shard, bits))
    for at in range(0, len(ordered), BLOCK):
        rows = [_row(entry, locale) for entry in ordered[at : at + BLOCK]]
        yield f"r/{at // BLOCK:x}.bin", packed_json(stamp, rows)
    yield "amount.bin", packed_json(stamp, [entry.amount for entry in ordered])
    yield "area.bin", packed_json(stamp, [entry.area for entry in ordered])
    days = [entry.date.toordinal() if entry.date else None for entry in ordered]
    yield "date.bin", packed_json(stamp, days)
    yield "refs.bin", packed_json(stamp, [entry.ref for entry in ordered])
    yield "han.bin", packed_json(stamp, _han(ordered))
    yield "words.bin", packed_json(stamp, _title_words(ordered))


def _shards(found: Sequence[dict[int, int]], bits: int) -> Iterator[list[int]]:
    shards = [array("Q") for _ in range(1 << bits)]
    for number, impacts in enumerate(found):
        for term, impact in impacts.items():
            shards[term >> 32 - bits].append(posting(term, number, impact))
    return map(sorted, shards)


def _row(entry: Entry, locale: str) -> list[Any]:
    summary = entry.summary
    length = _TEXT_LENGTH.get(locale, _OTHER_LENGTH)
    text = f"{summary} {entry.text}".strip()
    shown = summary if len(summary) >= length else text[:length]
    return [
        entry.ref,
        entry.url,
        entry.anchor,
        entry.title,
        entry.locale,
        list(entry.facts),
        shown + ("…" if len(shown) < len(text) else ""),
    ]


def _title_words(ordered: Sequence[Entry]) -> list[str]:
    """Return the words of titles in other scripts than Han, for what is typed wrong or half."""
    texts = (text for one in ordered for text in (one.title, *one.other_titles, *one.keywords))
    return sorted({word for text in texts for word in _LATIN.findall(fold(text))})


def _han(ordered: Sequence[Entry]) -> dict[str, str]:
    """Return what the browser must know to fold Han characters and to tell how they sound."""
    used = {one for entry in ordered for text in _texts(entry) for one in _HAN.findall(fold(text))}
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


def _texts(entry: Entry) -> tuple[str, ...]:
    short = (entry.title, *entry.other_titles, *entry.keywords, *entry.context)
    return (*short, entry.summary, entry.text)
