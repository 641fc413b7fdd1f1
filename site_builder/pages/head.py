"""What each page tells machines: canonical address, languages, Open Graph, government page tags."""

from __future__ import annotations

from site_builder.pages.edition import Edition, Link
from site_builder.pages.json_text import json_for_html
from site_builder.pages.page import Page
from site_builder.pages.sections import section_about, section_title
from site_builder.pages.share_pictures import shared_picture


def head_values(edition: Edition, page: Page) -> dict[str, object]:
    """Return the values of `head.html` for a page."""
    site = edition.catalogue.county.site
    base = site.address
    top = page.root + ("../" if edition.prefix else "")
    alternates = [
        {"locale": locale, "address": f"{base}{prefix}{page.path}"}
        for locale, prefix in edition.prefixes
    ]
    default = edition.prefixes[0][1]
    alternates.append({"locale": "x-default", "address": f"{base}{default}{page.path}"})
    title = section_title(edition, page.section)
    picture = shared_picture(page, document_title(edition, page))
    return {
        "address": f"{base}{edition.prefix}{page.path}",
        "alternates": alternates,
        "picture": picture._replace(address=f"{base}{picture.address}"),
        "site_name": edition.plain(site.title),
        "column": title,
        "column_about": section_about(edition, page.section),
        "column_keywords": f"{title},{edition.plain(edition.catalogue.county.name)}",
        "feeds": [
            Link(edition._("Latest projects"), f"{page.root}feed.xml"),
            Link(edition._("Changes of public fees"), f"{page.root}fees.xml"),
        ],
        "top": top,
        "structured": [
            json_for_html({"@context": "https://schema.org", **block}) for block in page.structured
        ],
    }


def document_title(edition: Edition, page: Page) -> str:
    """Return the title of the browser's window."""
    site = edition.plain(edition.catalogue.county.site.title)
    return f"{page.title} - {site}" if page.path else site
