"""The search index: what can be found, by which terms, and in which files it is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.assembly.search.county_entries import county_entries, prose_entries
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.place_entries import park_entries, project_entries
from site_builder.assembly.search.rule_entries import (
    fee_entries,
    policy_entries,
    procedure_entries,
)
from site_builder.assembly.search.writer import index_files
from site_builder.pages.edition import Edition
from site_builder.prose import ProsePage

SEARCH_FOLDER = "assets/q/search"


def all_entries(edition: Edition, prose: Sequence[ProsePage]) -> Iterator[Entry]:
    """Yield everything that can be found in an edition."""
    yield from project_entries(edition)
    yield from park_entries(edition)
    yield from fee_entries(edition)
    yield from policy_entries(edition)
    yield from procedure_entries(edition)
    yield from county_entries(edition)
    yield from prose_entries(edition, prose)


def search_files(
    editions: Sequence[Edition], prose: Sequence[ProsePage]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of every edition's index, named below the site's root."""
    for edition in editions:
        for name, content in index_files(edition.locale, list(all_entries(edition, prose))):
            yield f"{SEARCH_FOLDER}/{edition.locale}/{name}", content
