"""`python -m benchmarks.stages [N …]`: shows where the CPU time of a cold build goes.

Each size is built in a process of its own. A stage is what its functions take less what other
stages take within them; the engine's and Node's processes count where they are waited for.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import GeneratorType
from typing import Any

from benchmarks.generator import generate

ROOT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")
SIZES = (68, 400)

STAGES: dict[str, tuple[str, ...]] = {
    "read": (
        "site_builder.catalogue.loading:read_content",
        "site_builder.catalogue.loading:source_of",
    ),
    "parse": ("site_builder.catalogue.loading:parse_record",),
    "keep": ("site_builder.catalogue.loading:keep_file",),
    "check": ("site_builder.commands.check:check_all", "site_builder.commands.check:check_prose"),
    "engine": ("site_builder.commands.build:print_changed",),
    "views": ("site_builder.commands.build:press",),
    "templates": ("site_builder.pages.templates:Templates.render",),
    "heads": (
        "site_builder.pages.templates:Templates.render_head",
        "site_builder.assembly.press:head_values",
    ),
    "letterhead": ("site_builder.assembly.letterhead:Letterhead.write",),
    "write": (
        "site_builder.assembly.release:Release.put",
        "site_builder.assembly.release:Release.write",
    ),
    "data and feeds": (
        "site_builder.assembly.products:Products.write",
        "site_builder.commands.build:site_files",
    ),
    "search": (
        "site_builder.commands.build:search_entries",
        "site_builder.commands.build:search_files",
    ),
    "proof of search": ("site_builder.commands.build:prove",),
    "links": ("site_builder.commands.build:verify",),
    "publish": (
        "site_builder.commands.build:publish",
        "site_builder.commands.build:write_manifest",
        "site_builder.commands.build:write_products",
        "site_builder.commands.build:keep_build",
    ),
}
"""The stages, and the functions each is made of: a module, and the name it calls them by."""
_REST = "all else"


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Clock:
    """Charges CPU time to the stage that is running."""

    def __init__(self, used: Callable[[], float] = _used) -> None:
        """Start with all else; `used` tells how many seconds have been used so far."""
        self.seconds = dict.fromkeys((*STAGES, _REST), 0.0)
        self._used = used
        self._running = [_REST]
        self._since = 0.0

    def _charge(self) -> None:
        now = self._used()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def enter(self, stage: str) -> None:
        """Begin a stage within the one that is running."""
        self._charge()
        self._running.append(stage)

    def leave(self) -> None:
        """Go back to the stage before."""
        self._charge()
        self._running.pop()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Charge what a function takes to a stage; what it yields too."""

        @functools.wraps(function)
        def charged(*arguments: Any, **named: Any) -> Any:
            self.enter(stage)
            try:
                result = function(*arguments, **named)
            finally:
                self.leave()
            return self._each(stage, result) if isinstance(result, GeneratorType) else result

        return charged

    def _each(self, stage: str, found: Iterator[Any]) -> Iterator[Any]:
        while True:
            self.enter(stage)
            try:
                one = next(found)
            except StopIteration:
                return
            finally:
                self.leave()
            yield one


def watch(clock: Clock) -> None:
    """Put the clock around every function of a stage."""
    for stage, names in STAGES.items():
        for name in names:
            holder, attribute = function_of(name)
            setattr(holder, attribute, clock.timed(stage, getattr(holder, attribute)))


def function_of(name: str) -> tuple[Any, str]:
    """Return what holds a function of a stage, and its name there."""
    module, _, path = name.partition(":")
    holder: Any = importlib.import_module(module)
    *parents, attribute = path.split(".")
    for one in parents:
        holder = getattr(holder, one)
    return holder, attribute


def _build(folder: str) -> None:
    if hasattr(os, "sched_setaffinity"):
        # On one core nothing is given away, so that each stage is charged what it takes.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    clock = Clock()
    watch(clock)
    from site_builder.commands.build import build

    build(Path(folder), Path(folder, "site"))
    clock.leave()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": clock.seconds, "peak": peak}))


def _measured(size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        generate(Path(folder), size)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.stages", "--within", folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def main() -> None:
    """Print what each stage takes at each size, and how it grows with a project."""
    if sys.argv[1:2] == ["--within"]:
        return _build(sys.argv[2])
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    print(f"CPU seconds, one process, load {os.getloadavg()[0]:.1f}\n")
    found = {size: _measured(size) for size in sizes}
    heads = [f"{size} projects" for size in sizes]
    print("| stage |", *(f"{one} |" for one in heads), "ms a project |")
    print("|---|" + "--:|" * (len(heads) + 1))
    for stage in (*STAGES, _REST):
        _print_row(stage, {size: one["seconds"][stage] for size, one in found.items()})
    _print_row("sum", {size: sum(one["seconds"].values()) for size, one in found.items()})
    print("\nLargest process, MB:", *(f"{one['peak']:.0f}" for one in found.values()))
    return None


def _print_row(stage: str, seconds: dict[int, float]) -> None:
    (least, least_took), (most, most_took) = min(seconds.items()), max(seconds.items())
    growth = f"{1000 * (most_took - least_took) / (most - least):.2f}" if most > least else ""
    print(f"| {stage} |", *(f"{one:.2f} |" for one in seconds.values()), f"{growth} |")


if __name__ == "__main__":
    main()
