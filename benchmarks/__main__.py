"""`python -m benchmarks [N …]`: builds of generated catalogues, ours beside the peers', in a table.

`--rounds R` repeats everything from nothing R times, in turns, for ratios of paired runs; `--slow`
lets MkDocs and its kin take part at any size, `--alone` leaves the peers out; `--write` puts the
table into RESULTS.md and draws the chart anew. Each run is a process of its own, on a memory file
system where there is one.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.chart import CHART, draw
from benchmarks.clerk import EDITS
from benchmarks.contestants import Contestant, floor, others, ours, without_search
from benchmarks.generator import generate
from benchmarks.peers.installed import set_up
from benchmarks.tables import RESULTS, Row, read_table, row_of, with_table, write_table
from benchmarks.usage import CommandFailed, Usage, measure

MEMORY = Path("/dev/shm")
SIZES = (100, 200, 2000)
_SLOW_UP_TO = 2000


def main(arguments: list[str]) -> None:
    """Measure the catalogues of the sizes that were named, and print one table."""
    asked = _parsed(arguments)
    left_out = [] if asked.alone else set_up()
    rows = [row for size in asked.sizes or SIZES for row in _measured(size, asked)]
    table = "\n".join([_machine(), "", write_table(rows), *(f"\nLeft out: {x}." for x in left_out)])
    print(table)
    if asked.write:
        text = with_table(RESULTS.read_text(encoding="utf-8"), table)
        RESULTS.write_text(text, encoding="utf-8")
        CHART.write_text(draw(read_table(text)), encoding="utf-8")


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, metavar="N")
    parser.add_argument("--rounds", type=int, default=1)
    for name in ("slow", "alone", "write"):
        parser.add_argument(f"--{name}", action="store_true")
    return parser.parse_args(arguments)


def _machine() -> str:
    return (
        f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def _measured(size: int, asked: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name, "project")
        folder.mkdir()
        generate(folder, size)
        own = [without_search(folder), ours(folder)]
        runs = {one: [_run(one, size)] for one in own}
        rivals = [] if asked.alone else list(_rivals(folder, Path(name, "peers"), size, asked))
        runs |= {one: [] for one in (floor(folder), *rivals)}
        for number in range(asked.rounds):
            for one in [*(own if number else ()), *list(runs)[len(own) :]]:
                _repeat(one, size, runs)
        yield from _rows(size, runs, own[1])
        yield from _edited(size, folder)


def _rivals(
    folder: Path, place: Path, size: int, asked: argparse.Namespace
) -> Iterator[Contestant]:
    return others(folder / "site", place, asked.slow or size <= _SLOW_UP_TO)


def _repeat(one: Contestant, size: int, runs: dict[Contestant, list[Usage]]) -> None:
    """Run once more; who fails is told of and takes no further part."""
    try:
        runs[one].append(_run(one, size))
    except CommandFailed as problem:
        print(f"{one.name} failed: {problem}", file=sys.stderr)
        del runs[one]


def _run(one: Contestant, size: int) -> Usage:
    used = one.run()
    print(f"{size}, {one.name}: {used.cpu:.2f} CPU s, {used.wall:.2f} s", file=sys.stderr)
    return used


def _rows(
    size: int, runs: Mapping[Contestant, Sequence[Usage]], first: Contestant
) -> Iterator[Row]:
    for one, used in runs.items():
        beside = runs[first] if one.is_rival else ()
        yield row_of(size, one.name, used, beside, one.pages())


def _edited(size: int, folder: Path) -> Iterator[Row]:
    build = ours(folder)
    for name, edit in EDITS.items():
        edit(folder)
        # Stamps that are only just set could be set again, and are not relied on.
        time.sleep(0.1)
        used = measure(build.command, folder, build.environment)
        yield row_of(size, f"ours, {name}", [used])


if __name__ == "__main__":
    main(sys.argv[1:])
