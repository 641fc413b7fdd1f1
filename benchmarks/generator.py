"""Generates catalogues of any size: every record type, as rich as the shipped one, seeded.

The shipped records stand in each of them. Further projects are variations of the shipped projects:
other names, codes, towns and dates, and so other neighbours, so that no two pages are alike.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = Path("projects", "packaged")
SOURCES = ("projects", "content", "theme", "mkdocs.yml")
SEED = 20261122

_LINES = re.compile(r"^(code|published|verified|  zh|  en|  town): (.*)$", re.M)
_LEFT_OUT = re.compile(r"^(?:  plot: .*|related:\n(?:  - .*\n)+|known_fees:\n(?:  - .*\n)+)", re.M)
_EDGES = (
    ("东段", "East"),
    ("西段", "West"),
    ("二期", "Phase 2"),
    ("北区", "North"),
    ("南区", "South"),
)


def generate(folder: Path, projects: int, seed: int = SEED) -> None:
    """Write a project folder with a catalogue of that many projects."""
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    shipped = sorted((folder / PROJECTS).glob("*.yml"))
    texts = [path.read_text(encoding="utf-8") for path in shipped]
    for path in shipped[projects:]:
        path.unlink()
    for name, text in _variations(texts, projects - len(shipped), random.Random(seed)):
        (folder / PROJECTS / name).write_text(text, encoding="utf-8")


def _variations(
    texts: Sequence[str], count: int, chance: random.Random
) -> Iterator[tuple[str, str]]:
    towns = sorted(
        {match[1] for text in texts for match in re.finditer(r"^  town: (.*)$", text, re.M)}
    )
    for number in range(1, count + 1):
        text = _LEFT_OUT.sub("", texts[chance.randrange(len(texts))])
        yield f"case-{number:05}.yml", _varied(text, number, towns, chance)


def _varied(text: str, number: int, towns: Sequence[str], chance: random.Random) -> str:
    zh, en = _EDGES[number % len(_EDGES)]
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(500))
    checked = date(2026, 6, 1) + timedelta(days=chance.randrange(150))
    seen: set[str] = set()

    def vary(match: re.Match[str]) -> str:
        key, value = match[1], match[2]
        if key in seen:
            return match[0]
        seen.add(key)
        changed = {
            "code": f"QX-{number:05}",
            "published": day.isoformat(),
            "verified": re.sub(r"\d{4}-\d\d-\d\d", checked.isoformat(), value),
            "  zh": _named(value, f"{zh}{number}号"),
            "  en": _named(value, f", {en} {number}"),
            "  town": towns[chance.randrange(len(towns))] if "\n  park: " not in text else value,
        }
        return f"{key}: {changed.get(key, value)}"

    return _LINES.sub(vary, text)


def _named(value: str, addition: str) -> str:
    """Put an addition at the end of a name, within its quotes if it has some."""
    quote = value[-1] if value[:1] == value[-1:] and value[:1] in "'\"" else ""
    return f"{value[: len(value) - len(quote)]}{addition}{quote}"
