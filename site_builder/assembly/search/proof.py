"""Asks a fresh index for every record by its own names, codes and numbers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.assets import ASSET_FOLDER
from site_builder.assembly.manifest import digest
from site_builder.assembly.release import Changes
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import HAN
from site_builder.assembly.search.heard import readings
from site_builder.assembly.search.shards import unpacked
from site_builder.assembly.search.tokens import title_key
from site_builder.assembly.search.twin import Twin
from site_builder.assembly.verify import NO_ANCHOR, NO_TARGET, Fault, anchors_of

_RECORDS = frozenset(
    {"project", "park", "fee", "fee-list", "policy", "procedure", "industry", "cost", "event"}
)
_ONLY_HAN = re.compile(f"[{HAN}]{{3,}}")
_DOCUMENT = re.compile("[\u4e00-\u9fff]+〔[0-9]{4}〕[0-9]+号")
_ENGINE = f"{ASSET_FOLDER}/js/search-engine.js"
_RUNNER = Path(__file__).with_name("prove.mjs")
_FIRST_OR_SECOND = 2
_ANYWHERE = 1 << 30
NOT_FOUND = "The search does not find it by its own name"
MOST_QUESTIONS = 3000
"""How many questions are asked of an index; of larger ones every nth record answers."""


class Question(NamedTuple):
    """What is asked, the entry that must answer, and among how many answers."""

    text: str
    entry: Entry
    among: int


def prove(
    release: Path,
    folder: str,
    entries: Mapping[str, Sequence[Entry]],
    work: Path | None = None,
    prefixes: Mapping[str, str] | None = None,
    changes: Changes | None = None,
) -> list[Fault]:
    """Return what the indexes of a release, one for each language, do not find by its own name.

    With the prefixes of the languages' addresses, what entries lead to must be there, too. With a
    folder of work, what has been proved is not asked again; places are looked for again only on
    the pages among the changes, if these are known.
    """
    kept = work / "search" / "proved" if work else None
    mark, base = _mark(release, folder, entries), _base(release, folder, entries)
    known = _read_proved(kept, base) if kept else frozenset()
    if mark in known and changes is None:
        return []
    asked = {
        locale: _questions(found, _unproved(found, known)) for locale, found in entries.items()
    }
    places = _places(release, {f"{folder}/{locale}": asked[locale] for locale in asked})
    faults = _faults(asked, places)
    for locale, prefix in (prefixes or {}).items():
        found = entries[locale]
        faults += lost_places(release, prefix, _unsure(found, prefix, known, changes))
    if kept and not faults and mark not in known:
        marks = {one.mark for found in entries.values() for one in found}
        kept.write_bytes(b"".join([base, mark, *sorted(marks)]))
    return faults


def _read_proved(file: Path, base: bytes) -> frozenset[bytes]:
    """Return the marks of what was proved with the same engine and the same list of entries."""
    content = file.read_bytes() if file.exists() else b""
    size = len(base)
    if content[:size] != base:
        return frozenset()
    return frozenset(content[at : at + size] for at in range(size, len(content), size))


def _unproved(entries: Sequence[Entry], known: frozenset[bytes]) -> list[Entry]:
    """Return the entries that an edit may have put out of the first places.

    An entry's postings depend on nothing but itself, and what bears a name in full comes before
    all that does not. So only what was edited, and what bears the same name, can have moved.
    """
    edited = [one for one in entries if one.mark not in known]
    names = {name for one in edited for name in one.names}
    if len(edited) == len(entries):
        return edited
    return [one for one in entries if not names.isdisjoint(one.names)]


def _unsure(
    entries: Sequence[Entry], prefix: str, known: frozenset[bytes], changes: Changes | None
) -> list[Entry]:
    """Return the entries that may lead to what is not there."""
    if changes is None:
        return list(entries)
    touched = changes.new | changes.gone
    return [
        one for one in entries if one.mark not in known or f"{prefix}{one.url}index.html" in touched
    ]


def lost_places(release: Path, prefix: str, entries: Iterable[Entry]) -> list[Fault]:
    """Return the entries that lead to a page or a place on it that the release does not have."""
    anchors: dict[str, set[str]] = {}
    for entry in entries:
        anchors.setdefault(entry.url, set()).add(entry.anchor)
    faults = []
    for url, wanted in sorted(anchors.items()):
        page = release / prefix / url / "index.html"
        if not page.is_file():
            faults.append(Fault(f"{prefix}{url}", NO_TARGET, url))
        elif wanted := wanted - {""}:
            missing = wanted - anchors_of(page)
            faults += [Fault(f"{prefix}{url}", NO_ANCHOR, anchor) for anchor in sorted(missing)]
    return faults


def _mark(release: Path, folder: str, locales: Iterable[str]) -> bytes:
    """Return the fingerprint of engine and indexes, whose heads hold that of all their files."""
    files = [release / _ENGINE, *(release / folder / one / "head.bin" for one in locales)]
    return digest(*(file.read_bytes() for file in files))


def _base(release: Path, folder: str, locales: Iterable[str]) -> bytes:
    """Return the fingerprint of the engine and of which entries there are, in which order."""
    heads = (release / folder / one / "head.bin" for one in locales)
    stamps = (json.loads(unpacked(file.read_bytes()))["stamp"].encode() for file in heads)
    return digest((release / _ENGINE).read_bytes(), *stamps)


def _faults(
    asked: Mapping[str, Sequence[Question]], places: Sequence[Sequence[int]]
) -> list[Fault]:
    return sorted(
        {
            Fault(one.entry.url, NOT_FOUND, one.text)
            for questions, found in zip(asked.values(), places, strict=True)
            for one, place in zip(questions, found, strict=True)
            if not 0 <= place < one.among
        }
    )


def _questions(entries: Sequence[Entry], unproved: Sequence[Entry]) -> list[Question]:
    records = [one for one in unproved if one.ref.partition("/")[0] in _RECORDS]
    if not records:
        return []
    namesakes = Counter(name for one in entries for name in one.names)
    asked = [question for one in records for question in _about(one, namesakes)]
    step = -(-len(asked) // MOST_QUESTIONS) if asked else 1
    return list(islice(asked, 0, None, step))


def _about(entry: Entry, namesakes: Mapping[str, int]) -> Iterator[Question]:
    for title in dict.fromkeys((entry.title, *entry.other_titles)):
        # Those that bear the same name may come before it.
        yield Question(title, entry, _FIRST_OR_SECOND + namesakes[title_key(title)] - 1)
        if _ONLY_HAN.fullmatch(title):
            yield Question("".join(readings(title)), entry, _ANYWHERE)
    texts = "\n".join((*entry.codes, *entry.body))
    for text in dict.fromkeys((*entry.codes, *_DOCUMENT.findall(texts))):
        yield Question(text, entry, _ANYWHERE)


def _places(release: Path, asked: Mapping[str, Sequence[Question]]) -> list[list[int]]:
    """Return at which place each entry answers, by the browser's own engine where there is Node."""
    if not any(asked.values()):
        return [[] for _ in asked]
    node = shutil.which("node")
    if node is None:
        twins = [(Twin(release / folder), questions) for folder, questions in asked.items()]
        return [
            [twin.place(one.text, one.entry.ref) for one in questions] for twin, questions in twins
        ]
    indexes = [
        {"folder": folder, "questions": [(one.text, one.entry.ref) for one in some]}
        for folder, some in asked.items()
    ]
    done = subprocess.run(
        [node, str(_RUNNER)],
        input=json.dumps({"engine": _ENGINE, "indexes": indexes}),
        cwd=release,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    places: list[list[int]] = json.loads(done.stdout)
    return places
