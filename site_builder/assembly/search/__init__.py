"""The search index: what can be found, by which terms, and in which files it is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from site_builder.assembly.search.county_entries import county_entries, prose_entries
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.kept import read_index, write_index
from site_builder.assembly.search.place_entries import park_entries
from site_builder.assembly.search.recalled import RecalledEntries
from site_builder.assembly.search.rule_entries import (
    fee_entries,
    policy_entries,
    procedure_entries,
)
from site_builder.pages.edition import Edition
from site_builder.prose import ProsePage

SEARCH_FOLDER = "assets/q/search"

Entries = Mapping[str, Sequence[Entry]]
"""What can be found in each language."""


def search_entries(
    editions: Sequence[Edition], prose: Sequence[ProsePage], recalled: RecalledEntries | None = None
) -> Entries:
    """Return everything that can be found in each edition; entries of the same are recalled."""
    return {edition.locale: list(all_entries(edition, prose, recalled)) for edition in editions}


def all_entries(
    edition: Edition, prose: Sequence[ProsePage], recalled: RecalledEntries | None = None
) -> Iterator[Entry]:
    """Yield everything that can be found in an edition."""
    recalled = recalled or RecalledEntries({}, {})
    yield from recalled.projects(edition)
    yield from recalled.others(edition, partial(_other_entries, edition, prose))


def _other_entries(edition: Edition, prose: Sequence[ProsePage]) -> Iterator[Entry]:
    yield from park_entries(edition)
    yield from fee_entries(edition)
    yield from policy_entries(edition)
    yield from procedure_entries(edition)
    yield from county_entries(edition)
    yield from prose_entries(edition, prose)


def search_files(entries: Entries, work: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of every language's index, named below the site's root.

    With a folder of work, what an edit does not touch is taken from the last build.
    """
    for locale, found in entries.items():
        kept = work / "search" / f"{locale}.index" if work else None
        last = read_index(kept) if kept else None
        index = make_index(locale, found, last)
        if kept and index is not last:
            write_index(kept, index)
        for name, content in index.files.items():
            yield f"{SEARCH_FOLDER}/{locale}/{name}", content
