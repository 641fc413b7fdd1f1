"""`python -m benchmarks.lighthouse`: Lighthouse's marks for the site, on its settings for phones.

Lighthouse comes from npm by name, into a folder outside the project. The server keeps the policy
that the site promises to keep.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from benchmarks.generator import ROOT
from tests.served import served
from tools.browser import find_chromium

PAGES = ("", "projects/", "projects/{project}/", "fees/", "search/?q=茶", "fees/estimator/")
LOCALES = ("", "en/")
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
        print("| page | performance | accessibility | best practices | SEO | KB |")
        print("|---|--:|--:|--:|--:|--:|")
        with served(site) as address:
            for locale in LOCALES:
                for page in PAGES:
                    path = locale + page.format(project=project)
                    print(row(Path(name), f"{address}{path}", path or "/"), flush=True)


def row(folder: Path, address: str, shown: str) -> str:
    """Ask Lighthouse about one page."""
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
    return f"| {shown} | {' | '.join(marks)} | {size:.0f} |"


if __name__ == "__main__":
    main()
