"""The files of an index: terms by ranges of their hash, rows in blocks, columns, a head.

Numbers are written as varints: seven bits a byte, lowest first, the high bit set before the last.
Every file is raw deflate; it begins with the layout's stamp, so that a file of another layout,
which a cache may have kept, is recognised.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Any

_STAMP_LENGTH = 8
_POSTINGS = 2000
"""How many postings a shard holds, about; few make many files, many make long downloads."""
_MOST_BITS = 12
_NUMBERS = (1 << 26) - 1


def packed(stamp: str, content: bytes) -> bytes:
    """Return a file: the stamp, then the content, deflated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(stamp.encode("ascii") + content) + packer.flush()


def unpacked(file: bytes) -> bytes:
    """Return the content of a file."""
    return zlib.decompressobj(-15).decompress(file)[_STAMP_LENGTH:]


def packed_json(stamp: str, value: Any) -> bytes:
    """Return a file that holds a value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return packed(stamp, text.encode("utf-8"))


def shard_bits(posting_count: int) -> int:
    """Return how many leading bits of a hash name its shard, so that shards stay small."""
    return min(_MOST_BITS, (posting_count // _POSTINGS).bit_length())


def shard_name(number: int) -> str:
    """Return the name of a shard's file."""
    return f"t/{number:x}.bin"


def posting(term: int, number: int, impact: int) -> int:
    """Return a posting as one number, in the order of its term and entry.

    There are millions of them, and a number takes a tenth of the room of a tuple.
    """
    return term << 32 | number << 6 | impact


def shard_content(found: Iterable[int], bits: int) -> bytes:
    """Write the postings of one range of hashes, given in order.

    Streams of like numbers follow one another, since like numbers deflate best together.
    """
    hashes, counts, entries, impacts = bytearray(), bytearray(), bytearray(), bytearray()
    base = last_term = -1
    term_count = count = last = 0
    for one in found:
        term, number = one >> 32, one >> 6 & _NUMBERS
        if term != last_term:
            if term_count:
                _write(counts, count)
            base = last_term if term_count else term >> 32 - bits << 32 - bits
            _write(hashes, term - base)
            last_term, last, count, term_count = term, -1, 0, term_count + 1
        gap = number - last - 1
        if gap < 128:
            entries.append(gap)
        else:
            _write(entries, gap)
        impacts.append(one & 63)
        last, count = number, count + 1
    if term_count:
        _write(counts, count)
    head = bytearray()
    for size in (term_count, len(hashes), len(counts), len(entries)):
        _write(head, size)
    return bytes(head + hashes + counts + entries + impacts)


def _write(stream: bytearray, number: int) -> None:
    while number > 127:
        stream.append(number & 127 | 128)
        number >>= 7
    stream.append(number)


def read_shard(content: bytes, base: int) -> dict[int, list[tuple[int, int]]]:
    """Return a shard's postings, entry and impact, by the hash of their term."""
    head = _numbers(content, 0)
    term_count, *sizes = (next(head) for _ in range(4))
    starts = list(accumulate(sizes, initial=_length((term_count, *sizes))))
    hashes, counts, entries = (_numbers(content, start) for start in starts[:3])
    at = starts[3]
    found: dict[int, list[tuple[int, int]]] = {}
    for _ in range(term_count):
        base += next(hashes)
        count = next(counts)
        numbers = accumulate((next(entries) + 1 for _ in range(count)), initial=-1)
        found[base] = list(zip(islice(numbers, 1, None), content[at : at + count], strict=True))
        at += count
    return found


def _numbers(content: bytes, at: int) -> Iterator[int]:
    """Yield the numbers that stand from a place on, seven bits a byte."""
    while at < len(content):
        value = shift = 0
        while content[at] > 127:
            value |= (content[at] & 127) << shift
            at, shift = at + 1, shift + 7
        yield value | content[at] << shift
        at += 1


def _length(values: tuple[int, ...]) -> int:
    """Return how many bytes some numbers take."""
    return sum(max(1, -(-value.bit_length() // 7)) for value in values)
