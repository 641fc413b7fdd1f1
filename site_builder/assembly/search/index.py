"""Makes an index: everything that a search in one language reads, and what it was made from.

An index made from the last one has the same bytes as one made afresh: only the shards of terms
that an edit touches are written anew, as long as the same entries stand in the same order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from site_builder.assembly.search.entry import KINDS, Entry
from site_builder.assembly.search.reading import (
    Reading,
    han_table,
    read_entry,
    terms_of,
    title_words,
)
from site_builder.assembly.search.rows import (
    BLOCK,
    TEXT_BLOCK,
    block_name,
    columns,
    row,
    texts_name,
    whole_text,
)
from site_builder.assembly.search.shards import (
    packed,
    packed_json,
    posting,
    read_shard,
    shard_bits,
    shard_content,
    shard_name,
    unpacked,
)

FORMAT = 4
_IMPACT = 63


class Index(NamedTuple):
    """An index and what it was made from."""

    stamp: str
    """What tells apart indexes whose files must not be mixed: their entries, in order."""
    bits: int
    """How many leading bits of a term's hash name its shard."""
    fingerprints: tuple[bytes, ...]
    """The fingerprint of each entry."""
    readings: tuple[Reading, ...]
    """What each entry was read as."""
    files: Mapping[str, bytes]
    """The files by their names below the index's own folder."""


def make_index(locale: str, entries: Sequence[Entry], last: Index | None = None) -> Index:
    """Make an index, from the last one where that is at hand."""
    ordered = sorted(entries, key=lambda one: (KINDS.index(one.kind), one.ref))
    fingerprints = tuple(map(entry_fingerprint, ordered))
    if last and fingerprints == last.fingerprints:
        return last
    known = dict(zip(last.fingerprints, last.readings, strict=True)) if last else {}
    pairs = zip(ordered, fingerprints, strict=True)
    readings = tuple(known.get(mark) or read_entry(entry) for entry, mark in pairs)
    bits = shard_bits(sum(len(one.terms) for one in readings) // 8)
    stamp = _stamp(ordered, bits)
    kept = last if last and last.stamp == stamp else None
    made = Index(stamp, bits, fingerprints, readings, {})
    files = {**_shard_files(made, kept), **dict(_row_files(made, kept, ordered, locale))}
    for name, column in columns(ordered):
        files[name] = packed_json(stamp, column)
    files["han.bin"] = packed_json(stamp, han_table(readings))
    files["words.bin"] = packed_json(stamp, title_words(readings))
    files["head.bin"] = packed_json(stamp, _head(ordered, bits, stamp, files))
    return made._replace(files=files)


def entry_fingerprint(entry: Entry) -> bytes:
    """Return what tells an entry from every other."""
    return blake2b(repr(entry).encode("utf-8"), digest_size=16).digest()


def _stamp(ordered: Sequence[Entry], bits: int) -> str:
    refs = "\n".join(entry.ref for entry in ordered)
    return blake2b(f"{FORMAT}/{bits}/{refs}".encode(), digest_size=4).hexdigest()


def _head(
    ordered: Sequence[Entry], bits: int, stamp: str, files: Mapping[str, bytes]
) -> dict[str, Any]:
    counts = [sum(entry.kind == kind for entry in ordered) for kind in KINDS]
    version = blake2b(digest_size=6)
    for content in files.values():
        version.update(content)
    return {
        "format": FORMAT,
        "stamp": stamp,
        "version": version.hexdigest(),
        "bits": bits,
        "block": BLOCK,
        "texts": TEXT_BLOCK,
        "kinds": list(zip(KINDS, counts, strict=True)),
    }


def _row_files(
    made: Index, kept: Index | None, ordered: Sequence[Entry], locale: str
) -> Iterator[tuple[str, bytes]]:
    changed = set(_changed(made, kept)) if kept else set(range(len(ordered)))
    for size, name_of, say in ((BLOCK, block_name, row), (TEXT_BLOCK, texts_name, whole_text)):
        for at in range(0, len(ordered), size):
            name = name_of(at)
            if kept and changed.isdisjoint(range(at, at + size)):
                yield name, kept.files[name]
            else:
                said = [say(entry, locale) for entry in ordered[at : at + size]]
                yield name, packed_json(made.stamp, said)


def _changed(made: Index, kept: Index) -> Iterator[int]:
    pairs = zip(made.fingerprints, kept.fingerprints, strict=True)
    return (number for number, (one, other) in enumerate(pairs) if one != other)


def _shard_files(made: Index, kept: Index | None) -> dict[str, bytes]:
    if kept is None:
        return {
            shard_name(number): packed(made.stamp, shard_content(found, made.bits))
            for number, found in enumerate(_shards(made))
        }
    files = {shard_name(one): kept.files[shard_name(one)] for one in range(1 << made.bits)}
    for shard, (dropped, added) in _edits(made, kept).items():
        base = shard << 32 - made.bits
        before = read_shard(unpacked(files[shard_name(shard)]), base)
        postings = {
            posting(term, number, impact)
            for term, found in before.items()
            for number, impact in found
        }
        after = sorted(postings.difference(dropped).union(added))
        files[shard_name(shard)] = packed(made.stamp, shard_content(after, made.bits))
    return files


def _shards(made: Index) -> Iterator[list[int]]:
    shards = [array("Q") for _ in range(1 << made.bits)]
    shift = 38 - made.bits
    for number, reading in enumerate(made.readings):
        place = number << 6
        for one in terms_of(reading):
            shards[one >> shift].append((one >> 6) << 32 | place | one & _IMPACT)
    return map(sorted, shards)


def _edits(made: Index, kept: Index) -> dict[int, tuple[set[int], set[int]]]:
    """Return which postings of which shard fall away, and which are new."""
    edits: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for number in _changed(made, kept):
        old, new = set(terms_of(kept.readings[number])), set(terms_of(made.readings[number]))
        for side, terms in enumerate((old - new, new - old)):
            for one in terms:
                found = posting(one >> 6, number, one & _IMPACT)
                edits[one >> 38 - made.bits][side].add(found)
    return edits
