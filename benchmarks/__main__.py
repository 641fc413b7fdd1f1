"""`python -m benchmarks`: times a cold build of the shipped catalogue, both locales.

Each run is a process of its own with an empty work folder and an empty site. Times are medians; CPU
seconds count the engine's child processes, peak memory is that of the largest single process.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
SOURCES = ("site_builder", "projects", "content", "theme", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Build several times after one run that is not counted, and print the medians."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in SOURCES:
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy2
            copy(ROOT / source, folder / source)
        runs = [build(folder) for _ in range(RUNS + 1)][1:]
        pages = sorted((folder / "site").rglob("*.html"))
        size = sum(path.stat().st_size for path in pages) / max(1, len(pages))
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, median of {RUNS} runs")
    print(
        "| shipped catalogue, cold, both locales | wall s | CPU s | peak MB | pages | KB a page |"
    )
    print("|---|--:|--:|--:|--:|--:|")
    wall, cpu, memory = (median(runs, name) for name in ("wall", "cpu", "memory"))
    print(f"| build | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {len(pages)} | {size / 1000:.1f} |")


def median(runs: list[Run], name: str) -> float:
    """Return the median of one figure."""
    return statistics.median(getattr(run, name) for run in runs)


def build(folder: Path) -> Run:
    """Build once from nothing."""
    for made in (".build", "site"):
        shutil.rmtree(folder / made, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, after.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
