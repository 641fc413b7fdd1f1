"""Tells waiting browsers that there is something new."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What a browser must know to tell whether its page is still the newest."""

    content: str = ""
    """The version of the pages."""
    findings: str = ""
    """The version of what is said about them."""


class News:
    """The newest state; whoever waits for another one is woken."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._told = threading.Condition()
        self._state = State()
        self._is_over = False

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    def tell(self, state: State) -> None:
        """Set the state and wake all that wait for another one than they know."""
        with self._told:
            self._state = state
            self._told.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._told:
            self._is_over = True
            self._told.notify_all()

    def after(self, known: State | None, seconds: float) -> State | None:
        """Wait for another state than the known one; nothing if none came."""
        with self._told:
            self._told.wait_for(lambda: self._is_over or self._state != known, seconds)
            return None if self._is_over or self._state == known else self._state

    @property
    def is_over(self) -> bool:
        """Whether the preview has ended."""
        return self._is_over
