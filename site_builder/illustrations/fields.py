"""The county's height field and the lines of equal height through it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.illustrations.drawing import Point
from site_builder.illustrations.noise import fractal_field

Field = Callable[[float, float], float]
Segment = tuple[Point, Point]

# (x, y, height, reach): mountains in the north-west and the east, lower hills in the south.
MASSIFS = (
    (0.19, 0.14, 1.0, 0.13), (0.33, 0.2, 0.5, 0.1), (0.74, 0.17, 0.85, 0.12),
    (0.87, 0.5, 0.7, 0.13), (0.5, 0.9, 0.75, 0.12), (0.1, 0.58, 0.62, 0.1),
    (0.24, 0.84, 0.45, 0.1), (0.76, 0.8, 0.6, 0.1), (0.6, 0.36, 0.28, 0.08),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a field is sampled: size in units and the length of a cell."""

    width: float
    height: float
    cell: float


def county_height(x: float, y: float) -> float:
    """The height at a place of the county, both 0..1; about 0 in the valley, 1 on the summits."""
    hills = sum(
        height * math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * reach**2))
        for cx, cy, height, reach in MASSIFS
    )
    return 0.18 + hills + 0.2 * fractal_field(5, x * 5, y * 5)


def level_lines(field: Field, grid: Grid, level: float) -> list[list[Point]]:
    """Marching squares: the lines on which the field has this height, joined end to end."""
    return joined(list(_segments(field, grid, level)))


def _segments(field: Field, grid: Grid, level: float) -> Iterator[Segment]:
    columns, rows = round(grid.width / grid.cell), round(grid.height / grid.cell)
    values = [[height - level for height in row] for row in _heights(field, columns, rows)]
    for row in range(rows):
        for column in range(columns):
            corners = (
                values[row][column], values[row][column + 1],
                values[row + 1][column + 1], values[row + 1][column],
            )  # fmt: skip
            yield from _cell_segments(corners, column, row, grid.cell)


@lru_cache(maxsize=8)
def _heights(field: Field, columns: int, rows: int) -> list[list[float]]:
    """Sample a field once for all its lines."""
    return [
        [field(column / columns, row / rows) for column in range(columns + 1)]
        for row in range(rows + 1)
    ]


def _cell_segments(
    corners: tuple[float, float, float, float], column: int, row: int, cell: float
) -> Iterator[Segment]:
    places = ((0, 0), (1, 0), (1, 1), (0, 1))
    crossings = []
    for index in range(4):
        first, second = corners[index], corners[(index + 1) % 4]
        if (first > 0) == (second > 0):
            continue
        share = first / (first - second)
        (x1, y1), (x2, y2) = places[index], places[(index + 1) % 4]
        crossings.append((
            round((column + x1 + (x2 - x1) * share) * cell, 2),
            round((row + y1 + (y2 - y1) * share) * cell, 2),
        ))  # fmt: skip
    for index in range(0, len(crossings) - 1, 2):
        yield crossings[index], crossings[index + 1]


def joined(segments: Sequence[Segment]) -> list[list[Point]]:
    """Segments strung into lines; the order of the first ends decides the order of the lines."""
    at: dict[Point, list[int]] = {}
    for index, segment in enumerate(segments):
        for point in segment:
            at.setdefault(point, []).append(index)
    used = [False] * len(segments)
    lines = []
    for index, (start, end) in enumerate(segments):
        if used[index]:
            continue
        used[index] = True
        tail = _follow(end, segments, at, used)
        head = _follow(start, segments, at, used)
        lines.append([*reversed(head), start, end, *tail])
    return lines


def _follow(
    point: Point, segments: Sequence[Segment], at: dict[Point, list[int]], used: list[bool]
) -> list[Point]:
    line: list[Point] = []
    while True:
        following = next((index for index in at[point] if not used[index]), None)
        if following is None:
            return line
        used[following] = True
        first, second = segments[following]
        point = second if first == point else first
        line.append(point)


def thinned(line: Sequence[Point], distance: float) -> list[Point]:
    """The line with points that lie closer than this to the one before left out."""
    kept = [line[0]]
    for point in line[1:-1]:
        if math.dist(kept[-1], point) >= distance:
            kept.append(point)
    return [*kept, line[-1]]
