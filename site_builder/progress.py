"""Shows how far long work is: one line that moves on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import TextIO

from site_builder.locales import Words

_ERASE_LINE = "\r\x1b[2K"


class Progress:
    """Says what is being done, in the reader's language."""

    def __init__(self, words: Words, stream: TextIO) -> None:
        """Write to a stream, which may or may not be a terminal."""
        self._words = words
        self._stream = stream
        self._is_terminal = stream.isatty()

    def show(self, what: str, count: int = 0) -> None:
        """Say what is done next, and to how many things."""
        said = self._words.text(what)
        if count:
            said += self._words.text(" ({n})", n=count)
        start, end = (_ERASE_LINE, "") if self._is_terminal else ("", "\n")
        self._stream.write(f"{start}{said} …{end}")
        self._stream.flush()

    def end(self) -> None:
        """Clear the moving line."""
        if self._is_terminal:
            self._stream.write(_ERASE_LINE)
            self._stream.flush()
