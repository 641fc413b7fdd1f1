"""Makes an index: everything that a search in one language reads, and what it was made from.

An index made from the last one has the same bytes as one made afresh: only the shards of terms
that an edit touches are written anew, as long as the same entries stand in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import Any, NamedTuple

from site_builder.assembly.manifest import digest
from site_builder.assembly.search.entry import KINDS, Entry
from site_builder.assembly.search.pieces import Piece, piece
from site_builder.assembly.search.reading import (
    NOTHING,
    Tally,
    han_table,
    read_entry,
    reading_bytes,
    reading_from,
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
from site_builder.assembly.search.shard_files import Shards, edited_shards, new_shards
from site_builder.assembly.search.shards import json_bytes, packed, shard_bits

FORMAT = 4
_VERSION_LENGTH = 12
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


class Index(NamedTuple):
    """An index and what it was made from."""

    stamp: str
    """What tells apart indexes whose files must not be mixed: their entries, in order."""
    bits: int
    """How many leading bits of a term's hash name its shard."""
    marks: tuple[bytes, ...]
    """The mark of each entry."""
    readings: tuple[Piece, ...]
    """What each entry was read as."""
    tally: Tally
    """What all readings hold together."""
    sources: Mapping[str, bytes]
    """The digests of what some files say of all entries."""
    files: Mapping[str, Piece]
    """The files by their names below the index's own folder."""

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file's name and content."""
        return ((name, file.read()) for name, file in self.files.items())


def make_index(locale: str, entries: Sequence[Entry], last: Index | None = None) -> Index:
    """Make an index, from the last one where that is at hand."""
    ordered = sorted(entries, key=lambda one: (_PLACES[one.kind], one.ref))
    marks = tuple(entry.mark for entry in ordered)
    if last and marks == last.marks:
        return last
    known = dict(zip(last.marks, last.readings, strict=True)) if last else {}
    readings = tuple(
        known.get(entry.mark) or piece(reading_bytes(read_entry(entry))) for entry in ordered
    )
    tally = _tally(last, marks, readings)
    bits = shard_bits(tally.terms)
    stamp = _stamp(ordered, bits)
    made = Index(stamp, bits, marks, readings, tally, {}, {})
    kept = last if last and last.stamp == stamp else None
    changed = frozenset(_changed(marks, kept))
    files = {
        **_shard_files(made, kept, changed),
        **dict(_row_files(made, kept, changed, ordered, locale)),
    }
    sources: dict[str, bytes] = {}
    for name, said in _said_of_all(ordered, tally):
        sources[name] = digest(said)
        is_kept = kept is not None and kept.sources[name] == sources[name]
        files[name] = kept.files[name] if kept and is_kept else piece(packed(stamp, said))
    head = json_bytes(_head(ordered, bits, stamp, files))
    files["head.bin"] = piece(packed(stamp, head))
    return made._replace(sources=sources, files=files)


def _tally(last: Index | None, marks: Sequence[bytes], readings: Sequence[Piece]) -> Tally:
    before = dict(zip(last.marks, last.readings, strict=True)) if last else {}
    now = dict(zip(marks, readings, strict=True))
    gone = (before[mark] for mark in before.keys() - now.keys())
    new = (now[mark] for mark in now.keys() - before.keys())
    tally = last.tally if last else NOTHING
    return tally.changed(*((reading_from(one.read()) for one in some) for some in (gone, new)))


def _changed(marks: Sequence[bytes], kept: Index | None) -> Iterator[int]:
    """Yield the numbers of the entries that a kept index has otherwise, or does not have."""
    before = kept.marks if kept else (b"",) * len(marks)
    pairs = zip(marks, before, strict=True)
    return (number for number, (one, other) in enumerate(pairs) if one != other)


def _stamp(ordered: Sequence[Entry], bits: int) -> str:
    refs = "\n".join(entry.ref for entry in ordered)
    return blake2b(f"{FORMAT}/{bits}/{refs}".encode(), digest_size=4).hexdigest()


def _head(
    ordered: Sequence[Entry], bits: int, stamp: str, files: Mapping[str, Piece]
) -> dict[str, Any]:
    kinds = [entry.kind for entry in ordered]
    return {
        "format": FORMAT,
        "stamp": stamp,
        "version": digest(*(file.mark for file in files.values())).hex()[:_VERSION_LENGTH],
        "bits": bits,
        "block": BLOCK,
        "texts": TEXT_BLOCK,
        "kinds": [(kind, kinds.count(kind)) for kind in KINDS],
    }


def _shard_files(made: Index, kept: Index | None, changed: Set[int]) -> dict[str, Piece]:
    shards = Shards(made.stamp, made.bits)
    if kept is None:
        return new_shards(shards, made.readings)
    edits = {number: (kept.readings[number], made.readings[number]) for number in changed}
    return edited_shards(shards, kept.files, edits)


def _row_files(
    made: Index, kept: Index | None, changed: Set[int], ordered: Sequence[Entry], locale: str
) -> Iterator[tuple[str, Piece]]:
    for size, name_of, say in ((BLOCK, block_name, row), (TEXT_BLOCK, texts_name, whole_text)):
        for at in range(0, len(ordered), size):
            name = name_of(at)
            if kept and changed.isdisjoint(range(at, at + size)):
                yield name, kept.files[name]
            else:
                said = [say(entry, locale) for entry in ordered[at : at + size]]
                yield name, piece(packed(made.stamp, json_bytes(said)))


def _said_of_all(ordered: Sequence[Entry], tally: Tally) -> Iterator[tuple[str, bytes]]:
    """Yield what some files say of all entries together."""
    for name, column in columns(ordered):
        yield name, json_bytes(column)
    yield "han.bin", json_bytes(han_table(tally.characters.keys()))
    yield "words.bin", json_bytes(sorted(tally.words))
