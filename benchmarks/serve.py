"""`python -m benchmarks.serve [N …]`: how soon the preview shows an edit, in headless Chromium.

Each edit writes another number of jobs into a project whose page is open. Timed is what passes from
the file's write to the load event of the page that shows the number; medians are of twenty edits.
Prose is timed alike, with another sentence in a page of `content/`. After each edit the same page
is loaded once more without any, which is what the browser takes by itself under the same load.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.generator import ROOT, generate
from tools.browser import find_chromium

SIZES = (200, 10_000)
EDITS = 20
_MEMORY = Path("/dev/shm")
# Between edits: until the complete build behind an edit is under way.
_PAUSE = 1.5


def main() -> None:
    """Print a line for each size."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    print("| projects | edit | from write to load, ms | best | worst | reload, ms | load average |")
    print("|--:|---|--:|--:|--:|--:|--:|")
    for size in sizes:
        place = _MEMORY if _MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name)
            generate(folder, size)
            with serving(folder) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
                )
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                for what, times, reloads in _edits(folder, address, page):
                    print(
                        f"| {size:,} | {what} | {statistics.median(times):.0f} | {min(times):.0f} "
                        f"| {max(times):.0f} | {statistics.median(reloads):.0f} "
                        f"| {os.getloadavg()[0]:.1f} |",
                        flush=True,
                    )
                browser.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a project and hand out the address."""
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0", "--lang", "en"]
    process = subprocess.Popen(
        [*command, "--root", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    found = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in process.stdout)
    yield next(one[0] for one in found if one)
    process.terminate()
    process.wait()


def _edits(
    folder: Path, address: str, page: Page
) -> Iterator[tuple[str, list[float], list[float]]]:
    project = min((folder / "projects" / "packaged").glob("*.yml"))
    page.goto(f"{address}projects/{project.stem}/")
    yield "a project's field", *_timed(page, lambda number: _jobs(project, number))
    prose = folder / "content" / "zh" / "county" / "location.md"
    page.goto(f"{address}county/location/")
    yield "a page of prose", *_timed(page, lambda number: _sentence(prose, number))


def _jobs(path: Path, number: int) -> str:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(  jobs: ).*$", rf"\g<1>{number}", text, flags=re.M), "utf-8")
    return str(number)


def _sentence(path: Path, number: int) -> str:
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n第{number}句。\n", encoding="utf-8")
    return f"第{number}句"


def _timed(page: Page, edit: Callable[[int], str]) -> tuple[list[float], list[float]]:
    times, reloads = [], []
    for number in range(901, 901 + EDITS):
        start = time.time()
        shown = edit(number)
        page.wait_for_function(
            "text => document.readyState === 'complete' && document.body.innerText.includes(text)",
            arg=shown,
        )
        times.append(_loaded(page) - start * 1000)
        time.sleep(_PAUSE)
        start = time.time()
        page.reload()
        reloads.append(_loaded(page) - start * 1000)
    return times, reloads


def _loaded(page: Page) -> float:
    """Return when the page's load event began; the browser's clock is the system's."""
    moment: float = page.evaluate(
        "() => performance.timeOrigin"
        " + performance.getEntriesByType('navigation')[0].loadEventStart"
    )
    return moment


if __name__ == "__main__":
    main()
