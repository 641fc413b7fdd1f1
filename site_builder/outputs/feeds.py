"""Atom feeds: the newest projects, and the changes of the fee lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.outputs.xml_text import escaped
from site_builder.pages.edition import Edition

_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    """An address that never changes."""
    title: str
    address: str
    updated: datetime.date
    summary: str
    published: datetime.date | None = None
    category: str = ""


def atom_feed(edition: Edition, name: str, title: str, entries: Iterable[Entry]) -> bytes:
    """Write a feed (RFC 4287), newest entries first."""
    newest = sorted(entries, key=lambda one: one.id)
    newest = sorted(newest, key=lambda one: one.updated, reverse=True)[:_LIMIT]
    base = f"{edition.catalogue.county.site.address}{edition.prefix}"
    author = edition.plain(edition.catalogue.county.site.undertaker)
    updated = max((one.updated for one in newest), default=edition.as_of)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.locale}">',
        f"<id>{escaped(base)}{name}</id>",
        f"<title>{escaped(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{escaped(author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escaped(base)}{name}"/>',
        f'<link rel="alternate" type="text/html" href="{escaped(base)}"/>',
        *(_entry(one) for one in newest),
        "</feed>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _entry(entry: Entry) -> str:
    published = f"<published>{_moment(entry.published)}</published>" if entry.published else ""
    category = f'<category term="{escaped(entry.category)}"/>' if entry.category else ""
    return (
        f"<entry><id>{escaped(entry.id)}</id><title>{escaped(entry.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{escaped(entry.address)}"/>'
        f"{published}<updated>{_moment(entry.updated)}</updated>{category}"
        f"<summary>{escaped(entry.summary)}</summary></entry>"
    )


def _moment(day: datetime.date) -> str:
    """Write a day as a moment: its beginning in China."""
    return f"{day.isoformat()}T00:00:00+08:00"
