"""A release being written: what has not changed since the last one is shared with it, not made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.manifest import Entry, Manifest, PageNote, digest


class Changes(NamedTuple):
    """What tells a release from the last one, by the names of files."""

    new: frozenset[str]
    """Those that are not the site's."""
    gone: frozenset[str]
    """Those that were published and are no more, or of which nobody knows what they were."""


class Release:
    """A folder that is to take the place of a site, of which `last` tells what it was made from."""

    def __init__(self, folder: Path, site: Path, last: Manifest) -> None:
        """Begin an empty release."""
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self.made = 0
        """How many files were written, not shared."""
        # Names are many, and paths as objects cost more than what is asked of the disk.
        self._release, self._site = os.path.join(folder, ""), os.path.join(site, "")  # noqa: PTH118
        self.last = last
        self._folders: set[str] = set()
        self._untouched_names: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file, unless the last release has the same one."""
        self.make(name, digest(content), lambda: content)

    def make(self, name: str, made_from: bytes | None, content: Callable[[], bytes]) -> None:
        """Share a file that was made from the same; otherwise make its content and write it."""
        if made_from is None or self.share(name, made_from) is None:
            self.put(name, made_from or b"", content())

    def put(
        self, name: str, made_from: bytes, content: bytes, page: PageNote | None = None
    ) -> None:
        """Write a file, and remember what it was made from."""
        if self._has_same(name, content):
            last = self.last[name]
            _link(self._site + name, self._place(name))
            self.entries[name] = last._replace(fingerprint=made_from, page=page)
            return
        target = Path(self._place(name))
        target.write_bytes(content)
        state = target.stat()
        self.entries[name] = Entry(made_from, state.st_size, state.st_mtime_ns, page)
        self.made += 1

    def _has_same(self, name: str, content: bytes) -> bool:
        """Whether the site has the same content already, made from something else."""
        entry = self.last.get(name)
        if entry is None or entry.size != len(content):
            return False
        is_untouched = self._untouched(name, entry.fingerprint) is not None
        return is_untouched and Path(self._site + name).read_bytes() == content

    def read(self, name: str) -> bytes:
        """Return what a file of the release holds."""
        return (self.folder / name).read_bytes()

    def changes(self) -> Changes:
        """Return what tells the release from the site, once all is written."""
        last, now = self.last, self.entries
        new = {one for one, entry in now.items() if one not in last or last[one][1:3] != entry[1:3]}
        touched = {one for one in new & last.keys() if not self._is_untouched(one)}
        return Changes(frozenset(new), frozenset((last.keys() - now.keys()) | touched))

    def _is_untouched(self, name: str) -> bool:
        return self._untouched(name, self.last[name].fingerprint) is not None

    def copy(self, files: Mapping[str, Path]) -> None:
        """Copy files to their addresses."""
        for name, source in sorted(files.items()):
            self.write(name, source.read_bytes())

    def _place(self, name: str) -> str:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        target = self._release + name
        if name in self.entries:
            # It may be shared with the site, which must not change before its time.
            Path(target).unlink(missing_ok=True)
        return target

    def share(self, name: str, made_from: bytes) -> Entry | None:
        """Take a file over from the site if it was made from the same and nobody touched it."""
        entry = self._untouched(name, made_from)
        if entry is not None:
            try:
                _link(self._site + name, self._place(name))
            except OSError:
                return None
            self.entries[name] = entry
        return entry

    def page(self, name: str) -> PageNote | None:
        """Return what is known of a page, if nobody has touched it nor the files beside it."""
        note = self.last[name].page if name in self.last else None
        if note is None:
            return None
        parts = ((one, self.last.get(one)) for one in (name, *note.files))
        is_whole = all(entry and self._untouched(one, entry.fingerprint) for one, entry in parts)
        return note if is_whole else None

    def _untouched(self, name: str, made_from: bytes) -> Entry | None:
        entry = self.last.get(name)
        if entry is None or entry.fingerprint != made_from:
            return None
        if name not in self._untouched_names:
            try:
                state = os.lstat(self._site + name)
            except OSError:
                return None
            if (state.st_size, state.st_mtime_ns) != (entry.size, entry.modified):
                return None
            self._untouched_names.add(name)
        return entry


def _link(source: str, target: str) -> None:
    """Give a file a second name; where there are no such names, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
