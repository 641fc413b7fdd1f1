"""Writes the generated pages of the manual: the fields of every record, and every finding.

`python -m tools.manual` rewrites them in `docs/`; a test holds them against the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.commands.fields_page import fields_page
from site_builder.commands.rules_page import rules_page
from site_builder.locales import load_words

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
LOCALES = ("zh", "en")


def manual_files() -> Iterator[tuple[Path, str]]:
    """Yield each generated page and its text."""
    for locale in LOCALES:
        words = load_words(locale)
        folder = ROOT / "docs" / locale
        yield folder / "records.md", fields_page(words)
        yield folder / "findings.md", rules_page(CASES, words)


if __name__ == "__main__":
    for path, text in manual_files():
        path.write_text(text, encoding="utf-8")
