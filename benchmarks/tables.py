"""One table for all that was measured, in RESULTS.md and back from there."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.usage import Usage

RESULTS = Path(__file__).with_name("RESULTS.md")
_MARKS = ("<!-- builds -->", "<!-- end of builds -->")
_HEAD = (
    "| projects | what | CPU s | wall s | largest MB | all MB | pages | KB a page "
    "| ours : it, CPU | ours : it, wall |",
    "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one thing at one size; ratios are ours to its, of paired runs."""

    size: int
    name: str
    cpu: float
    wall: float
    largest: float
    together: float
    pages: int | None = None
    weight: float | None = None
    cpu_ratio: float | None = None
    wall_ratio: float | None = None


def row_of(
    size: int,
    name: str,
    runs: Sequence[Usage],
    ours: Sequence[Usage] = (),
    pages: tuple[int, float] | None = None,
) -> Row:
    """Return the medians of some runs, and of the ratios to our runs beside them."""
    ratios = [(a.cpu / b.cpu, a.wall / b.wall) for a, b in zip(ours, runs, strict=False)]
    return Row(
        size,
        name,
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        max(run.largest for run in runs),
        max(run.together for run in runs),
        *(pages or (None, None)),
        *(map(statistics.median, zip(*ratios, strict=True)) if ratios else (None, None)),
    )


def write_table(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    return "\n".join([*_HEAD, *map(_line, rows)])


def _line(row: Row) -> str:
    cells = [
        f"{row.size:,}",
        row.name,
        _seconds(row.cpu),
        _seconds(row.wall),
        f"{row.largest:,.0f}",
        f"{row.together:,.0f}",
        "" if row.pages is None else f"{row.pages:,}",
        "" if row.weight is None else f"{row.weight:.1f}",
        "" if row.cpu_ratio is None else f"{row.cpu_ratio:.2f}",
        "" if row.wall_ratio is None else f"{row.wall_ratio:.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.1f}"


def read_table(text: str) -> list[Row]:
    """Return the rows of the table that stands between the marks."""
    lines = _between(text).splitlines()
    return [_row(line) for line in lines if re.match(r"\| [\d,]+ \|", line)]


def _row(line: str) -> Row:
    size, name, *numbers = [cell.strip() for cell in line.strip("|").split("|")]
    read = [float(one.replace(",", "")) if one else None for one in numbers]
    pages = None if read[4] is None else int(read[4])
    cpu, wall, largest, together = (one or 0.0 for one in read[:4])
    return Row(int(size.replace(",", "")), name, cpu, wall, largest, together, pages, *read[5:])


def with_table(text: str, table: str) -> str:
    """Return the text of the results with another table between the marks."""
    before, start, rest = text.partition(_MARKS[0])
    _, end, after = rest.partition(_MARKS[1])
    return f"{before}{start}\n{table}\n{end}{after}"


def _between(text: str) -> str:
    return text.partition(_MARKS[0])[2].partition(_MARKS[1])[0]
