"""`python -m benchmarks.browse`: the project list at 10,000 projects, in headless Chromium.

The shipped site is built once; then its column tables are replaced by those of a generated
catalogue, whose pages are not needed for this. A facet change is timed from the click on a box
until the list has told other scripts that its rows are drawn.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.generator import ROOT, generate
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.pages.projects import project_list_pages
from tests.served import served
from tools.browser import find_chromium

SIZE = 10_000
PREFIXES = (("zh", ""), ("en", "en/"))
CHANGES = """async () => {
  const boxes = Array.from(document.querySelectorAll(
    "[data-facet=industry] input, [data-facet=land] input, [data-facet=stage] input"));
  const times = [];
  for (const box of [...boxes, ...boxes]) {
    const drawn = new Promise((done) => document.addEventListener("q:rows", done, { once: true }));
    const start = performance.now();
    box.click();
    await drawn;
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 30));
  }
  return times;
}"""


def main() -> None:
    """Print the size of the table and the time of a facet change, for each locale."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        command = [sys.executable, "-m", "site_builder", "build", "--site", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (folder / "big").mkdir()
        generate(folder / "big", SIZE)
        print(
            "| 10,000 projects | table, KB | gzip, KB | made in, s | facet change, ms | worst |"
        )
        print("|---|--:|--:|--:|--:|--:|")
        measured = [_table(folder / "big", site, locale) for locale, _ in PREFIXES]
        with served(site) as base:
            for (locale, prefix), (size, packed, took) in zip(PREFIXES, measured, strict=True):
                times = _facet_changes(f"{base}{prefix}projects/")
                middle, worst = statistics.median(times), max(times)
                print(
                    f"| {locale} | {size / 1000:.0f} | {packed / 1000:.0f} | {took:.1f} "
                    f"| {middle:.1f} | {worst:.1f} |"
                )


def _table(project: Path, site: Path, locale: str) -> tuple[int, int, float]:
    """Put the big table in the place of the shipped one; return its sizes and the time it took."""
    catalogue, _ = load_catalogue(project / "projects")
    assert catalogue is not None and catalogue.county.as_of is not None
    edition = Edition(catalogue, locale, load_words(locale), catalogue.county.as_of, PREFIXES)
    start = time.perf_counter()
    first = next(project_list_pages(edition))
    took = time.perf_counter() - start
    ((_, content),) = first.files
    (shipped,) = (site / "assets/q/browse").glob(f"projects.{locale}.*.json")
    shipped.write_bytes(content)
    return len(content), len(gzip.compress(content, 9)), took


def _facet_changes(address: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.locator(".q-pager a[href^='?']").first.wait_for()
        times: list[float] = page.evaluate(CHANGES)
        browser.close()
    return times


if __name__ == "__main__":
    main()
