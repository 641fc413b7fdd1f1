"""`python -m benchmarks.browse`: the project list at 10,000 projects, in headless Chromium.

The shipped site is built once; then its column tables are replaced by those of a generated
catalogue, whose pages are not needed for this. A facet change is timed twice: what finding the rows
and counting every option takes in Node, and the time in Chromium from the click on a box until the
cards in the window, all counts and the pager are drawn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.generator import ROOT, generate
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.pages.projects import project_list_pages
from tests.scripts import run_in_node
from tests.served import served
from tools.browser import find_chromium

SIZE = 10_000
PREFIXES = (("zh", ""), ("en", "en/"))
COUNTS = """
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
const { Table } = await import(process.argv[1]);
const file = readFileSync(JSON.parse(readFileSync(0, "utf8")));
const rows = new Table(JSON.parse(inflateSync(file).toString()));
const facets = rows.facets.filter(({ keys }) => keys.length > 2);
const times = [];
for (let run = 0; run < 200; run++) {
  const picked = {};
  facets.slice(run % 3, run % 3 + 3).forEach(({ key, keys }) => {
    picked[key] = keys.filter((_, at) => (at + run) % 3 === 0);
  });
  const start = performance.now();
  rows.select(picked, null);
  times.push(performance.now() - start);
}
console.log(JSON.stringify(times));
"""
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
        print("| 10,000 projects | table, KB | sent, KB | made in, s | counted, ms | drawn, ms |")
        print("|---|--:|--:|--:|--:|--:|")
        measured = [_table(folder / "big", site, locale) for locale, _ in PREFIXES]
        with served(site) as base:
            for (locale, prefix), (file, size, took) in zip(PREFIXES, measured, strict=True):
                counted = run_in_node("browse/table.js", COUNTS, str(file))
                drawn = _facet_changes(f"{base}{prefix}projects/")
                print(
                    f"| {locale} | {size / 1000:.0f} | {file.stat().st_size / 1000:.0f} "
                    f"| {took:.1f} | {statistics.median(counted):.1f} "
                    f"| {statistics.median(drawn):.1f} |"
                )


def _table(project: Path, site: Path, locale: str) -> tuple[Path, int, float]:
    """Put the big table in the place of the shipped one; return it, its size unpacked, its time."""
    catalogue, _ = load_catalogue(project / "projects")
    assert catalogue is not None and catalogue.county.as_of is not None
    edition = Edition(catalogue, locale, load_words(locale), catalogue.county.as_of, PREFIXES)
    start = time.perf_counter()
    first = next(project_list_pages(edition))
    took = time.perf_counter() - start
    ((_, content),) = first.files
    (shipped,) = (site / "assets/q/browse").glob(f"projects.{locale}.*.bin")
    shipped.write_bytes(content)
    return shipped, len(zlib.decompress(content)), took


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
