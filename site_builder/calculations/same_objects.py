"""What results are kept by that are worked out of records: the same objects, the same result."""

from __future__ import annotations

from typing import Any


class SameObjects:
    """Some objects, equal to the very same ones alone, so that this is told without a look inside.

    What is kept by them keeps them alive, so that no other object can come by their identities.
    """

    __slots__ = ("_identities", "objects")

    def __init__(self, *objects: object) -> None:
        """Take the objects."""
        self.objects: tuple[Any, ...] = objects
        self._identities = tuple(map(id, objects))

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same objects in the same order."""
        return isinstance(other, SameObjects) and self._identities == other._identities

    def __hash__(self) -> int:
        """Return a hash of the identities."""
        return hash(self._identities)
