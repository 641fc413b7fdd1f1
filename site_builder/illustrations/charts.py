"""Charts of a project's economics: bars of revenue and the line of cumulative cash."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.illustrations.drawing import escape, number

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 56.0, 632.0, 16.0, 258.0


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Revenue and cumulative cash of each year, in one unit."""

    years: tuple[str, ...]
    revenue: tuple[float, ...]
    cumulative: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ChartLabels:
    """What the chart says: the finding for those who cannot see it, and the mark's words."""

    title: str
    break_even: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        return BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)


def _scale(values: Sequence[float]) -> _Scale:
    """A scale in round steps that shows all values and zero."""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = max(high - low, 1.0) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return _Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def break_even_at(cumulative: Sequence[float]) -> float | None:
    """Where the line last rises through zero, as a position between the points."""
    for index in range(len(cumulative) - 1, 0, -1):
        before, after = cumulative[index - 1], cumulative[index]
        if before < 0 <= after:
            return index - 1 + before / (before - after)
    return None


def _grid(scale: _Scale) -> str:
    drawn = []
    for index in range(round((scale.high - scale.low) / scale.step) + 1):
        value = scale.low + index * scale.step
        y = number(scale.y(value))
        colour = "#7C8C93" if abs(value) < scale.step / 2 else "#DEE6E8"
        label = f"{value:,.0f}".replace("-", "−")  # noqa: RUF001 - a true minus sign
        drawn.append(
            f'<path stroke="{colour}" d="M{number(LEFT)} {y}H{number(RIGHT)}"/>'
            f'<text x="{number(LEFT - 10)}" y="{y}" dy="5" text-anchor="end">{label}</text>'
        )
    return "".join(drawn)


def _columns(count: int) -> list[float]:
    slot = (RIGHT - LEFT) / count
    return [LEFT + slot * (index + 0.5) for index in range(count)]


def _bars(flow: CashFlow, scale: _Scale) -> str:
    width = (RIGHT - LEFT) / len(flow.years) * 0.52
    data = "".join(
        f"M{number(x - width / 2)} {number(scale.y(0))}V{number(scale.y(value))}"
        f"h{number(width)}V{number(scale.y(0))}z"
        for x, value in zip(_columns(len(flow.years)), flow.revenue, strict=True)
        if value
    )
    return f'<path fill="#9CC3DC" d="{data}"/>'


def _line(flow: CashFlow, scale: _Scale) -> str:
    points = list(zip(_columns(len(flow.years)), map(scale.y, flow.cumulative), strict=True))
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    dots = "".join(f'<circle cx="{number(x)}" cy="{number(y)}" r="4"/>' for x, y in points)
    return (
        f'<path fill="none" stroke="#17654F" stroke-width="2.5" d="{data}"/>'
        f'<g fill="#fff" stroke="#17654F" stroke-width="2">{dots}</g>'
    )


def _break_even(flow: CashFlow, scale: _Scale, words: str) -> str:
    position = break_even_at(flow.cumulative)
    if position is None or not words:
        return ""
    x = LEFT + (RIGHT - LEFT) / len(flow.years) * (position + 0.5)
    y = scale.y(0)
    left = x > WIDTH * 0.7
    place = f'x="{number(x + (-8 if left else 8))}" text-anchor="{"end" if left else "start"}"'
    return (
        f'<path stroke="#B82C20" stroke-width="1.5" stroke-dasharray="3 3"'
        f' d="M{number(x)} {number(y)}V{number(min(y + 44, BOTTOM))}"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="5" fill="#B82C20"/>'
        f'<text {place} y="{number(min(y + 42, BOTTOM))}" fill="#9E2219" font-weight="700">'
        f"{escape(words)}</text>"
    )


def cash_flow_chart_svg(flow: CashFlow, labels: ChartLabels) -> str:
    """Revenue as bars, cumulative cash as a line; a table of the same figures stands below."""
    scale = _scale((*flow.revenue, *flow.cumulative))
    years = "".join(
        f'<text x="{number(x)}" y="{HEIGHT - 16}" text-anchor="middle">{escape(year)}</text>'
        for x, year in zip(_columns(len(flow.years)), flow.years, strict=True)
    )
    return (
        f'<svg class="q-plan q-chart" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(labels.title)}">'
        f'<title>{escape(labels.title)}</title><g font-size="13" fill="#586870">'
        f"{_grid(scale)}{_bars(flow, scale)}{_line(flow, scale)}{years}"
        f"{_break_even(flow, scale, labels.break_even)}</g></svg>"
    )
