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
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.kept import read_index, write_index

Made = TypeVar("Made")


def main(size: int) -> None:
    """Print CPU seconds."""
    entries = corpus(size, "zh")
    index = _timed("afresh", lambda: make_index("zh", entries))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "zh.index")
        _timed("keep", lambda: write_index(file, index))
        last = _timed("read", lambda: read_index(file))
    middle = size // 2
    edited = replace(entries[middle], title=f"{entries[middle].title}扩建", amount=7)
    entries[middle] = edited
    _timed("one edit", lambda: make_index("zh", entries, last))


def _timed(what: str, make: Callable[[], Made]) -> Made:
    start = time.process_time()
    made = make()
    print(f"{what}: {time.process_time() - start:.2f} s")
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
