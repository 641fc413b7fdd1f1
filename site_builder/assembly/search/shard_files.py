"""The shards of an index: made from all readings, or from those of the last build and its edits."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_builder.assembly.search.pieces import Piece, piece
from site_builder.assembly.search.reading import reading_from, terms_of
from site_builder.assembly.search.shards import (
    ENTRY_SHIFT,
    Listed,
    listed,
    packed,
    read_shard,
    shard_content,
    shard_name,
    unpacked,
)

_NONE = Listed([], b"")
_IMPACT = 63
_EFFORT = 6
"""How hard shards are packed; the most, 9, takes twice as long for a five-hundredth less."""


class Shards(NamedTuple):
    """How the terms of an index are spread over files."""

    stamp: str
    """What the files begin with."""
    bits: int
    """How many leading bits of a term's hash name its shard."""

    def of(self, term: int) -> int:
        """Return the shard of a posting or a term of a reading."""
        return term >> 64 - self.bits

    def file(self, terms: Mapping[int, Listed]) -> Piece:
        """Return the file of a shard."""
        return piece(packed(self.stamp, shard_content(terms, self.bits), _EFFORT))


def new_shards(shards: Shards, readings: Iterable[Piece]) -> dict[str, Piece]:
    """Return the files of all shards."""
    filled = [array("Q") for _ in range(1 << shards.bits)]
    appends, shift = [one.append for one in filled], 64 - shards.bits
    for number, reading in enumerate(readings):
        place = number << ENTRY_SHIFT
        for one in terms_of(reading_from(reading.read())):
            appends[one >> shift](one + place)
    return {shard_name(at): shards.file(listed(sorted(found))) for at, found in enumerate(filled)}


def edited_shards(
    shards: Shards, files: Mapping[str, Piece], edits: Mapping[int, tuple[Piece, Piece]]
) -> dict[str, Piece]:
    """Return the files of all shards after entries, by their numbers, are read otherwise."""
    edited = {name: files[name] for name in map(shard_name, range(1 << shards.bits))}
    for shard, changes in _changes(shards, edits).items():
        name = shard_name(shard)
        terms = read_shard(unpacked(edited[name].read()), shard << 32 - shards.bits)
        for term, number, impact in changes:
            terms[term] = terms.get(term, _NONE).changed(number, impact)
            if not terms[term].gaps:
                del terms[term]
        edited[name] = shards.file(terms)
    return edited


def _changes(
    shards: Shards, edits: Mapping[int, tuple[Piece, Piece]]
) -> dict[int, list[tuple[int, int, int]]]:
    """Return by shard which terms say something else, 0 for no more, about which entry."""
    changes: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, readings in edits.items():
        old, new = (set(terms_of(reading_from(one.read()))) for one in readings)
        kept = {one >> 32 for one in new}
        for one in old - new:
            if one >> 32 not in kept:
                changes[shards.of(one)].append((one >> 32, number, 0))
        for one in new - old:
            changes[shards.of(one)].append((one >> 32, number, one & _IMPACT))
    return changes
