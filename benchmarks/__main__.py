"""`python -m benchmarks [N …]`: times builds of generated catalogues, cold, unchanged and edited.

Each run is a process of its own, in a folder on a memory file system where there is one. CPU
seconds count the engine's child processes; peak memory is that of the largest single process.
"""

from __future__ import annotations

import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generator import generate
from benchmarks.peers import PEERS

ROOT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")
SIZES = (68, 200, 2000)


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took."""

    name: str
    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Time the catalogues of the sizes that were named, and print a table for each."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    for size in sizes:
        place = MEMORY if MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name, "project")
            folder.mkdir()
            generate(folder, size)
            _print_table(size, folder, [*_own_runs(folder), *_peer_runs(Path(name), folder)])


def _print_table(size: int, folder: Path, runs: list[Run]) -> None:
    pages = sorted((folder / "site").rglob("*.html"))
    weight = sum(path.stat().st_size for path in pages) / max(1, len(pages)) / 1000
    print(
        f"\n| {size} projects, {len(pages)} pages, {weight:.1f} KB a page | CPU s | wall s | MB |"
    )
    print("|---|--:|--:|--:|")
    for run in runs:
        print(f"| {run.name} | {run.cpu:.2f} | {run.wall:.2f} | {run.memory:.0f} |")


def _own_runs(folder: Path) -> Iterator[Run]:
    build = [sys.executable, "-m", "site_builder", "build", "--root", str(folder)]
    yield timed("cold", build, ROOT)
    # Stamps that are only just set could be set again, and are not relied on.
    time.sleep(0.1)
    yield timed("nothing edited", build, ROOT)
    for name, edit in _EDITS.items():
        edit(folder)
        time.sleep(0.1)
        yield timed(name, build, ROOT)
    yield timed("cold, work folder empty", build, ROOT, lambda: _forget(folder))


def _forget(folder: Path) -> None:
    for made in (".build", "site"):
        shutil.rmtree(folder / made, ignore_errors=True)


def _peer_runs(place: Path, folder: Path) -> Iterator[Run]:
    for name, (prepare, command) in PEERS.items():
        found = shutil.which(command[0])
        if found is None:
            continue
        target = place / name.replace(" ", "-")
        prepare(folder, target)
        yield timed(f"{name}, cold", [found, *command[1:]], target)


def timed(
    name: str, command: list[str], folder: Path, before: Callable[[], None] = lambda: None
) -> Run:
    """Run a command once and measure it with its children."""
    before()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return Run(name, wall, cpu, after.ru_maxrss / 1024)


def _change(folder: Path, kind: str, pattern: str, put: str) -> None:
    path = min((folder / "projects" / kind).glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, put, text, count=1, flags=re.M), encoding="utf-8")


def _delete(folder: Path) -> None:
    # The last of the generated ones: nothing refers to it.
    names = sorted((folder / "projects" / "packaged").glob("case-*.yml"))
    for path in names[-1:]:
        path.unlink()


_EDITS: dict[str, Callable[[Path], None]] = {
    "a field edited": lambda folder: _change(folder, "packaged", r"^(  jobs: ).*$", r"\g<1>77"),
    "a project renamed": lambda folder: _change(folder, "packaged", r"^(  zh: .*)$", r"\1甲"),
    "a park renamed": lambda folder: _change(folder, "parks", r"^(  zh: .*)$", r"\1甲"),
    "a project deleted": _delete,
}


if __name__ == "__main__":
    main()
