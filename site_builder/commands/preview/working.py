"""Does work in the background: one piece at a time, and again if it was asked for meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Worker:
    """A thread that does a job whenever it is asked to; many requests at once are one."""

    def __init__(self, job: Callable[[], None], pause: float = 0) -> None:
        """Begin to wait for requests; each job begins when none has come for `pause` seconds."""
        self._job = job
        self._pause = pause
        self._asked = threading.Event()
        self._is_over = threading.Event()
        threading.Thread(target=self._work, daemon=True).start()

    def ask(self) -> None:
        """Ask for the job to be done, or to be done again."""
        self._asked.set()

    def end(self) -> None:
        """Begin no job any more."""
        self._is_over.set()
        self._asked.set()

    @property
    def is_over(self) -> bool:
        """Whether the end has been called for."""
        return self._is_over.is_set()

    def _work(self) -> None:
        while not self._is_over.is_set():
            self._asked.wait()
            while self._pause and self._asked.is_set() and not self._is_over.is_set():
                self._asked.clear()
                self._is_over.wait(self._pause)
            self._asked.clear()
            if not self._is_over.is_set():
                self._job()
