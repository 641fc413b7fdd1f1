"""The schematic map of the county: heights, river, roads, and where the parks lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from site_builder.illustrations.drawing import (
    Point,
    escape,
    number,
    path_data,
)
from site_builder.illustrations.fields import Grid, county_height, level_lines, thinned
from site_builder.illustrations.noise import fractal_line
from site_builder.illustrations.placing import (
    HEIGHT,
    WIDTH,
    Box,
    MapPlace,
    mark_of,
    placed,
)

TINTS = ((0.34, "#E4F0EA"), (0.52, "#CFE5DA"), (0.7, "#B5D6C8"), (0.88, "#9BC8B6"))
LEVELS = tuple(0.2 + 0.075 * step for step in range(12))
RIVER = "M69 152C140 262 208 200 300 250S420 420 510 388S610 300 690 250"
EXPRESSWAY = "M0 446C120 440 190 400 262 358S420 300 520 270S640 240 720 224"
RAILWAY = "M290 0C316 110 356 210 396 310S440 440 462 560"


@dataclass(frozen=True, slots=True)
class MapLabels:
    """The words on the map, in the reader's language; empty ones are left out."""

    title: str
    north: str = ""
    river: str = ""
    expressway: str = ""
    station: str = ""
    scale: str = "10 km"


def _outline(steps: int) -> list[Point]:
    """The county's border: a broad oval with bays, the same in both sizes of the map."""
    points = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        # The noise runs along the angle and is folded, so that the ends of the line meet.
        bay = fractal_line(41, 3 + 2.1 * math.cos(angle)) + fractal_line(
            47, 9 + math.sin(angle) * 2
        )
        reach = 0.99 + 0.1 * bay
        squared = (abs(math.cos(angle)) ** 2.4 + abs(math.sin(angle)) ** 2.4) ** (-1 / 2.4)
        points.append((
            368 + 322 * reach * squared * math.cos(angle),
            282 + 214 * reach * squared * math.sin(angle),
        ))  # fmt: skip
    return points


def _inside_height(x: float, y: float) -> float:
    """The height, falling off outside the picture, so that each line closes in itself."""
    edge = min(x, y, 1 - x, 1 - y)
    return county_height(x, y) if edge > 0.004 else -1.0


@cache
def _relief(*, compact: bool) -> str:
    grid = Grid(WIDTH, HEIGHT, 20 if compact else 16)
    tints = "".join(
        f'<path fill="{colour}" fill-rule="evenodd" d="{_level(grid, level, compact)}"/>'
        for level, colour in TINTS
    )
    if compact:
        return tints
    lines = "".join(
        f'<path stroke-opacity="{".42" if index % 4 == 0 else ".2"}"'
        f' d="{_level(grid, at, False)}"/>'
        for index, at in enumerate(LEVELS)
    )
    return f'{tints}<g fill="none" stroke="#17654F">{lines}</g>'


def _level(grid: Grid, level: float, compact: bool) -> str:
    near = 14 if compact else 10
    lines = level_lines(_inside_height, grid, level)
    return "".join(
        path_data([(round(x), round(y)) for x, y in thinned(line, near)], closed=True)
        for line in lines
        if len(line) > 8
    )


def _ways(*, compact: bool) -> str:
    """Expressway and railway run beyond the border, the river starts and ends inside it."""
    wider = 1.5 if compact else 1
    strokes = (
        (RIVER, "#fff", 9, ""), (RIVER, "#5A9DC4", 4.5, ""),
        (EXPRESSWAY, "#fff", 6.5, ""), (EXPRESSWAY, "#C08A32", 3, ""),
        (RAILWAY, "#586870", 3, ""), (RAILWAY, "#fff", 1.6, ' stroke-dasharray="8 8"'),
    )  # fmt: skip
    drawn = "".join(
        f'<path stroke="{colour}" stroke-width="{number(width * wider)}"{dashes} d="{way}"/>'
        for way, colour, width, dashes in strokes
    )
    return f'<g fill="none">{drawn}</g>'


def _halo(x: float, y: float, text: str, fill: str, turn: float = 0) -> str:
    if not text:
        return ""
    rotate = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="14" fill="{fill}" stroke="#fff"'
        f' stroke-width="3" paint-order="stroke"{rotate}>{escape(text)}</text>'
    )


def _way_names(labels: MapLabels) -> str:
    station = '<circle cx="308" cy="77" r="4" fill="#fff" stroke="#586870" stroke-width="2"/>'
    return (
        _halo(250, 218, labels.river, "#2C6D92", 22)
        + _halo(598, 236, labels.expressway, "#80500F", -13)
        + (station + _halo(316, 72, labels.station, "#586870") if labels.station else "")
    )


def _furniture(labels: MapLabels) -> str:
    """The scale bar and the north arrow, in the free corners."""
    north = (
        '<path fill="#14222B" d="M676 20l9 28-9-6-9 6z"/>'
        f'<text x="676" y="66" font-size="14" text-anchor="middle">{escape(labels.north)}</text>'
        if labels.north
        else ""
    )
    return (
        f'{north}<path d="M30 492v6h90v-6" fill="none" stroke="#3B4B54" stroke-width="1.5"/>'
        '<text x="30" y="518" font-size="14" text-anchor="middle">0</text>'
        f'<text x="120" y="518" font-size="14" text-anchor="middle">{escape(labels.scale)}</text>'
    )


def _place_svg(place: MapPlace, text: str, box: Box, size: float) -> str:
    mark = mark_of(place, size)
    strong = place.kind == "zone" or place.selected
    colour = "#B82C20" if strong else "#164F7C"
    gate = _gate(mark) if place.kind == "zone" else ""
    edge = "#B82C20" if strong else "#C6D1D4"
    bold = ' font-weight="700"' if strong else ""
    return (
        f'<rect x="{number(mark.left)}" y="{number(mark.top)}" width="{number(mark.width)}"'
        f' height="{number(mark.height)}" fill="{colour}" stroke="#fff" stroke-width="2"/>{gate}'
        f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(box.width)}"'
        f' height="{number(box.height)}" rx="2" fill="#fff" stroke="{edge}"/>'
        f'<text x="{number(box.left + box.width / 2)}" y="{number(box.top + box.height * 0.7)}"'
        f' font-size="{number(size)}" text-anchor="middle"{bold}>{escape(text)}</text>'
    )


def _gate(mark: Box) -> str:
    scale = mark.width / 26
    return (
        f'<path transform="translate({number(mark.left)} {number(mark.top)}) scale({scale:.2f})"'
        ' d="M7 19v-7.5l6-4 6 4V19M11 19v-4h4v4" fill="none" stroke="#fff" stroke-width="1.6"/>'
    )


def county_map_svg(places: Sequence[MapPlace], labels: MapLabels, *, compact: bool = False) -> str:
    """The map; the compact one has short names at 26 units, for phones and narrow columns."""
    size = 26.0 if compact else 16.0
    border = path_data(
        [(round(x), round(y)) for x, y in _outline(72 if compact else 144)], closed=True
    )
    clip = "q-county-s" if compact else "q-county"
    marks = "".join(
        _place_svg(place, text, box, size)
        for place, text, box in placed(places, size=size, compact=compact)
    )
    words = "" if compact else _way_names(labels) + _furniture(labels)
    return (
        f'<svg class="q-plan" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' role="img" aria-label="{escape(labels.title)}"><clipPath id="{clip}">'
        f'<path d="{border}"/></clipPath><g clip-path="url(#{clip})">'
        f'<path fill="#F7FAF8" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>{_relief(compact=compact)}</g>'
        f'<path fill="none" stroke="#12513F" stroke-width="1.6" d="{border}"/>'
        f'{_ways(compact=compact)}<g fill="#14222B">{words}{marks}</g></svg>'
    )
