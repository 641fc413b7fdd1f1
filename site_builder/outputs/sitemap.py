"""The site map and `robots.txt`: every page that search engines shall find, in each language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from site_builder.outputs.xml_text import escaped
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page

PagePaths = Mapping[str, Sequence[tuple[str, datetime.date | None]]]
"""For each locale the addresses of pages below its root, and when each was last updated."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def listed_paths(pages: Mapping[str, Sequence[Page]]) -> PagePaths:
    """Return the pages of the catalogue that are to be found."""
    return {
        locale: [(page.path, page.published) for page in found if page.is_listed]
        for locale, found in pages.items()
    }


def site_map(editions: Sequence[Edition], *groups: PagePaths) -> bytes:
    """Write the site map; the languages of a page name one another."""
    paths = {one.locale: _merged(one.locale, groups) for one in editions}
    urls = (_url(one, path, paths, editions) for one in editions for path in paths[one.locale])
    return f"{_HEAD}{''.join(urls)}</urlset>\n".encode()


def _merged(locale: str, groups: Sequence[PagePaths]) -> dict[str, datetime.date | None]:
    found = [pair for group in groups for pair in group.get(locale, ())]
    return dict(sorted(found, key=lambda pair: pair[0]))


def _url(
    edition: Edition,
    path: str,
    paths: Mapping[str, Mapping[str, datetime.date | None]],
    editions: Sequence[Edition],
) -> str:
    updated = paths[edition.locale][path]
    lines = [f"<loc>{escaped(_address(edition, path))}</loc>"]
    if updated:
        lines.append(f"<lastmod>{updated.isoformat()}</lastmod>")
    others = [one for one in editions if path in paths[one.locale]]
    if len(others) > 1:
        lines.extend(_alternates(path, others))
    return "<url>{}</url>\n".format("".join(lines))


def _alternates(path: str, editions: Sequence[Edition]) -> Iterator[str]:
    named = [(one.locale, one) for one in editions]
    for locale, edition in (*named, ("x-default", editions[0])):
        href = escaped(_address(edition, path))
        yield f'<xhtml:link rel="alternate" hreflang="{locale}" href="{href}"/>'


def _address(edition: Edition, path: str) -> str:
    return f"{edition.catalogue.county.site.address}{edition.prefix}{path}"


def robots(editions: Sequence[Edition]) -> bytes:
    """Let everybody read everything, and say where the site map is."""
    address = editions[0].catalogue.county.site.address
    return f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()
