"""`python -m benchmarks.search [sizes]`: compares searches, and prints a table.

Peers come from npm and the Python package index by name into a folder that is thrown away.
Questions and answers are made from the corpus; bytes and quality are exact, times and memory are
those of this machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from benchmarks.search.browser import Measured, measure
from benchmarks.search.corpora import corpus
from benchmarks.search.corpus import Corpus
from benchmarks.search.peers import PEERS, install
from benchmarks.search.queries import Query, queries
from tools.browser import find_chromium

_SIZES = (200, 2_000, 10_000)
_EACH = 8
_HEAD = (
    "| entries | engine | MRR@10 | recall@10 | worst class | index s | index KB | first KB | ms "
    "| on 4G ms | next KB | ms | warm ms | longest task ms | memory MB |"
)


def main(sizes: Sequence[int]) -> None:
    """Print a line for each size, language and engine."""
    print(_HEAD, "|" + "--|" * 2 + "--:|" * 13, sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        packages = Path(scratch)
        install(packages)
        for size in sizes:
            for locale in ("zh", "en"):
                for name in PEERS:
                    print(_line(size, locale, name, packages), flush=True)


def _line(size: int, locale: str, name: str, packages: Path) -> str:
    entries = corpus(size, locale)
    asked = queries(Corpus(entries, locale), each=_EACH)
    folder = packages / f"{size}-{locale}-{name}"
    folder.mkdir()
    start = time.perf_counter()
    PEERS[name](folder, locale, entries, packages)
    seconds = time.perf_counter() - start
    kilobytes = _kilobytes(folder)
    found = measure(folder, "bench.js", [one.text for one in asked], find_chromium() or "chromium")
    shutil.rmtree(folder)
    quality = _quality(asked, found)
    return (
        f"| {size:,} {locale} | {name} | {quality} | {seconds:.1f} | {kilobytes:,.0f} "
        f"| {found.first_bytes / 1000:.0f} | {found.first_ms:.0f} | {found.first_4g_ms:.0f} "
        f"| {found.next_bytes / 1000:.0f} "
        f"| {found.next_ms:.0f} | {found.warm_ms:.1f} | {found.longest_task_ms:.0f} "
        f"| {found.memory_mb:.0f} |"
    )


def _kilobytes(folder: Path) -> float:
    files = (file for file in folder.rglob("*") if file.is_file() and "pages" not in file.parts)
    return sum(file.stat().st_size for file in files) / 1000


def _quality(asked: Sequence[Query], found: Measured) -> str:
    ranks: dict[str, list[float]] = defaultdict(list)
    recalls = []
    for query, refs in zip(asked, found.answers, strict=True):
        places = (1 / at for at, ref in enumerate(refs[:10], 1) if ref in query.answers)
        ranks[query.kind].append(next(places, 0))
        recalls.append(len(query.answers.intersection(refs[:10])) / min(10, len(query.answers)))
    worst, kind = min((mean(values), kind) for kind, values in ranks.items())
    all_ranks = [value for values in ranks.values() for value in values]
    return f"{mean(all_ranks):.3f} | {mean(recalls):.3f} | {worst:.2f} ({kind})"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or _SIZES)
