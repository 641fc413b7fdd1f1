"""Who builds, from nothing: we, the floor below everybody, and the peers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.installed import ENVIRONMENT, PLACE, PYTHON, Peer, peers
from benchmarks.usage import Usage, measure

ROOT = Path(__file__).resolve().parents[1]
OURS = "ours, cold"
SPARED = "ours, cold, without the search index"
FLOOR = "the floor: copying what we publish"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A build that starts from nothing."""

    name: str
    folder: Path
    command: tuple[str, ...]
    leavings: tuple[str, ...] = ("site",)
    environment: Mapping[str, str] | None = field(default=None, hash=False)
    is_rival: bool = False

    def run(self) -> Usage:
        """Remove what earlier runs left, build, and return what it used."""
        for name in self.leavings:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return measure(self.command, self.folder, self.environment)

    def pages(self) -> tuple[int, float]:
        """Return how many pages were built, and their mean weight in KB."""
        sizes = [path.stat().st_size for path in (self.folder / "site").rglob("*.html")]
        return len(sizes), sum(sizes) / max(1, len(sizes)) / 1000


def ours(folder: Path) -> Contestant:
    """Return our own build of a project folder."""
    return _our_own(OURS, folder, "site_builder", "build", "--root", str(folder))


def without_search(folder: Path) -> Contestant:
    """Return our own build without the index, which no peer makes."""
    return _our_own(SPARED, folder, "benchmarks.unsearchable", str(folder))


def _our_own(name: str, folder: Path, *arguments: str) -> Contestant:
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", *arguments)
    return Contestant(name, folder, command, (".build", "site"), environment)


def floor(folder: Path) -> Contestant:
    """Return the least that writing a site takes: copying its files within memory."""
    return Contestant(FLOOR, folder, ("cp", "-r", "site", "copy"), ("copy",))


def others(site: Path, folder: Path, with_slow: bool) -> Iterator[Contestant]:
    """Write what the peers build from, and yield them."""
    python = str(PYTHON) if PYTHON.exists() else sys.executable
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    measure((python, "-m", "benchmarks.peers.sources", str(site), str(folder)), ROOT, environment)
    for name in ("eleventy", "astro"):
        shutil.copy2(PLACE.joinpath("package.json"), folder / name)
        (folder / name / "node_modules").symlink_to(PLACE / "node_modules")
    for peer in peers():
        if with_slow or not peer.is_slow:
            yield _contestant(peer, folder)


def _contestant(peer: Peer, folder: Path) -> Contestant:
    leavings = ("site", "cache", "resources")
    return Contestant(peer.name, folder / peer.folder, peer.command, leavings, ENVIRONMENT, True)
