"""Tells which sources have been edited, as soon as an editor has finished writing them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from site_builder.assembly.unchanged import SOURCES

# Seconds. A closed file is whole; where the system does not say so, a pause must tell.
_AFTER_CLOSING = 0.004
_AFTER_WRITING = 0.06
_LONGEST_BURST = 0.5
_POLLING = 0.25
_WHOLE = frozenset({"closed", "moved", "deleted"})
_READ_ONLY = frozenset({"opened", "closed_no_write"})


class Watch:
    """Watches the sources of a project, from its begin to its end."""

    def __init__(self, root: Path, *, is_polling: bool = False) -> None:
        """Prepare to watch; polling is for folders whose edits the system does not report."""
        self._root = root.resolve()
        self._is_polling = is_polling
        self._edits: SimpleQueue[tuple[str, bool]] = SimpleQueue()
        self._observer: BaseObserver | None = None

    def begin(self) -> None:
        """Begin to watch."""
        try:
            self._begin(PollingObserver(timeout=_POLLING) if self._is_polling else Observer())
        except OSError:
            # The system has no more watches to give.
            self._begin(PollingObserver(timeout=_POLLING))

    def end(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()

    def _begin(self, observer: BaseObserver) -> None:
        self._observer = observer
        listener = _Listener(self._root, self._edits, self._watch_folder)
        # The root itself, for files beside the folders and for folders that come later.
        observer.schedule(listener, str(self._root))
        for name in SOURCES:
            self._watch_folder(name)
        observer.start()

    def _watch_folder(self, name: str) -> None:
        folder = self._root / name
        if self._observer is not None and folder.is_dir():
            listener = _Listener(self._root, self._edits)
            self._observer.schedule(listener, str(folder), recursive=True)

    def edits(self, seconds: float) -> frozenset[str]:
        """Wait for a burst of edits; return what was edited, by its place below the root."""
        try:
            found = [self._edits.get(timeout=seconds)]
        except Empty:
            return frozenset()
        until = time.monotonic() + _LONGEST_BURST
        while time.monotonic() < until:
            is_whole = dict(found)
            pause = _AFTER_CLOSING if all(is_whole.values()) else _AFTER_WRITING
            try:
                found.append(self._edits.get(timeout=pause))
            except Empty:
                break
        return frozenset(place for place, _ in found)


class _Listener(FileSystemEventHandler):
    """Puts what happens to sources into a queue, and whether the file can be read already."""

    def __init__(
        self,
        root: Path,
        edits: SimpleQueue[tuple[str, bool]],
        found_folder: object = None,
    ) -> None:
        self._root = root
        self._edits = edits
        self._found_folder = found_folder

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_noise = event.is_directory and event.event_type == "modified"
        if is_noise or event.event_type in _READ_ONLY:
            return
        for path in (event.src_path, event.dest_path):
            if not path:
                continue
            place = Path(os.fsdecode(path)).relative_to(self._root)
            if is_source(place.parts):
                if event.is_directory and callable(self._found_folder):
                    self._found_folder(place.parts[0])
                self._edits.put((place.as_posix(), event.event_type in _WHOLE))


def is_source(parts: Iterable[str]) -> bool:
    """Whether a place below the root is that of a source, and not of an editor's own files."""
    first, *rest = parts
    return first in SOURCES and not any(
        part.startswith(".") or part.endswith(("~", ".tmp", ".swp", ".bak")) for part in rest
    )
