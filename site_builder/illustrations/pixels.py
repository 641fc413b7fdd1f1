"""Pictures of few colours, pixel by pixel: read from what was drawn, and written as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from itertools import accumulate

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_OFTEN, _ONCE = 3, 9
"""How hard to pack what one picture needs, and what many share."""
_NONE, _UP = 0, 2
"""The ways to filter a line that need no look to the left."""


class Rows:
    """Lines of a picture, packed so that they can stand between any others."""

    __slots__ = ("lines", "packed", "raw")

    def __init__(self, lines: Sequence[bytes], *, is_shared: bool = False) -> None:
        """Pack lines of palette indices, one byte a pixel."""
        self.lines = lines
        self.raw = b"".join(b"\0" + line for line in lines)
        packer = zlib.compressobj(_ONCE if is_shared else _OFTEN, zlib.DEFLATED, -15)
        self.packed = packer.compress(self.raw) + packer.flush(zlib.Z_FULL_FLUSH)


def png(parts: Sequence[Rows], palette: Sequence[tuple[int, int, int]]) -> bytes:
    """Put packed lines together to a picture."""
    width, height = len(parts[0].lines[0]), sum(len(part.lines) for part in parts)
    *_, check = accumulate(
        (part.raw for part in parts), lambda sum_, raw: zlib.adler32(raw, sum_), initial=1
    )
    body = b"".join(part.packed for part in parts)
    stream = b"\x78\xda" + body + b"\x03\x00" + struct.pack(">I", check)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = b"".join(map(bytes, palette))
    chunks = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", stream), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def brightness(drawn: bytes) -> list[bytes]:
    """Return the lines of a grey drawing that is a PNG of eight bits and four channels."""
    width, height = struct.unpack(">II", drawn[16:24])
    at, packed = 8, b""
    while at < len(drawn):
        (size,) = struct.unpack(">I", drawn[at : at + 4])
        if drawn[at + 4 : at + 8] == b"IDAT":
            packed += drawn[at + 8 : at + 8 + size]
        at += size + 12
    raw, step = zlib.decompress(packed), width * 4 + 1
    lines, above = [], bytes(width)
    for start in range(0, height * step, step):
        # Each channel is filtered by itself, and in a grey drawing they are the same.
        above = _unfiltered(raw[start], raw[start + 1 : start + step : 4], above)
        lines.append(above)
    return lines


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """Undo the filter of a line (ISO/IEC 15948, clause 9.2)."""
    if kind == _NONE:
        return line
    if kind == _UP:
        return bytes((value + up) & 255 for value, up in zip(line, above, strict=True))
    guess = _GUESSES[kind]
    made, left, corner = bytearray(), 0, 0
    for value, up in zip(line, above, strict=True):
        left, corner = (value + guess(left, up, corner)) & 255, up
        made.append(left)
    return bytes(made)


def _paeth(left: int, up: int, corner: int) -> int:
    from_left, from_up = abs(up - corner), abs(left - corner)
    from_corner = abs(left + up - 2 * corner)
    if from_left <= from_up and from_left <= from_corner:
        return left
    return up if from_up <= from_corner else corner


_GUESSES: dict[int, Callable[[int, int, int], int]] = {
    1: lambda left, up, corner: left,
    3: lambda left, up, corner: (left + up) // 2,
    4: _paeth,
}
"""What the other ways take a value for, from those to the left, above, and above to the left."""
