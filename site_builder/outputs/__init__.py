"""What is published beside the pages: open data, feeds, calendar, site map, robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


def output_files(
    editions: Sequence[Edition], pages: Mapping[str, Sequence[Page]]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file's address below the site's root, and its content."""
    yield from ()
