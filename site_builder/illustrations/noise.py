"""Smooth noise from a hash of whole numbers, so that each build draws the same hills."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=65_536)
def _lattice(seed: int, x: int, y: int = 0) -> float:
    """A value in -1..1 for a point of the grid; plain integer arithmetic, no random state."""
    mixed = (seed * 374761393 + x * 668265263 + y * 2147483647) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 16)) * 2246822519) & 0xFFFFFFFF
    return (mixed ^ (mixed >> 15)) / 0x7FFFFFFF - 1


def _ease(part: float) -> float:
    return part * part * (3 - 2 * part)


def line_noise(seed: int, x: float) -> float:
    whole = math.floor(x)
    share = _ease(x - whole)
    return _lattice(seed, whole) * (1 - share) + _lattice(seed, whole + 1) * share


def field_noise(seed: int, x: float, y: float) -> float:
    column, row = math.floor(x), math.floor(y)
    across, down = _ease(x - column), _ease(y - row)
    upper = _lattice(seed, column, row) * (1 - across) + _lattice(seed, column + 1, row) * across
    lower = (
        _lattice(seed, column, row + 1) * (1 - across)
        + _lattice(seed, column + 1, row + 1) * across
    )
    return upper * (1 - down) + lower * down


def fractal_line(seed: int, x: float, *, octaves: int = 5, gain: float = 0.5) -> float:
    """Octaves of line noise, each twice as fine and `gain` as strong; seldom beyond -1..1."""
    total, strength = 0.0, 1.0
    for octave in range(octaves):
        total += strength * line_noise(seed + octave * 101, x * 2**octave)
        strength *= gain
    return total / 1.2


def fractal_field(seed: int, x: float, y: float, *, octaves: int = 3) -> float:
    total, strength, reach = 0.0, 1.0, 0.0
    for octave in range(octaves):
        total += strength * field_noise(seed + octave * 101, x * 2**octave, y * 2**octave)
        reach += strength
        strength /= 2
    return total / reach
