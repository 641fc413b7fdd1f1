"""Pieces of an index: bytes that are at hand, or that stand in a file until they are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.manifest import digest


class LostPieceError(Exception):
    """What stands in the place of a piece is not that piece."""


class Piece(NamedTuple):
    """Some bytes, told apart by their digest."""

    mark: bytes
    size: int
    held: bytes | str
    """The bytes, or the path of the file that they stand in."""
    at: int = 0
    """Where they begin in that file."""

    def read(self) -> bytes:
        """Return the bytes; raises LostPieceError where they are no more."""
        if isinstance(self.held, bytes):
            return self.held
        try:
            with Path(self.held).open("rb") as file:
                file.seek(self.at)
                content = file.read(self.size)
        except OSError as problem:
            raise LostPieceError(self.held) from problem
        if digest(content) != self.mark:
            raise LostPieceError(self.held)
        return content


def piece(content: bytes) -> Piece:
    """Return bytes as a piece."""
    return Piece(digest(content), len(content), content)
