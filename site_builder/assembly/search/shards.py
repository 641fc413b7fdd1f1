"""The files of an index: terms by ranges of their hash, rows in blocks, columns, a head.

Numbers are written as varints: seven bits a byte, lowest first, the high bit set before the last.
Every file is raw deflate; it begins with the layout's stamp, so that a file of another layout,
which a cache may have kept, is recognised.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

STAMP_LENGTH = 8


def packed(stamp: str, content: bytes) -> bytes:
    """Return a file: the stamp, then the content, deflated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(stamp.encode("ascii") + content) + packer.flush()


def packed_json(stamp: str, value: Any) -> bytes:
    """Return a file that holds a value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return packed(stamp, text.encode("utf-8"))


def shard_bits(posting_count: int, per_shard: int = 4000) -> int:
    """Return how many leading bits of a hash name its shard, so that shards stay small."""
    return max(0, min(12, (max(1, posting_count) // per_shard).bit_length()))


def shard_content(found: Sequence[tuple[int, int, int]], bits: int) -> bytes:
    """Write the postings of one range of hashes, given in order: hash, entry, impact.

    Streams of like numbers follow one another, since like numbers deflate best together.
    """
    hashes, counts, entries, impacts = bytearray(), bytearray(), bytearray(), bytearray()
    last_hash = found[0][0] >> (32 - bits) << (32 - bits) if found and bits else 0
    at = 0
    term_count = 0
    while at < len(found):
        term, end, last_entry = found[at][0], at, -1
        while end < len(found) and found[end][0] == term:
            _, entry, impact = found[end]
            _write(entries, entry - last_entry - 1)
            impacts.append(impact)
            last_entry, end = entry, end + 1
        _write(hashes, term - last_hash)
        _write(counts, end - at)
        last_hash, at, term_count = term, end, term_count + 1
    head = bytearray()
    for number in (term_count, len(hashes), len(counts), len(entries)):
        _write(head, number)
    return bytes(head + hashes + counts + entries + impacts)


def _write(stream: bytearray, number: int) -> None:
    while number > 127:
        stream.append(number & 127 | 128)
        number >>= 7
    stream.append(number)


def numbers(values: Iterable[int]) -> bytes:
    """Write numbers one after the other."""
    stream = bytearray()
    for value in values:
        _write(stream, value)
    return bytes(stream)
