"""Kills builds at random moments: the site must be whole each time, and the next build the same.

`python -m benchmarks.kills 100` kills so many builds of a small catalogue, on every core.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.edits import MEMORY, SEED, small_project, thin_project
from site_builder.assembly.verify import verify

_BATCH = 10
_ROOT = Path(__file__).resolve().parents[1]


def kill_builds(root: Path, site: Path, count: int, seed: int) -> list[str]:
    """Build once, then kill so many builds after edits; return what was wrong with the site."""
    chance = random.Random(seed)
    subprocess.run(_command(root, site), check=True, cwd=_ROOT, capture_output=True)
    usual = _edited_build(root, site)
    wrong = []
    for number in range(count):
        _edit(root, number)
        process = subprocess.Popen(
            _command(root, site), cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.random() * usual)
        process.kill()
        process.wait()
        if not (site / "index.html").is_file() or not (site / "en" / "index.html").is_file():
            wrong.append(f"kill {number}: pages are missing")
        wrong += [f"kill {number}: {one}" for one in verify(site)]
    return wrong


def _edited_build(root: Path, site: Path) -> float:
    """Return the seconds that a build takes after an edit: kills fall within them."""
    _edit(root, 0)
    started = time.perf_counter()
    subprocess.run(_command(root, site), check=True, cwd=_ROOT, capture_output=True)
    return time.perf_counter() - started


def _command(root: Path, site: Path) -> list[str]:
    return [sys.executable, "-m", "site_builder", "build", "--root", str(root), "--site", str(site)]


def _edit(root: Path, number: int) -> None:
    record = min((root / "projects" / "packaged").glob("*.yml"))
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"code: KILL-{number}\n" if line.startswith("code: ") else line for line in lines]
    record.write_text("".join(lines), encoding="utf-8")


def _kill_batch(number: int, count: int) -> list[str]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        small_project(Path(name))
        thin_project(Path(name))
        wrong = kill_builds(Path(name), Path(name, "site"), count, SEED + number)
    print(f"batch {number}: {count} builds killed, {len(wrong)} faults", flush=True)
    return [f"batch {number}, {one}" for one in wrong]


def main(amount: int) -> int:
    """Kill so many builds and say what was wrong."""
    counts = [min(_BATCH, amount - start) for start in range(0, amount, _BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [one for bad in pool.map(_kill_batch, range(len(counts)), counts) for one in bad]
    print(*found, f"{amount} builds killed, {len(found)} faults", sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
