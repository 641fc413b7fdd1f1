"""The search index: what can be found, by which terms, and in which files it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.search.county_entries import county_entries, prose_entries
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.index import Index, make_index
from site_builder.assembly.search.made import made_indexes
from site_builder.assembly.search.pieces import LostPieceError
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


class SearchFile(NamedTuple):
    """A file of an index."""

    name: str
    """Its address below the site's root."""
    mark: bytes
    """The digest of its content."""
    read: Callable[[], bytes]
    """Returns its content."""


def search_files(entries: Entries, work: Path | None = None) -> Iterator[SearchFile]:
    """Yield the files of every language's index.

    With a folder of work, what an edit does not touch is taken from the last build.
    """
    folder = work / "search" if work else None
    indexes = made_indexes(entries, folder) if folder else _new_indexes(entries)
    for locale, index in indexes.items():
        # What was kept may turn out to be lost only when it is read.
        again = cache(partial(make_index, locale, entries[locale]))
        for name, file in index.files.items():
            read = partial(_content, name, index, again)
            yield SearchFile(f"{SEARCH_FOLDER}/{locale}/{name}", file.mark, read)


def _new_indexes(entries: Entries) -> dict[str, Index]:
    return {locale: make_index(locale, found) for locale, found in entries.items()}


def _content(name: str, index: Index, again: Callable[[], Index]) -> bytes:
    try:
        return index.files[name].read()
    except LostPieceError:
        return again().files[name].read()
