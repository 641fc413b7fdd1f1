"""The calendar of events (RFC 5545): whole days, folded lines, identifiers that never change."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.models.listings import Event
from site_builder.pages.answering import page_address
from site_builder.pages.edition import Edition

_OCTETS = 75
"""No line is longer, its ending not counted."""


def event_calendar(edition: Edition) -> bytes:
    """Write all events, past ones too, so that a subscriber's calendar keeps them."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_host(edition)}//events//{edition.locale.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(_name(edition))}",
    ]
    for event in edition.catalogue.events:
        lines.extend(_event(edition, event))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _name(edition: Edition) -> str:
    site = edition.plain(edition.catalogue.county.site.title)
    return edition._("{site}: events", site=site)


def _host(edition: Edition) -> str:
    return urlsplit(edition.catalogue.county.site.address).hostname or ""


def _event(edition: Edition, event: Event) -> Iterator[str]:
    # The day after the last one: in iCalendar the end is not part of the event.
    end = (event.ends or event.starts) + datetime.timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{_host(edition)}"
    yield f"DTSTAMP:{edition.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
    yield f"SUMMARY:{escaped(edition.plain(event.name))}"
    yield f"LOCATION:{escaped(edition.plain(event.place))}"
    yield f"DESCRIPTION:{escaped(_description(edition, event))}"
    yield f"CATEGORIES:{escaped(edition.choice(event.kind))}"
    yield f"URL:{page_address(edition, f'events/#{event.id}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(edition: Edition, event: Event) -> str:
    texts = (event.summary, event.registration)
    return "\n".join(edition.plain(one) for one in texts if one)


def escaped(text: str) -> str:
    """Escape a text value."""
    flat = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return flat.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Break a line after at most 75 octets, never within a character."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode("utf-8")
        if len(piece) + len(octets) > _OCTETS:
            pieces.append(piece)
            # A continuation begins with a space, which counts.
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
