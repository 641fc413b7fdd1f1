"""The ridges of shared pictures as pixels, with edges as smooth as their few colours allow."""

from __future__ import annotations

import math
from enum import Enum
from functools import cache, lru_cache

from site_builder.illustrations.landscape import COLUMNS, RIDGES, STEP, ridge_heights
from site_builder.illustrations.share_picture import HEIGHT, WIDTH, mixed

_SCALE, _SHIFT_X, _SHIFT_Y = 0.9, -528, 195
_SKY, _RED, _GOLD, _WHITE, _PALE = "#0F3A5C", "#B82C20", "#F1DFB8", "#FFFFFF", "#D6E6E6"
_CREST = "#C6A15B"
_BANDS, _BAND_HEIGHT = 5, 26
_FOOT = 8
_LEVELS, _EDGES, _ROOM = 8, 2, 256

Colour = tuple[int, int, int]


class _Palette:
    """Colours in the order in which they were first asked for."""

    def __init__(self) -> None:
        self.colours: list[Colour] = []
        self._places: dict[Colour, int] = {}

    def index(self, colour: Colour) -> int:
        """Return the place of a colour: a new one if there is room, else that of the nearest."""
        if colour not in self._places:
            self._places[colour] = self._new_place(colour)
        return self._places[colour]

    def _new_place(self, colour: Colour) -> int:
        if len(self.colours) < _ROOM:
            self.colours.append(colour)
            return len(self.colours) - 1
        return min(range(_ROOM), key=lambda at: _distance(self.colours[at], colour))


def _distance(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _colour(name: str) -> Colour:
    red, green, blue = bytes.fromhex(name[1:])
    return red, green, blue


def _between(under: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


_PALETTE = _Palette()


class Tint(Enum):
    """What is drawn in one colour on another, told by how bright it is."""

    FIGURE = (_SKY, _GOLD)
    NOTE = (_SKY, _PALE)
    SEAL = (_SKY, _RED)
    SEALED = (_RED, _WHITE)

    def __init__(self, under: str, over: str) -> None:
        ends = _colour(under), _colour(over)
        last = _LEVELS - 1
        steps = [_PALETTE.index(_between(*ends, step / last)) for step in range(_LEVELS)]
        self.table = bytes(steps[round(light / 255 * last)] for light in range(256))


def palette() -> list[Colour]:
    """Return the colours of all lines."""
    ridge_rows()
    return _PALETTE.colours


@lru_cache(maxsize=1)
def ridge_rows() -> list[bytes]:
    """Return the lines of the picture that all projects share."""
    sky = _PALETTE.index(_colour(_SKY))
    # First those that fill areas: should there be too many colours, edges do with what is near.
    for ridge in RIDGES:
        for band in range(_BANDS):
            _PALETTE.index(_colour(mixed(ridge.top, ridge.middle, band / _BANDS)))
    for name in (_CREST, _RED):
        _PALETTE.index(_colour(name))
    columns = [bytearray([sky]) * HEIGHT for _ in range(WIDTH)]
    for number, ridge in enumerate(RIDGES):
        crest = [ridge.base - height for height in ridge_heights(ridge, 17 + number * 7)]
        gold = _PALETTE.index(_colour(_CREST)) if ridge.gold else None
        tops = [_top(crest, x) for x in range(-1, WIDTH + 1)]
        for band in range(_BANDS):
            name = mixed(ridge.top, ridge.middle, band / _BANDS)
            flat = _PALETTE.index(_colour(name))
            shift = band * _BAND_HEIGHT * _SCALE
            for x, column in enumerate(columns):
                slope = abs(tops[x + 2] - tops[x]) / 4 + 0.5
                top = tops[x + 1] + shift
                is_crest = gold is not None and band == 0 and top < ridge.base + _SHIFT_Y - 90
                _fill(column, top, slope, flat, gold if is_crest else None)
    foot = _PALETTE.index(_colour(_RED))
    whole = b"".join(bytes(column) for column in columns)
    lines = [whole[y::HEIGHT] for y in range(HEIGHT - _FOOT)]
    return lines + [bytes([foot]) * WIDTH] * _FOOT


def _top(crest: list[float], x: int) -> float:
    """Return where a ridge begins in a column of pixels."""
    at = ((x - _SHIFT_X) / _SCALE - COLUMNS[0]) / STEP
    before = min(int(at), len(crest) - 2)
    height = crest[before] + (crest[before + 1] - crest[before]) * (at - before)
    return height * _SCALE + _SHIFT_Y


def _fill(column: bytearray, top: float, slope: float, flat: int, crest: int | None) -> None:
    """Fill a column from a height down; the steeper the edge, the longer it is blended."""
    first, last = math.floor(top - slope), math.ceil(top + slope)
    if first >= HEIGHT:
        return
    under, edge = column[max(0, first)], flat if crest is None else crest
    span = last - first
    blends = bytes(_blend(under, edge, (at + 0.5) / span) for at in range(span))
    if crest is not None:
        blends += bytes([crest]) + bytes(
            _blend(crest, flat, (at + 0.5) / span) for at in range(span)
        )
    column[first:] = (blends + bytes([flat]) * HEIGHT)[: HEIGHT - first]


@cache
def _blend(under: int, over: int, share: float) -> int:
    colours = _PALETTE.colours
    step = round(share * _EDGES) / _EDGES
    return _PALETTE.index(_between(colours[under], colours[over], step))
