"""What was worked out of all records but the projects, from one build to the next."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from site_builder.catalogue.records import Catalogue

_PROJECT = "project"


class Memory:
    """Values by what they are; they are forgotten when any record but a project changes."""

    def __init__(self, packed: bytes = b"") -> None:
        """Take up what was remembered before; nothing of nothing."""
        self._packed: tuple[bytes, dict[str, bytes]]
        self._packed = pickle.loads(packed) if packed else (b"", {})
        self.is_new = False
        """Whether it holds what was not taken up."""

    def settle(self, catalogue: Catalogue) -> None:
        """Forget what was worked out of other records."""
        made = blake2b(digest_size=16)
        for key, source in sorted(catalogue.sources.items()):
            if key[0] != _PROJECT:
                made.update(" ".join(key).encode() + source.digest)
        if self._packed[0] != made.digest():
            self._packed = made.digest(), {}

    def recall(self, name: str, make: Callable[[], Any], is_lasting: Callable[[], bool]) -> Any:
        """Return a value; one that was made anew is remembered if it is lasting."""
        _, values = self._packed
        if name in values:
            return pickle.loads(values[name])
        value = make()
        if is_lasting():
            values[name] = pickle.dumps(value, protocol=5)
            self.is_new = True
        return value

    def packed(self) -> bytes:
        """Write down all that is remembered."""
        return pickle.dumps(self._packed, protocol=5)
