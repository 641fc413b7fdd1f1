"""Numbers, paths and text as SVG writes them: short, and the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as _escape
from itertools import pairwise

Point = tuple[float, float]


def number(value: float) -> str:
    """One decimal at most, no trailing zero and no negative zero."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def escape(text: str) -> str:
    return _escape(text, quote=False).replace('"', "&quot;")


def path_data(points: Sequence[Point], *, closed: bool = False) -> str:
    """Relative lines between points on a grid of tenths; rounding does not add up."""
    if not points:
        return ""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    start = f"M{number(tenths[0][0] / 10)} {number(tenths[0][1] / 10)}"
    steps = (_step(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(tenths))
    return start + "l" + "".join(steps).lstrip() + ("z" if closed else "")


def _step(dx: int, dy: int) -> str:
    horizontal, vertical = _short(dx / 10), _short(dy / 10)
    gap = "" if vertical.startswith("-") else " "
    lead = "" if horizontal.startswith("-") else " "
    return f"{lead}{horizontal}{gap}{vertical}"


def _short(value: float) -> str:
    return number(value).replace("0.", ".", 1) if abs(value) < 1 else number(value)


def gradient(name: str, stops: Iterable[tuple[int, str, float]]) -> str:
    """A vertical gradient over the shape; stops are (percent, colour, opacity)."""
    marks = "".join(
        f'<stop offset="{percent}%" stop-color="{colour}"'
        + ("" if opacity == 1 else f' stop-opacity="{opacity}"')
        + "/>"
        for percent, colour, opacity in stops
    )
    return f'<linearGradient id="{name}" x2="0" y2="1">{marks}</linearGradient>'


def text_width(text: str, size: float) -> float:
    """About how wide a label is: a Chinese character fills its square, a Latin one half."""
    return sum(size if ord(character) > 0x2E80 else size * 0.56 for character in text)
