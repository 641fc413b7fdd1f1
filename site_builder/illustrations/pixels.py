"""Pictures of few colours, pixel by pixel: read from what was drawn, and written as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_OFTEN, _ONCE = 3, 9
"""How hard to pack what one picture needs, and what many share."""


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
    lines, above = [], bytearray(width * 4)
    for row in range(height):
        line = bytearray(raw[row * step + 1 : (row + 1) * step])
        _unfilter(raw[row * step], line, above)
        lines.append(bytes(line[::4]))
        above = line
    return lines


def _unfilter(kind: int, line: bytearray, above: bytearray) -> None:
    for at, value in enumerate(line):
        left, corner = (line[at - 4], above[at - 4]) if at >= 4 else (0, 0)
        up = above[at]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        line[at] = (value + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    far = abs(guess - left), abs(guess - up), abs(guess - corner)
    return left if far[0] == min(far) else up if far[1] == min(far) else corner
