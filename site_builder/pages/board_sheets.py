"""How rows are spread over numbered notice boards, so that nothing has to shrink.

No browser is asked: a text's room follows from its characters, with a margin for other faces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.pages.board_rows import BoardRow

_WIDE = {"W", "F", "A"}
_NARROW = 0.56
_MARGIN = 1.07


@dataclass(frozen=True, slots=True)
class BoardSize:
    """A size of paper, and what its style sheet makes of it: sizes in CSS pixels."""

    key: str
    name: str
    sheet: str
    folder: str
    columns: tuple[int, ...]
    """The widths of agency, item, standard, basis and reductions without their gaps."""
    alone: tuple[int, ...]
    """The same on the board of one agency, which has no column of agencies."""
    text: float
    line: int
    padding: int
    """Above and below the text of a row, together, with its rule."""
    room: int
    """The height that rows have."""


A3 = BoardSize(
    "a3",
    "A3",
    "board-a3.css",
    "board",
    (150, 222, 398, 268, 340),
    (0, 262, 438, 298, 380),
    17,
    24,
    19,
    735,
)
A4 = BoardSize(
    "a4", "A4", "board-a4.css", "board-a4", (76, 128, 190, 132, 140), (0, 142, 222, 152, 150),
    12, 17, 13, 880,
)  # fmt: skip
SIZES = (A3, A4)


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is."""
    return sum(
        size if unicodedata.east_asian_width(one) in _WIDE else size * _NARROW for one in text
    )


def _lines(texts: Sequence[str], width: int, size: float) -> int:
    return sum(max(1, -int(-text_width(one, size) * _MARGIN // width)) for one in texts)


def row_height(row: BoardRow, size: BoardSize, *, is_county: bool) -> int:
    """Return about how high a row is."""
    widths = size.columns if is_county else size.alone
    cells = [
        _lines(cell, width, size.text)
        for cell, width in zip(row.cells, widths, strict=True)
        if width and cell
    ]
    return max(cells, default=1) * size.line + size.padding


def note_height(texts: Sequence[str], size: BoardSize) -> int:
    """Return about how high the line about stopped fees is."""
    if not texts:
        return 0
    width = sum(size.columns)
    return _lines(["".join(texts)], width, size.text) * size.line + size.padding


def spread(
    rows: Sequence[BoardRow], size: BoardSize, last_note: int, *, is_county: bool
) -> Iterator[tuple[BoardRow, ...]]:
    """Yield the rows of each board; the last one also has room for its note."""
    board: list[BoardRow] = []
    used = 0
    for row in rows:
        height = row_height(row, size, is_county=is_county)
        if board and used + height > size.room:
            yield tuple(board)
            board, used = [], 0
        board.append(row)
        used += height
    if board and used + last_note > size.room:
        yield tuple(board)
        board = []
    yield tuple(board)
