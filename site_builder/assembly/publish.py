"""Publishing: a finished release takes the place of the site in one step, or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.assembly.assets import ASSET_FOLDER
from site_builder.diagnostics import Message, message

_SOURCES = ("projects", "content", "theme")
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class BusyError(Exception):
    """Another build is publishing to the same site."""


class TargetError(Exception):
    """The folder to publish to holds what must not be lost."""

    def __init__(self, said: Message) -> None:
        """Keep what readers are told."""
        super().__init__(said)
        self.said = said


def check_target(root: Path, site: Path) -> None:
    """Raise TargetError unless `site` is free, or a site that may give way to the next.

    Publishing replaces a whole folder: a mistyped path must never cost anybody the catalogue.
    """
    if root.is_relative_to(site) or any(site.is_relative_to(root / name) for name in _SOURCES):
        raise TargetError(message("{site} holds the sources of the site", site=site))
    if site.exists() and not site.is_dir():
        raise TargetError(message("{site} is a file, not a folder", site=site))
    if site.is_dir() and any(site.iterdir()) and not (site / ASSET_FOLDER).is_dir():
        raise TargetError(message("{site} holds something else than a site", site=site))


@contextmanager
def only_build(work: Path) -> Iterator[None]:
    """Hold the lock of a work folder; a second build at the same time is refused."""
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w", encoding="utf-8") as file:
        if not _lock(file.fileno()):
            raise BusyError
        yield


def _lock(descriptor: int) -> bool:
    """Take an exclusive lock that the system gives back even when the process is killed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def publish(release: Path, site: Path) -> None:
    """Put a release in the place of the site; the old site is gone afterwards.

    Where the system can exchange two folders, `site` is complete at every instant; elsewhere it is
    missing between two renames.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        release.rename(site)
        return
    if not _exchange(release, site):
        aside = release.with_name(f"{release.name}-old")
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
        try:
            release.rename(site)
        except OSError:
            aside.rename(site)
            raise
        release = aside
    shutil.rmtree(release, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; tell whether the system could."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(first), os.fsencode(second)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, _RENAME_SWAP) == 0)
        done = system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False
    return bool(done == 0)
