"""Generates catalogues of any size: every record type, as rich as the shipped one, seeded.

The shipped records stand in each of them. Further ones are variations of shipped ones: other names,
codes, towns, parks and dates, and so other neighbours, so that no two pages are alike. With ten
times the projects a province has about three times the towns and parks, and half as many more
industries and policies; what may be charged, procedures and prices stay as they are.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from site_builder.assembly.unchanged import SOURCES

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = Path("projects", "packaged")
SEED = 20261122
SHIPPED = 68

GROWTH: Mapping[str, float] = {"parks": 0.5, "industries": 0.2, "policies": 0.2, "events": 0.33}
"""The power of the number of projects with which the records of a folder grow."""
_TOWN_GROWTH = 0.5

_LINES = re.compile(r"^(code|published|verified|industry|  zh|  en|  town|  park): (.*)$", re.M)
_LEFT_OUT = re.compile(r"^(?:  plot: .*|related:\n(?:  - .*\n)+|known_fees:\n(?:  - .*\n)+)", re.M)
_NAME = re.compile(r"^name:(?: \{zh: (.*?), en: (.*?)\}|\n  zh: (.*)\n  en: (.*))$", re.M)
_NUMBER = re.compile(r"^(number: .*?)(\d+)(号.*)$", re.M)
_TOWN_LINE = re.compile(r"^  - \{id: ([\w-]+), name: \{zh: (\S+), en: (.*)\}\}\n", re.M)
_EDGES = (
    ("东段", "East"),
    ("西段", "West"),
    ("二期", "Phase 2"),
    ("北区", "North"),
    ("南区", "South"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where projects can be put, and what they can belong to."""

    towns: Sequence[str]
    parks: Mapping[str, Sequence[str]]
    industries: Mapping[str, Sequence[str]]
    town_by_park: Mapping[str, str]


def generate(folder: Path, projects: int, seed: int = SEED) -> None:
    """Write a project folder with a catalogue of that many projects."""
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    shipped = sorted((folder / PROJECTS).glob("*.yml"))
    texts = [path.read_text(encoding="utf-8") for path in shipped]
    for path in shipped[projects:]:
        path.unlink()
    chance = random.Random(seed)
    places = _grow_surroundings(folder / "projects", max(1.0, projects / SHIPPED), chance)
    for name, text in _variations(texts, projects - len(shipped), places, chance):
        (folder / PROJECTS / name).write_text(text, encoding="utf-8")


def _grow_surroundings(catalogue: Path, times: float, chance: random.Random) -> Places:
    towns = _grow_towns(catalogue / "county.yml", times**_TOWN_GROWTH)
    made = {
        kind: _grow_kind(catalogue / kind, times**power, towns, chance)
        for kind, power in GROWTH.items()
    }
    parks = (catalogue / "parks").glob("*.yml")
    town_by_park = {path.stem: _field(path.read_text(encoding="utf-8"), "town") for path in parks}
    return Places(towns, made["parks"], made["industries"], town_by_park)


def _grow_towns(county: Path, times: float) -> list[str]:
    """Add towns behind the last one; return the ids of all."""
    text = county.read_text(encoding="utf-8")
    shipped = list(_TOWN_LINE.finditer(text))
    names = [one[1] for one in shipped]
    lines = []
    for number, one in _further(shipped, times):
        names.append(f"{one[1]}-{number}")
        suffixed = f"zh: {one[2]}{number}区, en: {one[3]}".removesuffix("}")
        lines.append(f"  - {{id: {names[-1]}, name: {{{suffixed} {number}}}}}\n")
    end = shipped[-1].end()
    county.write_text(text[:end] + "".join(lines) + text[end:], encoding="utf-8")
    return names


def _grow_kind(
    folder: Path, times: float, towns: Sequence[str], chance: random.Random
) -> dict[str, list[str]]:
    """Add variations of a folder's records; return the ids that came of each shipped one."""
    shipped = sorted(folder.glob("*.yml"))
    made = defaultdict(list, {path.stem: [path.stem] for path in shipped})
    for number, path in _further(shipped, times):
        text = path.read_text(encoding="utf-8")
        text = _NAME.sub(lambda match, n=number: _renamed(match, n), text, count=1)
        text = _NUMBER.sub(rf"\g<1>\g<2>{number}\g<3>", text, count=1)
        text = re.sub(r"^town: .*$", f"town: {chance.choice(towns)}", text, flags=re.M)
        made[path.stem].append(f"{path.stem}-{number}")
        (folder / f"{made[path.stem][-1]}.yml").write_text(text, encoding="utf-8")
    return dict(made)


def _further(shipped: Sequence[Any], times: float) -> Iterator[tuple[int, Any]]:
    """Go round the shipped ones until there are that many times as many, counting from 2."""
    for index in range(len(shipped), round(len(shipped) * times)):
        yield index // len(shipped) + 1, shipped[index % len(shipped)]


def _renamed(match: re.Match[str], number: int) -> str:
    zh, en = (match[1], match[2]) if match[1] else (match[3], match[4])
    return f"name:\n  zh: {_named(zh, f'{number}区')}\n  en: {_named(en, f', {number}')}"


def _field(text: str, name: str) -> str:
    match = re.search(rf"^{name}: (.*)$", text, re.M)
    return match[1] if match else ""


def _variations(
    texts: Sequence[str], count: int, places: Places, chance: random.Random
) -> Iterator[tuple[str, str]]:
    for number in range(1, count + 1):
        text = _LEFT_OUT.sub("", texts[chance.randrange(len(texts))])
        yield f"case-{number:05}.yml", _varied(text, number, places, chance)


def _varied(text: str, number: int, places: Places, chance: random.Random) -> str:
    changes = _changes(text, number, places, chance)
    seen: set[str] = set()

    def vary(match: re.Match[str]) -> str:
        key, value = match[1], match[2]
        if key in seen:
            return match[0]
        seen.add(key)
        return f"{key}: {changes[key](value)}"

    return _LINES.sub(vary, text)


def _changes(
    text: str, number: int, places: Places, chance: random.Random
) -> dict[str, Callable[[str], str]]:
    """Return what becomes of the first value of each key."""
    zh, en = _EDGES[number % len(_EDGES)]
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(500))
    checked = date(2026, 6, 1) + timedelta(days=chance.randrange(150))
    park = chance.choice(places.parks.get(_field(text, "  park"), [""]))
    town = places.town_by_park.get(park) or chance.choice(places.towns)
    return {
        "code": lambda value: f"QX-{number:05}",
        "published": lambda value: day.isoformat(),
        "verified": lambda value: re.sub(r"\d{4}-\d\d-\d\d", checked.isoformat(), value),
        "industry": lambda value: chance.choice(places.industries[value]),
        "  zh": lambda value: _named(value, f"{zh}{number}号"),
        "  en": lambda value: _named(value, f", {en} {number}"),
        "  town": lambda value: town,
        "  park": lambda value: park,
    }


def _named(value: str, addition: str) -> str:
    """Put an addition at the end of a name, within its quotes if it has some."""
    quote = value[-1] if value[:1] == value[-1:] and value[:1] in "'\"" else ""
    if not quote and "," in addition:
        return f'"{value}{addition}"'
    return f"{value[: len(value) - len(quote)]}{addition}{quote}"
