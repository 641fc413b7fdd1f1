"""The dark modules of QR codes, for thousands of addresses that begin alike.

A code of one version and one mask is linear in its bytes: each byte flips the same modules wherever
it stands at the same place. So each address is a few dozen exclusive-ors of what segno drew once.
"""

from __future__ import annotations

from functools import cache
from typing import Any

ERROR_LEVEL, MASK = "m", 2
_MAX_VERSION = 9
"""Up to here the count of characters takes one byte; longer addresses are left to segno."""
_POLYNOMIAL = 0x11D


def qr_rows(address: str) -> list[str]:
    """Return the rows of a code as text of 0 and 1, without the quiet zone."""
    import segno

    content = address.encode("utf-8")
    version = _version(len(content))
    # segno would choose a shorter mode for capitals and figures alone, and a note on the encoding.
    if version is None or not address.isascii() or address.upper() == address:
        code = segno.make(address, error=ERROR_LEVEL, micro=False, boost_error=False, mask=MASK)
        return ["".join("1" if module else "0" for module in row) for row in code.matrix]
    layout = _Layout.of(version)
    modules = layout.empty
    for place, codeword in enumerate(_codewords(content, layout.capacity)):
        if codeword:
            modules ^= layout.flipped_by(place, codeword)
    text = format(modules, f"0{layout.size**2}b")
    return [text[at : at + layout.size] for at in range(0, len(text), layout.size)]


@cache
def _version(length: int) -> int | None:
    """Return the smallest version that holds so many bytes beside its head of twelve bits."""
    fitting = (one for one in range(1, _MAX_VERSION + 1) if _capacity(one) * 8 >= length * 8 + 12)
    return next(fitting, None)


def _blocks(version: int) -> list[tuple[int, int]]:
    """Return the blocks of a version: how many data and how many correcting bytes each has."""
    from segno import consts

    groups: Any = consts.ECC
    return [
        (group.num_data, group.num_total - group.num_data)
        for group in groups[version][consts.ERROR_LEVEL_M]
        for _ in range(group.num_blocks)
    ]


def _capacity(version: int) -> int:
    return sum(data for data, _ in _blocks(version))


def _codewords(content: bytes, capacity: int) -> bytes:
    """Put mode, length, content and padding together."""
    bits = (0b0100 << 8 | len(content)) << 8 * len(content) | int.from_bytes(content, "big")
    used = len(content) + 2
    # Twelve bits of head and four of the end make the rest fall on whole bytes.
    filled = (bits << 4).to_bytes(used, "big")
    # Decoders stop at the end of the text; segno puts a zero there, and so these codes are its own.
    return (filled + b"\x00" + b"\xec\x11" * capacity)[:capacity]


class _Layout:
    """Where the bytes of a version stand, and which modules each bit of them flips."""

    def __init__(self, version: int) -> None:
        import segno

        self.capacity = _capacity(version)
        self._blocks = _blocks(version)
        nothing = b"a" * (self.capacity - 2)
        code = segno.make(
            nothing.decode(), version=version, error=ERROR_LEVEL, mask=MASK, boost_error=False
        )
        rows = [[int(bool(module)) for module in row] for row in code.matrix]
        self.size = len(rows)
        self._places = _data_places(version, self.size)
        self._flipped: dict[tuple[int, int], int] = {}
        self.empty = int("".join(str(module) for row in rows for module in row), 2)
        for place, codeword in enumerate(_codewords(nothing, self.capacity)):
            self.empty ^= self.flipped_by(place, codeword)

    @staticmethod
    @cache
    def of(version: int) -> _Layout:
        return _Layout(version)

    def flipped_by(self, place: int, codeword: int) -> int:
        """Return the modules that a data byte flips, against one of no bits at all."""
        flipped = self._flipped.get((place, codeword))
        if flipped is None:
            flipped = 0
            for at, byte in self._spread(place, codeword):
                for bit in range(8):
                    if byte >> (7 - bit) & 1:
                        row, column = self._places[at * 8 + bit]
                        flipped |= 1 << (self.size**2 - 1 - row * self.size - column)
            self._flipped[place, codeword] = flipped
        return flipped

    def _spread(self, place: int, codeword: int) -> list[tuple[int, int]]:
        """Return where a data byte and its correcting bytes stand once blocks are interleaved."""
        block, within = 0, place
        while within >= self._blocks[block][0]:
            within -= self._blocks[block][0]
            block += 1
        data, correcting = self._blocks[block]
        before = sum(min(size, within) for size, _ in self._blocks)
        before += sum(size > within for size, _ in self._blocks[:block])
        corrections = _corrections(codeword, data - within - 1, correcting)
        first, step = self.capacity + block, len(self._blocks)
        spread = [(first + step * number, byte) for number, byte in enumerate(corrections)]
        return [(before, codeword), *spread]


def _data_places(version: int, size: int) -> list[tuple[int, int]]:
    """Return the free modules in the order of the bits: two columns at a time, up and down."""
    columns = [column - (column <= 6) for column in range(size - 1, 0, -2)]
    places = []
    for number, right in enumerate(columns):
        rows = range(size) if number % 2 else range(size - 1, -1, -1)
        places += [(row, column) for row in rows for column in (right, right - 1)]
    return [place for place in places if not _is_reserved(version, size, *place)]


def _is_reserved(version: int, size: int, row: int, column: int) -> bool:
    """Whether a module belongs to the patterns, the format or the number of the version."""
    far = size - 8
    if row == 6 or column == 6 or (row <= 8 and (column <= 8 or column >= far)):
        return True
    if row >= far and column <= 8:
        return True
    low, high = min(row, column), max(row, column)
    if version >= 7 and low <= 5 and size - 11 <= high:
        return True
    from segno import consts

    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    return any(
        abs(row - y) <= 2 and abs(column - x) <= 2
        for y in centres
        for x in centres
        if (y, x) not in {(6, 6), (6, size - 7), (size - 7, 6)}
    )


@cache
def _generator(degree: int) -> tuple[int, ...]:
    """Return the polynomial whose roots are the first powers of two, without its leading one."""
    factors, root = [1], 1
    for _ in range(degree):
        shifted = [*factors, 0]
        factors = [a ^ _times(b, root) for a, b in zip(shifted, [0, *factors], strict=True)]
        root = _times(root, 2)
    return tuple(factors[1:])


def _times(one: int, other: int) -> int:
    """Multiply in the field of 256 elements."""
    powers, exponents = _field()
    return powers[exponents[one] + exponents[other]] if one and other else 0


@cache
def _field() -> tuple[tuple[int, ...], dict[int, int]]:
    """Return the powers of two, twice over, and the exponent of each element."""
    powers = [1]
    while len(powers) < 255:
        doubled = powers[-1] << 1
        powers.append(doubled ^ _POLYNOMIAL if doubled & 0x100 else doubled)
    return (*powers, *powers), {power: exponent for exponent, power in enumerate(powers)}


@cache
def _corrections(codeword: int, following: int, count: int) -> tuple[int, ...]:
    """Return the correcting bytes of a block of one byte and so many zeros after it."""
    generator = _generator(count)
    if not following:
        return tuple(_times(codeword, factor) for factor in generator)
    lead, *rest = _corrections(codeword, following - 1, count)
    carried = (_times(lead, factor) for factor in generator)
    return tuple(byte ^ more for byte, more in zip((*rest, 0), carried, strict=True))
