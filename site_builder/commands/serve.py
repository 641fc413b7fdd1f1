"""Serves a preview of the site: each edit is seen at once, and the site is built behind it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType

from site_builder.assembly.engine import EngineError
from site_builder.assembly.unchanged import WORK_FOLDER
from site_builder.commands.check import CONTENT_FOLDER
from site_builder.commands.preview.building import BuildProcess, Outcome
from site_builder.commands.preview.prose_printing import print_pages
from site_builder.commands.preview.resident import load_resident
from site_builder.commands.preview.server import bind, start
from site_builder.commands.preview.session import Session
from site_builder.commands.preview.watching import Watch
from site_builder.commands.preview.working import Worker

# Seconds. A build begins when browsers have loaded their pages again, and nobody edits on.
_BEFORE_BUILDING = 1.5
_UNTIL_FREE = 1.0
_PATIENCE = 3600.0


class Preview:
    """A preview of the project in `root`, published to `release`, while it is entered."""

    def __init__(
        self,
        root: Path,
        release: Path,
        as_of: datetime.date | None,
        report: Callable[[Outcome], None],
        port: int = 0,
        *,
        is_polling: bool = False,
    ) -> None:
        """Take the port: OSError comes before anything is built. Each outcome is reported."""
        self._root, self._release, self._as_of, self._report = root, release, as_of, report
        self._server = bind(port)
        self._session = Session(root, release, partial(load_resident, root, as_of))
        self._watch = Watch(root, is_polling=is_polling)
        self._edited_prose: set[str] = set()
        self._process: BuildProcess | None = None
        self._builds = Worker(self._build, _BEFORE_BUILDING)
        self._prints = Worker(self._print)

    @property
    def address(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Preview:
        """Build once, read everything, and begin to answer."""
        try:
            self._begin()
        except BaseException:
            # Ctrl+C during the first build must not leave it running.
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop everything."""
        self._end()

    def _begin(self) -> None:
        self._watch.begin()
        self._process = BuildProcess(self._root, self._release, self._as_of)
        self._take(self._process.outcome())
        start(self._server, self._session, self._release)

    def _end(self) -> None:
        self._watch.end()
        self._builds.end()
        self._prints.end()
        if self._process is not None:
            self._process.stop()
        self._session.news.end()
        self._server.server_close()

    def follow(self) -> None:
        """Follow edits, for as long as nothing interrupts it."""
        while True:
            if places := self._watch.edits(_PATIENCE):
                self._session.edited(places)
                self._edited_prose |= {
                    one for one in places if one.startswith(f"{CONTENT_FOLDER}/")
                }
                if self._edited_prose:
                    self._prints.ask()
                self._builds.ask()

    def _build(self) -> None:
        self._session.begin_build()
        while not self._builds.is_over:
            self._process = BuildProcess(self._root, self._release, self._as_of)
            outcome = self._process.outcome()
            if not outcome.is_busy:
                self._take(outcome)
                return
            time.sleep(_UNTIL_FREE)

    def _take(self, outcome: Outcome) -> None:
        if not self._builds.is_over:
            self._session.built(outcome)
            self._report(outcome)

    def _print(self) -> None:
        """Print edited prose; what is wrong with it the complete build says."""
        edited, resident = self._edited_prose, self._session.resident
        if resident is None or self._session.has_errors:
            return
        self._edited_prose = set()
        with suppress(EngineError, OSError):
            work = self._root / WORK_FOLDER
            self._session.printed(print_pages(work, resident, edited))
