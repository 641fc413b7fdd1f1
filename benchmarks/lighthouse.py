"""`python -m benchmarks.lighthouse`: Lighthouse's marks for the site, on its settings for phones.

Lighthouse comes from npm by name, into a folder outside the project. The server keeps the policy
that the site promises to keep, and packs what it sends, as the manual asks of servers; a second
column says what a server gets that does neither pack nor keep connections open.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generator import ROOT
from tests.served import PackingHandler, served
from tools.browser import find_chromium

PAGES = ("", "projects/", "projects/{project}/", "fees/", "search/?q=茶", "fees/estimator/")
LOCALES = ("", "en/")
HEAD = """\
| page | performance | plain server | accessibility | best practices | SEO | KB | KB plain |
|---|--:|--:|--:|--:|--:|--:|--:|"""
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> None:
    """Build, serve, and print a table of marks: a row for each page in each language."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        subprocess.run(
            ["python", "-m", "site_builder", "build", "--site", site],
            cwd=ROOT,
            env=os.environ | {"PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        project = sorted(path.parent.name for path in site.glob("projects/*/index.html"))[0]
        subprocess.run(["npm", "install", "--silent", "--prefix", name, "lighthouse"], check=True)
        print(HEAD)
        with served(site, kind=PackingHandler) as packing, served(site) as plain:
            for locale in LOCALES:
                for page in PAGES:
                    path = locale + page.format(project=project)
                    print(row(Path(name), (packing, plain), path), flush=True)


def row(folder: Path, servers: Sequence[str], path: str) -> str:
    """Ask Lighthouse about one page, through a server that packs and one that does not."""
    (marks, size), (plain_marks, plain_size) = (asked(folder, f"{one}{path}") for one in servers)
    first, *others = marks
    sizes = f"{size:.0f} | {plain_size:.0f}"
    return f"| {path or '/'} | {first} | {plain_marks[0]} | {' | '.join(others)} | {sizes} |"


def asked(folder: Path, address: str) -> tuple[list[str], float]:
    """Return the marks of a page and how many KB it sent."""
    report = folder / "report.json"
    subprocess.run(
        [
            folder / "node_modules" / ".bin" / "lighthouse",
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={FLAGS}",
        ],
        env=os.environ | {"CHROME_PATH": str(find_chromium())},
        check=True,
        capture_output=True,
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    marks = [
        str(round(100 * found["categories"][name]["score"]))
        for name in ("performance", "accessibility", "best-practices", "seo")
    ]
    size = found["audits"]["total-byte-weight"]["numericValue"] / 1000
    return marks, size


if __name__ == "__main__":
    main()
