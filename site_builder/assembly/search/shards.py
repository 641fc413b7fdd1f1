"""The files of an index: terms by ranges of their hash, rows in blocks, columns, a head.

Numbers are written as varints: seven bits a byte, lowest first, the high bit set before the last.
Every file is raw deflate; it begins with the layout's stamp, so that a file of another layout,
which a cache may have kept, is recognised.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby, islice, pairwise
from typing import Any, NamedTuple, TypeVar

_STAMP_LENGTH = 8
_LONGEST_HEAD = 40
_POSTINGS = 2000
"""How many postings a shard holds, about; few make many files, many make long downloads."""
_MOST_BITS = 12
_NUMBERS = (1 << 26) - 1
_IMPACT = 63
_LONG = re.compile(b"[\x80-\xff]+[\0-\x7f]")
_TERM = (32).__rrshift__
ENTRY_SHIFT = 6
"""How many bits of a posting its impact takes.

A posting is one number: the term's hash, the entry, the impact. There are millions of them, and a
number takes a tenth of the room of a tuple.
"""


def packed(stamp: str, content: bytes, effort: int = 9) -> bytes:
    """Return a file: the stamp, then the content, deflated."""
    packer = zlib.compressobj(effort, zlib.DEFLATED, -15)
    return packer.compress(stamp.encode("ascii") + content) + packer.flush()


def unpacked(file: bytes) -> bytes:
    """Return the content of a file."""
    return zlib.decompressobj(-15).decompress(file)[_STAMP_LENGTH:]


def json_bytes(value: Any) -> bytes:
    """Return a value as it is written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def shard_bits(posting_count: int) -> int:
    """Return how many leading bits of a hash name its shard, so that shards stay small."""
    return min(_MOST_BITS, (posting_count // _POSTINGS).bit_length())


def shard_name(number: int) -> str:
    """Return the name of a shard's file."""
    return f"t/{number:x}.bin"


class Listed(NamedTuple):
    """The entries that have a term, and how much it says about each of them."""

    gaps: list[int]
    """How many entries stand between one and the next."""
    impacts: bytes

    def by_entry(self) -> dict[int, int]:
        """Return the impacts by the entries' numbers."""
        numbers = accumulate((gap + 1 for gap in self.gaps), initial=-1)
        return dict(zip(islice(numbers, 1, None), self.impacts, strict=True))

    def changed(self, number: int, impact: int) -> Listed:
        """Return the list with another impact for an entry; with none, 0, the entry is left out."""
        sums = list(accumulate(self.gaps))
        at = bisect_left(range(len(sums)), number, key=lambda one: sums[one] + one)
        before = sums[at - 1] + at - 1 if at else -1
        is_there = at < len(sums) and sums[at] + at == number
        if is_there and impact:
            return Listed(self.gaps, _spliced(self.impacts, at, 1, bytes([impact])))
        if is_there:
            gaps = [sum(self.gaps[at : at + 2]) + 1] if at + 1 < len(sums) else []
            return Listed(_spliced(self.gaps, at, 2, gaps), _spliced(self.impacts, at, 1, b""))
        if not impact:
            return self
        gap = number - before - 1
        gaps = [gap, self.gaps[at] - gap - 1] if at < len(sums) else [gap]
        return Listed(
            _spliced(self.gaps, at, 1, gaps), _spliced(self.impacts, at, 0, bytes([impact]))
        )


Stream = TypeVar("Stream", list[int], bytes)


def _spliced(stream: Stream, at: int, count: int, new: Stream) -> Stream:
    return stream[:at] + new + stream[at + count :]


def listed(postings: Iterable[int]) -> dict[int, Listed]:
    """List postings, given in order, by their terms."""
    terms: dict[int, Listed] = {}
    for term, group in groupby(postings, _TERM):
        some = list(group)
        numbers = [one >> ENTRY_SHIFT & _NUMBERS for one in some]
        gaps = [number - last - 1 for last, number in pairwise([-1, *numbers])]
        terms[term] = Listed(gaps, bytes([one & _IMPACT for one in some]))
    return terms


def shard_content(terms: Mapping[int, Listed], bits: int) -> bytes:
    """Write one range of hashes.

    Streams of like numbers follow one another, since like numbers deflate best together.
    """
    hashes, counts, entries, impacts = bytearray(), bytearray(), bytearray(), bytearray()
    last = -1
    for term in sorted(terms):
        gaps, said = terms[term]
        _write(hashes, term - (term >> 32 - bits << 32 - bits if last < 0 else last))
        _write(counts, len(gaps))
        if max(gaps) < 128:
            entries += bytes(gaps)
        else:
            for gap in gaps:
                _write(entries, gap)
        impacts += said
        last = term
    head = bytearray()
    for size in (len(terms), len(hashes), len(counts), len(entries)):
        _write(head, size)
    return bytes(head + hashes + counts + entries + impacts)


def _write(stream: bytearray, number: int) -> None:
    while number > 127:
        stream.append(number & 127 | 128)
        number >>= 7
    stream.append(number)


def read_shard(content: bytes, base: int) -> dict[int, Listed]:
    """Return what a shard lists by the hash of each term."""
    term_count, *sizes = islice(_varints(content[:_LONGEST_HEAD]), 4)
    start = _length((term_count, *sizes))
    ends = list(accumulate(sizes, initial=start))
    hashes, counts, entries = (_varints(content[one:end]) for one, end in pairwise(ends))
    terms: dict[int, Listed] = {}
    from_entry, from_impact = 0, ends[-1]
    for gap, count in zip(hashes, counts, strict=True):
        base += gap
        gaps = entries[from_entry : from_entry + count]
        terms[base] = Listed(gaps, content[from_impact : from_impact + count])
        from_entry, from_impact = from_entry + count, from_impact + count
    return terms


def _varints(content: bytes) -> list[int]:
    """Read numbers, seven bits a byte."""
    if content.isascii():
        return list(content)
    values: list[int] = []
    end = 0
    for match in _LONG.finditer(content):
        values += content[end : match.start()]
        end = match.end()
        values.append(sum((byte & 127) << 7 * place for place, byte in enumerate(match[0])))
    values += content[end:]
    return values


def _length(values: tuple[int, ...]) -> int:
    """Return how many bytes some numbers take."""
    return sum(max(1, -(-value.bit_length() // 7)) for value in values)
