"""The chart of the README, drawn from the table of results: `python -m benchmarks.chart`.

Bars are CPU seconds of builds from nothing, on a scale of powers of ten, for one size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks.tables import RESULTS, Row, read_table

CHART = Path(__file__).resolve().parents[1] / "docs" / "images" / "speed.svg"
_WIDTH, _LEFT, _RIGHT = 760, 250, 90
_TOP, _LINE, _BAR = 64, 30, 18
_OUR_OWN = {"ours, cold", "ours, one field of a project edited"}
_STYLE = """text{font:14px system-ui,sans-serif;fill:#14222b}
.t{font-size:16px;font-weight:700}.n{fill:#586870;font-size:12px}
.o{fill:#17654f}.p{fill:#8fa3ad}.g{stroke:#dee6e8}
@media(prefers-color-scheme:dark){text{fill:#e6edf0}.n{fill:#a9b7be}.o{fill:#4fc29c}
.p{fill:#6b7f8a}.g{stroke:#33434d}}"""


def draw(rows: Sequence[Row]) -> str:
    """Return the chart of the largest size at which peers were measured."""
    size = max((row.size for row in rows if row.cpu_ratio is not None), default=0)
    shown = [row for row in rows if row.size == size and _is_shown(row)]
    shown.sort(key=lambda row: row.cpu)
    height = _TOP + _LINE * len(shown) + 40
    title = f"CPU seconds to build {size:,} projects from nothing, in two languages"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<text class="t" x="12" y="26">{escape(title)}</text>',
        '<text class="n" x="12" y="46">Shorter is faster; the scale is logarithmic</text>',
        *_grid(shown, height),
        *(_bar(row, index, _reach(shown)) for index, row in enumerate(shown)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _is_shown(row: Row) -> bool:
    return row.cpu_ratio is not None or row.name in _OUR_OWN


def _reach(rows: Sequence[Row]) -> tuple[int, int]:
    """Return the powers of ten between which all values lie."""
    values = [row.cpu for row in rows] or [1.0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _place(value: float, reach: tuple[int, int]) -> float:
    part = (math.log10(value) - reach[0]) / (reach[1] - reach[0])
    return round(_LEFT + part * (_WIDTH - _LEFT - _RIGHT), 1)


def _grid(rows: Sequence[Row], height: int) -> list[str]:
    low, high = reach = _reach(rows)
    parts = []
    for power in range(low, high + 1):
        x, value = _place(10.0**power, reach), f"{10.0**power:,.{max(0, -power)}f}"
        parts.append(f'<path class="g" d="M{x} {_TOP - 6}V{height - 32}"/>')
        parts.append(_text(x, height - 14, value, ' class="n" text-anchor="middle"'))
    return parts


def _bar(row: Row, index: int, reach: tuple[int, int]) -> str:
    y, end = _TOP + _LINE * index, max(_place(row.cpu, reach), _LEFT + 2.0)
    kind = "o" if row.name.startswith("ours") else "p"
    said = f"{row.cpu:.2f}" if row.cpu < 10 else f"{row.cpu:,.0f}"
    box = f'x="{_LEFT}" y="{y}" width="{end - _LEFT:.1f}" height="{_BAR}" rx="2"'
    name = _text(_LEFT - 10, y + 14, row.name, ' text-anchor="end"')
    return f'{name}<rect class="{kind}" {box}/>{_text(round(end + 6, 1), y + 14, said)}'


def _text(x: float, y: int, text: str, how: str = "") -> str:
    return f'<text x="{x}" y="{y}"{how}>{escape(text)}</text>'


if __name__ == "__main__":
    CHART.write_text(draw(read_table(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
