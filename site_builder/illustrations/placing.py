"""Where the names of places go on the map, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from site_builder.illustrations.drawing import text_width

WIDTH, HEIGHT = 720, 560


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A park on the map; x and y run from 0 to 1, from the upper left corner."""

    name: str
    x: float
    y: float
    kind: Literal["zone", "park"] = "park"
    selected: bool = False
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a label takes up, in the units of the drawing."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


def placed(
    places: Sequence[MapPlace], *, size: float, compact: bool
) -> Iterator[tuple[MapPlace, str, Box]]:
    """Each place with its words and a box for them that meets no box before it."""
    taken = [mark_of(place, size) for place in places]
    for place in places:
        text = (place.short_name or place.name) if compact else place.name
        box = next(
            (box for box in _spots(place, text, size) if not any(map(box.meets, taken))),
            _spots(place, text, size)[0],
        )
        taken.append(box)
        yield place, text, box


def _spots(place: MapPlace, text: str, size: float) -> list[Box]:
    x, y = place.x * WIDTH, place.y * HEIGHT
    width, height = text_width(text, size) + size * 0.8, size * 1.5
    gap = _half(place, size) + 4
    # Labels stay inside the picture, whatever the length of a name.
    left = min(max(x - width / 2, 2), WIDTH - width - 2)
    beside = (
        Box(x + gap, y - height / 2, width, height),
        Box(x - gap - width, y - height / 2, width, height),
    )
    inside = [box for box in beside if box.left > 0 and box.left + width < WIDTH]
    return [
        Box(left, y + gap, width, height),
        Box(left, y - gap - height, width, height),
        *inside,
    ]


def _half(place: MapPlace, size: float) -> float:
    return (13 if place.kind == "zone" else 8) * max(size / 16, 1)


def mark_of(place: MapPlace, size: float) -> Box:
    half = _half(place, size)
    return Box(place.x * WIDTH - half, place.y * HEIGHT - half, 2 * half, 2 * half)
