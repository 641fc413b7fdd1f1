"""The plan of a project's plot: a block of streets with the plot in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from site_builder.illustrations.drawing import Point, escape, number
from site_builder.illustrations.noise import line_noise

LandState = str
"""One of cleared, reserved, workshop and approval."""
STYLES: dict[LandState, str] = {
    "cleared": 'fill="#BFE0D1" stroke="#17654F"',
    "reserved": 'fill="#F3E6CB" stroke="#80500F" stroke-dasharray="6 4"',
    "workshop": 'fill="#DCE9F2" stroke="#164F7C"',
    "approval": 'fill="#EFF2F3" stroke="#586870" stroke-dasharray="3 4"',
}


@dataclass(frozen=True, slots=True)
class ParcelWords:
    """What the large plan says; empty words are left out."""

    area: str = ""
    note: str = ""
    width: str = ""
    depth: str = ""
    road_across: str = ""
    road_down: str = ""
    north: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """The street block in units: the lines between lots, and how far it leans."""

    columns: tuple[float, float]
    rows: tuple[float, float]
    lean: float
    street: float
    width: float
    height: float

    def lot(self, column: int, row: int) -> tuple[Point, Point, Point, Point]:
        left, right = self._span(column, self.columns, -20, self.width + 20)
        top, bottom = self._span(row, self.rows, -20, self.height + 20)
        return (
            (left + self.lean * (top - 60) / 60, top),
            (right + self.lean * (top - 60) / 60, top + 1.5),
            (right + self.lean * (bottom - 60) / 60, bottom + 1.5),
            (left + self.lean * (bottom - 60) / 60, bottom),
        )

    def _span(
        self, index: int, lines: tuple[float, float], low: float, high: float
    ) -> tuple[float, float]:
        edges = (low, *lines, high)
        half = self.street / 2
        return edges[index] + half, edges[index + 1] - half


def _seed_number(seed: str) -> int:
    """A number from the text itself; Python's own hash differs from run to run."""
    value = 7
    for character in seed:
        value = (value * 31 + ord(character)) % 999_983
    return value


@lru_cache(maxsize=256)
def _block(seed: str, *, large: bool) -> _Block:
    start = _seed_number(seed)
    left, right, top, bottom, lean = (line_noise(start, step) for step in range(5))
    if large:
        return _Block((88 + 8 * left, 296 + 8 * right), (88, 200), 7 + 2 * lean, 26, 380, 286)
    return _Block(
        (50 + 5 * left, 114 + 6 * right), (41 + 2 * top, 86 + 3 * bottom), 4 + 2 * lean, 9, 160, 120
    )


def _outline(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points) + "z"


def _inset(
    lot: tuple[Point, Point, Point, Point], left: float, top: float, right: float, bottom: float
) -> tuple[Point, ...]:
    """A part of a lot; the four shares run from its upper left corner."""
    (x0, y0), (x1, _), (x2, y2), (x3, _) = lot

    def place(across: float, down: float) -> Point:
        start, end = x0 + (x3 - x0) * down, x1 + (x2 - x1) * down
        return start + (end - start) * across, y0 + (y2 - y0) * down

    return place(left, top), place(right, top), place(right, bottom), place(left, bottom)


@lru_cache(maxsize=256)
def _surroundings(block: _Block, seed: str) -> str:
    start = _seed_number(seed)
    lots, houses = [], []
    for place in (0, 1, 2, 3, 5, 6, 7, 8):
        lot = block.lot(place % 3, place // 3)
        lots.append(_outline(lot))
        share = line_noise(start + 50, place)
        if share > -0.25:
            houses.append(_outline(_inset(lot, 0.3, 0.3, 0.62 + share / 4, 0.7)))
    drawn = f'<path fill="#F9FBFB" stroke="#CFDBDB" d="{"".join(lots)}"/>'
    return drawn + (f'<path fill="#E1EAE9" d="{"".join(houses)}"/>' if houses else "")


def _water(block: _Block, seed: str) -> str:
    if line_noise(_seed_number(seed), 99) < -0.2:
        return ""
    w, h = block.width, block.height
    y = round(h * 0.9)
    return (
        f'<path fill="#CFE3ED" d="M0 {y}q{number(w / 6)}-6 {number(w / 3)} 1'
        f't{number(w / 3)} 0t{number(w / 3)}-2V{number(h)}H0z"/>'
    )


def _plot(block: _Block, state: LandState, *, labelled: bool) -> str:
    """The project's own lot; sheds leave the upper half free where words will stand."""
    lot = block.lot(1, 1)
    drawn = f'<path stroke-width="2" {STYLES[state]} d="{_outline(lot)}"/>'
    if state != "workshop":
        return drawn
    top = 0.74 if labelled else 0.14
    sheds = [
        _outline(_inset(lot, left, top, left + 0.24, 0.92 if labelled else 0.86))
        for left in (0.07, 0.38, 0.69)
    ]
    return (
        f'{drawn}<path fill="#9CC3DC" stroke="#164F7C" d="{sheds[0]}{sheds[2]}"/>'
        f'<path fill="#1B6298" d="{sheds[1]}"/>'
    )


def _label(x: float, y: float, size: float, text: str, extra: str = "") -> str:
    if not text:
        return ""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
    return f"<text {place}{extra}>{escape(text)}</text>"


def _labels(block: _Block, words: ParcelWords, *, lifted: bool) -> str:
    (x0, y0), (x1, _), (x2, y2), (x3, _) = block.lot(1, 1)
    middle_x, middle_y = (x0 + x1 + x2 + x3) / 4, (y0 + y2) / 2
    lift = 18 if lifted else 0
    side = f' transform="rotate(90 {number(x0 - 13)} {number(middle_y)})"'
    arrow = '<path fill="#14222B" d="M352 56l7 20-7-5-7 5z"/>' if words.north else ""
    return (
        '<g text-anchor="middle" fill="#14222B">'
        + _label(
            middle_x, middle_y + 8 - lift, 24, words.area, ' font-weight="700" class="q-plan__area"'
        )
        + _label(middle_x, middle_y + 30 - lift, 16, words.note, ' fill="#12513F"')
        + _label((x0 + x1) / 2, y0 + 17, 14.2, words.width, ' class="q-plan__fine" fill="#3B4B54"')
        + _label(
            (x1 + x2) / 2 - 8,
            middle_y + 4,
            14.2,
            words.depth,
            ' class="q-plan__fine" fill="#3B4B54" text-anchor="end"',
        )
        + _label(
            block.width - 84,
            y0 - 9,
            14.2,
            words.road_across,
            ' class="q-plan__fine" fill="#586870"',
        )
        + _label(
            x0 - 13,
            middle_y + 4,
            14.2,
            words.road_down,
            ' class="q-plan__fine" fill="#586870"' + side,
        )
        + arrow
        + _label(352, 91, 14.2, words.north)
        + "</g>"
    )


def parcel_plan_svg(
    state: LandState, *, seed: str, words: ParcelWords | None = None, large: bool = False
) -> str:
    """A schematic plan; without words it is decoration, with words it is an image of them."""
    block = _block(seed, large=large)
    size = f'viewBox="0 0 {number(block.width)} {number(block.height)}"'
    name = " ".join(filter(None, (words.area, words.note))) if words else ""
    role = f'role="img" aria-label="{escape(name)}"' if name else 'aria-hidden="true"'
    ground = f"M0 0H{number(block.width)}V{number(block.height)}H0z"
    plot = _plot(block, state, labelled=words is not None)
    labels = _labels(block, words, lifted=state == "workshop") if words else ""
    return (
        f'<svg class="q-plan" xmlns="http://www.w3.org/2000/svg" {size}'
        f' preserveAspectRatio="xMidYMid slice" {role}><path fill="#EEF4F3" d="{ground}"/>'
        f"{_surroundings(block, seed)}{_water(block, seed)}{plot}{labels}</svg>"
    )


_VARIANTS = 6
PARCEL_NAMES = tuple(f"{state}-{variant}" for state in STYLES for variant in range(_VARIANTS))
"""The plans that lists of projects share."""


def parcel_name(state: LandState, seed: str) -> str:
    """Name the shared plan that stands for a plot."""
    return f"{state}-{_seed_number(seed) % _VARIANTS}"


def parcel_symbol_svg(name: str) -> str:
    """One of the shared plans as a symbol, to stand in the page that uses it."""
    state, _, variant = name.partition("-")
    plan = parcel_plan_svg(state, seed=f"plot {variant}")
    drawn = plan[plan.index(">") + 1 : -len("</svg>")]
    size = 'viewBox="0 0 160 120" preserveAspectRatio="xMidYMid slice"'
    return f'<symbol id="{name}" {size}>{drawn}</symbol>'
