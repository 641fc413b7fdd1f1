"""The foreground of the landscape: hills of tea in terraces, and the stream between them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.illustrations.drawing import Point, gradient, path_data

WIDTH, HEIGHT, STEP = 1920, 640, 16
TERRACES = 19
STREAM = (
    (1080.0, 470.0), (1100.0, 479.0), (1066.0, 492.0), (990.0, 507.0), (926.0, 526.0),
    (884.0, 548.0), (868.0, 576.0), (830.0, 612.0), (720.0, 668.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hill:
    """A terraced hill: summit, widths to both sides, foot, and its two greens."""

    name: str
    centre: float
    height: float
    left: float
    right: float
    base: float
    top: str
    bottom: str

    def line_at(self, x: float) -> float:
        """The crest; where it runs out, it sinks, so that no hill ends in a thin wedge."""
        width = self.left if x < self.centre else self.right
        height = self.height * math.exp(-((abs(x - self.centre) / width) ** 2))
        return self.base - height + 90 * math.exp(-height / 5)


HILLS = (
    Hill("h", 560, 66, 330, 330, 566, "#3F917A", "#1F6B58"),
    Hill("i", 1330, 74, 330, 360, 570, "#37876F", "#1B6152"),
    Hill("j", 120, 104, 360, 430, 572, "#2B7C66", "#17594A"),
    Hill("k", 1740, 128, 430, 420, 578, "#246F60", "#124A45"),
)


def _terraces(hill: Hill, crest: list[Point]) -> Iterator[str]:
    for k in range(1, TERRACES + 1):
        shift = 5 * k * (1 + 0.07 * k)
        # Lower terraces are flatter, as steps on a slope seen from the valley are.
        flat = 1 - 0.022 * k
        line = [
            (x, hill.base - (hill.base - y) * flat + shift)
            for x, y in crest
        ]  # fmt: skip
        seen = [(x, y) for x, y in line if y < HEIGHT + 6]
        if len(seen) > 2:
            dots = ' stroke-dasharray="1 3"' if k % 3 == 0 else ""
            yield f'<path d="{path_data(seen)}"{dots} opacity=".{max(52 - 2 * k, 14)}"/>'


def hill_svg(hill: Hill) -> str:
    columns = range(-STEP, WIDTH + 2 * STEP, STEP)
    crest = [(float(x), hill.line_at(x)) for x in columns]
    crest = [(x, y) for x, y in crest if y < HEIGHT + 30]
    fill = gradient(hill.name, ((0, hill.top, 1), (100, hill.bottom, 1)))
    lines = "".join(_terraces(hill, crest))
    return (
        f"<defs>{fill}</defs>"
        f'<path fill="url(#{hill.name})" d="{path_data(crest)}V670H{crest[0][0]:.0f}z"/>'
        f'<g fill="none" stroke="#D5EBDD">{lines}</g>'
    )


def _spline(points: tuple[Point, ...], steps: int) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    padded = (points[0], *points, points[-1])
    curve: list[Point] = []
    for index in range(len(points) - 1):
        a, b, c, d = padded[index : index + 4]
        curve.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    return [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2
               + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )  # fmt: skip
    return x, y


def _half_width(share: float) -> float:
    return 4 + 64 * math.pow(share, 1.7)


def _bank(centre: list[Point], side: float) -> list[Point]:
    """A line beside the middle of the stream; side runs from -1, left bank, to 1, right bank."""
    shares = _shares(centre)
    return [
        (x + side * _half_width(share), y)
        for (x, y), share in zip(centre, shares, strict=True)
    ]  # fmt: skip


def _shares(line: list[Point]) -> list[float]:
    lengths = [0.0]
    for (x1, y1), (x2, y2) in pairwise(line):
        lengths.append(lengths[-1] + math.hypot(x2 - x1, y2 - y1))
    return [length / lengths[-1] for length in lengths]


def stream_svg() -> str:
    centre = _spline(STREAM, 8)
    outline = _bank(centre, -1) + _bank(centre, 1)[::-1]
    fill = gradient("s", ((0, "#E9F4F6", 1), (100, "#A9CEDF", 1)))
    threads = "".join(
        f'<path d="{path_data(_bank(centre, side)[skip:])}" stroke-dasharray="{dashes}"/>'
        for side, skip, dashes in (
            (-0.7, 22, "34 18 8 40"), (-0.35, 30, "60 26"), (0.1, 14, "22 14 70 30"),
            (0.5, 26, "46 34"), (0.8, 18, "18 22 64 26"),
        )
    )  # fmt: skip
    return (
        f'<defs>{fill}</defs><path fill="url(#s)" d="{path_data(outline, closed=True)}"/>'
        f'<g fill="none" stroke="#1B6298" stroke-opacity=".4">{threads}</g>'
    )
