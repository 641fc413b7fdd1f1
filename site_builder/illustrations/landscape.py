"""The blue-green landscape behind the first screen: four ridges, mist, tea terraces, a stream."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.illustrations.drawing import Point, gradient, number, path_data
from site_builder.illustrations.noise import fractal_line
from site_builder.illustrations.terraces import HILLS, hill_svg, stream_svg

WIDTH, HEIGHT, STEP = 1920, 640, 8
COLUMNS = range(0, WIDTH + STEP, STEP)


@dataclass(frozen=True, slots=True)
class Peak:
    """A summit: where, how high, how wide to the left and the right, how pointed."""

    centre: float
    height: float
    left: float
    right: float
    power: float

    def at(self, x: float) -> float:
        width = self.left if x < self.centre else self.right
        return self.height * math.exp(-((abs(x - self.centre) / width) ** self.power))


@dataclass(frozen=True, slots=True)
class Ridge:
    """One layer of mountains; contours are (how many, how far apart)."""

    name: str
    base: float
    roughness: float
    scale: float
    opacity: float
    top: str
    middle: str
    contours: tuple[int, float]
    gold: bool
    peaks: tuple[Peak, ...]


def _peaks(*rows: tuple[float, float, float, float, float]) -> tuple[Peak, ...]:
    return tuple(Peak(*row) for row in rows)


RIDGES = (
    Ridge("a", 400, 0.20, 170, 0.75, "#B9D2DE", "#D6E6E6", (0, 0), False, _peaks(
        (250, 70, 260, 300, 1.6), (760, 100, 240, 260, 1.6), (1130, 160, 220, 240, 1.5),
        (1500, 205, 230, 260, 1.5), (1830, 150, 200, 200, 1.6))),
    Ridge("b", 430, 0.20, 130, 0.85, "#7FAFC6", "#BEDBD6", (5, 11), False, _peaks(
        (60, 66, 200, 260, 1.6), (520, 84, 200, 220, 1.5), (960, 135, 170, 190, 1.5),
        (1270, 262, 150, 170, 1.35), (1610, 300, 150, 190, 1.35), (1880, 190, 150, 150, 1.5))),
    Ridge("c", 470, 0.17, 110, 1, "#2C6D92", "#74B09C", (9, 13), True, _peaks(
        (330, 44, 220, 260, 1.8), (800, 74, 200, 150, 1.6), (1110, 250, 120, 130, 1.25),
        (1400, 352, 120, 120, 1.2), (1530, 255, 90, 130, 1.3), (1760, 316, 120, 140, 1.25))),
    Ridge("d", 520, 0.15, 100, 1, "#15496F", "#3E8C74", (12, 14), True, _peaks(
        (140, 60, 200, 260, 1.8), (610, 66, 220, 190, 1.8), (1000, 150, 130, 110, 1.4),
        (1205, 270, 105, 100, 1.2), (1290, 190, 60, 110, 1.4), (1520, 214, 130, 140, 1.3),
        (1700, 236, 100, 120, 1.25), (1900, 330, 120, 120, 1.25))),
)  # fmt: skip


def smoothed(values: Sequence[float], samples: int) -> list[float]:
    """Each value as a Hann-weighted mean of those around it; the ends repeat."""
    half = samples // 2
    weights = [1 + math.cos(math.pi * offset / (half + 1)) for offset in range(-half, half + 1)]
    total = sum(weights)
    last = len(values) - 1
    return [
        sum(
            weight * values[min(max(index + offset, 0), last)]
            for offset, weight in zip(range(-half, half + 1), weights, strict=True)
        )
        / total
        for index in range(len(values))
    ]


def ridge_heights(ridge: Ridge, seed: int) -> list[float]:
    outline = smoothed([max(peak.at(x) for peak in ridge.peaks) for x in COLUMNS], 9)
    return [
        height * (1 + ridge.roughness * fractal_line(seed, x / ridge.scale))
        for x, height in zip(COLUMNS, outline, strict=True)
    ]


def runs(points: Sequence[Point], keep: Sequence[bool]) -> Iterator[list[Point]]:
    """The stretches of a line whose points are wanted."""
    run: list[Point] = []
    for point, wanted in zip(points, keep, strict=True):
        if wanted:
            run.append(point)
            continue
        if len(run) > 2:
            yield run
        run = []
    if len(run) > 2:
        yield run


def _line(points: Sequence[Point], keep: Sequence[bool]) -> str:
    return "".join(path_data(run) for run in runs(points, keep))


def _contours(ridge: Ridge, heights: Sequence[float]) -> Iterator[str]:
    count, gap = ridge.contours
    for k in range(1, count + 1):
        shift = k * gap * (1 + 0.05 * k)
        lowered = [height - shift for height in smoothed(heights, 3 + 3 * k)]
        points = [(x, ridge.base - height) for x, height in zip(COLUMNS, lowered, strict=True)]
        inside = [8 < low < height - gap / 3 for low, height in zip(lowered, heights, strict=True)]
        if line := _line(points, inside):
            alpha = number_of_alpha(0.34 * (1 - (k - 1) / (count + 1)))
            yield f'<path d="{line}" stroke-opacity="{alpha}"/>'


def number_of_alpha(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")


def _ridge_svg(ridge: Ridge, seed: int) -> str:
    heights = ridge_heights(ridge, seed)
    points = [(x, ridge.base - height) for x, height in zip(COLUMNS, heights, strict=True)]
    floor = number(ridge.base + 40)
    fill = gradient(ridge.name, (
        (0, ridge.top, 1), (50, ridge.middle, 1), (92, "#EAF3EF", 0.55), (100, "#EAF3EF", 0),
    ))  # fmt: skip
    shape = f'<path fill="url(#{ridge.name})" d="{path_data(points)}V{floor}H0z"/>'
    lines = "".join(_contours(ridge, heights))
    drawn = f'<g fill="none" stroke="#fff">{lines}</g>' if lines else ""
    if ridge.gold:
        crest = _line(points, [height > 52 for height in heights])
        drawn += (
            f'<path d="{crest}" fill="none" stroke="#C6A15B" stroke-width="1.2" opacity=".75"/>'
        )
    opacity = "" if ridge.opacity == 1 else f' opacity="{ridge.opacity}"'
    return f"<defs>{fill}</defs><g{opacity}>{shape}{drawn}</g>"


def _mist_svg() -> str:
    fill = gradient("m", ((0, "#fff", 0), (45, "#fff", 0.72), (100, "#fff", 0)))
    return f'<defs>{fill}</defs><path fill="url(#m)" d="M0 452H{WIDTH}v80H0z"/>'


def landscape_svg() -> str:
    """The whole picture as one file; it carries no words and stands for nothing."""
    far = "".join(_ridge_svg(ridge, 17 + index * 7) for index, ridge in enumerate(RIDGES))
    near = "".join(hill_svg(hill) for hill in HILLS[:2])
    front = "".join(hill_svg(hill) for hill in HILLS[2:])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMax slice"'
        f' aria-hidden="true">{far}{_mist_svg()}{near}{stream_svg()}{front}</svg>\n'
    )
