"""What is published beside the pages: open data, feeds, calendar, site map, robots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from site_builder.outputs.events_calendar import event_calendar
from site_builder.outputs.feed_entries import fee_feed, project_feed
from site_builder.outputs.notice_files import notice_files, version_files
from site_builder.outputs.open_data import package_file, table_files
from site_builder.outputs.rules_file import rules_files
from site_builder.outputs.share_pictures import share_picture_files
from site_builder.outputs.sitemap import PagePaths, listed_paths, robots, site_map
from site_builder.outputs.tables import TABLES
from site_builder.outputs.vcards import contact_cards
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page

Files = Iterator[tuple[str, bytes]]
"""Addresses below the site's root, and contents."""


def output_groups(editions: Sequence[Edition]) -> Iterator[tuple[str, Callable[[], Files]]]:
    """Yield what follows from the catalogue in groups, each by a name and with what makes it."""
    first = editions[0]
    for table in TABLES:
        yield f"table {table.name}", partial(table_files, table, editions)
    yield "versions", partial(version_files, first.catalogue)
    for edition in editions:
        prefix = edition.prefix
        yield f"{prefix}feed.xml", partial(_one, f"{prefix}feed.xml", project_feed, edition)
        yield f"{prefix}fees.xml", partial(_one, f"{prefix}fees.xml", fee_feed, edition)
        yield f"{prefix}notice", partial(notice_files, edition)
        yield f"{prefix}events.ics", partial(_one, f"{prefix}events.ics", event_calendar, edition)
        yield f"{prefix}cards", partial(contact_cards, edition)
    yield "rules", partial(rules_files, first)
    yield "share pictures", partial(share_picture_files, first.catalogue)


def _one(name: str, make: Callable[[Edition], bytes], edition: Edition) -> Files:
    yield name, make(edition)


def site_files(
    editions: Sequence[Edition],
    pages: Mapping[str, Sequence[Page]],
    content: Callable[[str], bytes],
    prose_paths: PagePaths | None = None,
) -> Files:
    """Yield what lists other files, of which `content` gives what is in them.

    `prose_paths` are the prose pages of each locale: address below its root, day of last update.
    """
    yield package_file(editions, content)
    yield "sitemap.xml", site_map(editions, listed_paths(pages), prose_paths or {})
    yield "robots.txt", robots(editions)


def output_files(editions: Sequence[Edition], pages: Mapping[str, Sequence[Page]]) -> Files:
    """Yield all that is published beside the pages."""
    files: dict[str, bytes] = {}
    for _, make in output_groups(editions):
        files.update(make())
    yield from files.items()
    yield from site_files(editions, pages, files.__getitem__)
