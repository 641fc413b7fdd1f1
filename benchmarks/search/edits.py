"""`python -m benchmarks.search.edits [size]`: what an index costs afresh, and after one edit."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.search.corpora import corpus
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.kept import read_index, write_index

Made = TypeVar("Made")


def main(size: int) -> None:
    """Print CPU seconds."""
    entries = corpus(size, "zh")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "zh.index")
        index = _timed("afresh", lambda: make_index("zh", entries))
        _timed("keep", lambda: write_index(file, index))
        middle = size // 2
        one = entries[middle]
        for what, edited in {
            "a new sum": replace(one, amount=7, facts=("7元",)),
            "a new title": replace(one, title=f"{one.title}扩建"),
            "a new text": replace(one, summary=entries[0].text, text=entries[-1].summary),
        }.items():
            entries[middle] = edited
            _timed(what, lambda: _edit(file, entries))


def _edit(file: Path, entries: list[Entry]) -> None:
    write_index(file, make_index("zh", entries, read_index(file)))


def _timed(what: str, make: Callable[[], Made]) -> Made:
    start = time.process_time()
    made = make()
    print(f"{what}: {time.process_time() - start:.2f} s")
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
