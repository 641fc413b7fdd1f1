"""What is published beside the pages: open data, feeds, calendar, site map, robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.outputs.events_calendar import event_calendar
from site_builder.outputs.feed_entries import fee_feed, project_feed
from site_builder.outputs.notice_files import notice_files, version_files
from site_builder.outputs.open_data import open_data_files
from site_builder.outputs.rules_file import rules_files
from site_builder.outputs.share_pictures import share_picture_files
from site_builder.outputs.sitemap import PagePaths, listed_paths, robots, site_map
from site_builder.outputs.vcards import contact_cards
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


def output_files(
    editions: Sequence[Edition],
    pages: Mapping[str, Sequence[Page]],
    prose_paths: PagePaths | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield each file's address below the site's root, and its content.

    `prose_paths` are the prose pages of each locale: address below its root, day of last update.
    """
    yield from open_data_files(editions)
    yield from version_files(editions[0].catalogue)
    for edition in editions:
        yield f"{edition.prefix}feed.xml", project_feed(edition)
        yield f"{edition.prefix}fees.xml", fee_feed(edition)
        yield from notice_files(edition)
        yield f"{edition.prefix}events.ics", event_calendar(edition)
    for edition in editions:
        yield from contact_cards(edition)
    yield from rules_files(editions[0])
    yield from share_picture_files(editions[0].catalogue)
    yield "sitemap.xml", site_map(editions, listed_paths(pages), prose_paths or {})
    yield "robots.txt", robots(editions)
