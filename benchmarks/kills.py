"""Kills builds at random moments: the site must be whole each time, and the next build the same.

`python -m benchmarks.kills 100` kills so many builds of the shipped catalogue.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generator import generate
from site_builder.assembly.verify import verify

_SHIPPED = 68


def kill_builds(root: Path, site: Path, count: int, seed: int) -> list[str]:
    """Build once, then kill so many builds after edits; return what was wrong with the site."""
    chance = random.Random(seed)
    started = time.perf_counter()
    subprocess.run(_command(root, site), check=True, cwd=root, capture_output=True)
    usual = time.perf_counter() - started
    wrong = []
    for number in range(count):
        _edit(root, number)
        process = subprocess.Popen(
            _command(root, site), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.random() * usual)
        process.kill()
        process.wait()
        if not (site / "index.html").is_file() or not (site / "en" / "index.html").is_file():
            wrong.append(f"kill {number}: pages are missing")
        wrong += [f"kill {number}: {one}" for one in verify(site)]
    return wrong


def _command(root: Path, site: Path) -> list[str]:
    return [sys.executable, "-m", "site_builder", "build", "--root", str(root), "--site", str(site)]


def _edit(root: Path, number: int) -> None:
    record = min((root / "projects" / "packaged").glob("*.yml"))
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"code: KILL-{number}\n" if line.startswith("code: ") else line for line in lines]
    record.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        amount = int(sys.argv[1]) if len(sys.argv) > 1 else 100
        generate(Path(place), _SHIPPED)
        found = kill_builds(Path(place), Path(place, "site"), amount, 20261122)
        print(*found, f"{amount} builds killed, {len(found)} faults", sep="\n")
        sys.exit(bool(found))
