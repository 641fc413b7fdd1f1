"""Tells whether anything has changed since the last build, from the stamps of files alone.

It is asked before anything large is loaded, so it imports next to nothing.
"""

from __future__ import annotations

import datetime
import os
import pickle
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import site_builder
from site_builder.assembly.manifest import digest, read_kept, write_kept
from site_builder.diagnostics import Diagnostic

WORK_FOLDER = ".build"
SOURCES = ("projects", "content", "theme", "mkdocs.yml")
_PACKAGE = Path(site_builder.__file__).parent
_KIND = "unchanged"
# Clocks of file systems tick a few times in a hundredth of a second: what was written just now may
# be written again without another stamp.
_JUST_NOW = 50_000_000


class LastBuild(NamedTuple):
    """What the last build of a site found, and how many pages it published."""

    findings: tuple[Diagnostic, ...]
    page_count: int


def source_stamp(root: Path, as_of: datetime.date | None) -> bytes | None:
    """Return a fingerprint of the stamps of all sources; `None` if one is too fresh to tell."""
    before = time.time_ns() - _JUST_NOW
    lines = [sys.version, str(as_of), *sorted(_packages())]
    for place in (*(root / name for name in SOURCES), _PACKAGE):
        for line, modified in _stamps(os.fspath(place)):
            if modified > before:
                return None
            lines.append(line)
    return digest("\n".join(lines).encode("utf-8", "surrogateescape"))


def keep_build(
    work: Path, site: Path, stamp: bytes | None, findings: Sequence[Diagnostic], page_count: int
) -> None:
    """Remember a build that began at `stamp` and has just been published."""
    if stamp is None:
        return
    kept = pickle.dumps(LastBuild(tuple(findings), page_count), protocol=4)
    write_kept(work, site, _KIND, stamp + _site_stamp(site) + kept)


def unchanged_build(
    root: Path, work: Path, site: Path, as_of: datetime.date | None
) -> LastBuild | None:
    """Return the last build if neither the sources nor the published site have changed since."""
    kept = read_kept(work, site, _KIND)
    stamp = source_stamp(root, as_of) if kept else None
    if not kept or stamp is None or not kept.startswith(stamp):
        return None
    rest = kept[len(stamp) :]
    site_stamp = _site_stamp(site)
    if not rest.startswith(site_stamp):
        return None
    last: LastBuild = pickle.loads(rest[len(site_stamp) :])
    return last


def _site_stamp(site: Path) -> bytes:
    return digest(
        "\n".join(line for line, _ in _stamps(os.fspath(site))).encode("utf-8", "surrogateescape")
    )


def _stamps(place: str) -> Iterator[tuple[str, int]]:
    """Yield a line for each file below a place with its size and time, and the time by itself."""
    if not os.path.isdir(place):  # noqa: PTH112
        state = os.stat(place) if os.path.exists(place) else None  # noqa: PTH110, PTH116
        if state:
            yield f"{place} {state.st_size} {state.st_mtime_ns}", state.st_mtime_ns
        return
    folders = []
    with os.scandir(place) as found:
        for entry in sorted(found, key=lambda one: one.name):
            if entry.is_dir():
                folders.append(entry)
                continue
            state = entry.stat()
            line = f"{entry.path} {state.st_size} {state.st_mtime_ns} {state.st_ino}"
            yield line, state.st_mtime_ns
    for folder in folders:
        if folder.name != "__pycache__":
            yield folder.path, 0
            yield from _stamps(folder.path)


def _packages() -> list[str]:
    """Return the installed packages with their versions, as their folders are named."""
    places = (one for one in sys.path if one.endswith("-packages") and os.path.isdir(one))  # noqa: PTH112
    names = (name for place in places for name in os.listdir(place))  # noqa: PTH208
    return [name for name in names if name.endswith(".dist-info")]
