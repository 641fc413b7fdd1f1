"""Events: what is coming, what has been, what was signed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from site_builder.models.listings import Event
from site_builder.pages.answering import breadcrumb_list, owner_name, page_address
from site_builder.pages.browse.events import EVENTS
from site_builder.pages.browse.panel import Nouns, shown_panel
from site_builder.pages.browse.table import table_file
from site_builder.pages.edition import Edition, Link
from site_builder.pages.page import Page
from site_builder.pages.parts import data_files
from site_builder.pages.sections import section_link
from site_builder.values.dates import format_month_name


def event_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of events."""
    events = edition.catalogue.events
    coming = [one for one in events if last_day(one) >= edition.as_of]
    past = [one for one in reversed(events) if last_day(one) < edition.as_of]
    listed = [*coming, *past]
    table = table_file(edition, EVENTS, listed)
    lead = _lead(edition, len(coming), len(past))
    yield Page(
        path="events/",
        section="events",
        title=edition._("Events"),
        description=lead,
        template="events.html",
        view={
            "heading": edition._("Events"),
            "lead": lead,
            "coming": [_event(edition, one) for one in coming],
            "past": [_event(edition, one) for one in past],
            "files": data_files("events"),
            "browser": shown_panel(edition, EVENTS, listed, table, _nouns(edition)),
        },
        published=max((one.published for one in events), default=None),
        styles=("details.css", "overview.css", "browse.css", "filter-bar.css"),
        modules=("browse-rows.js",),
        files=(table,),
        structured=(
            breadcrumb_list(edition, section_link(edition, "events")),
            *(_structured(edition, one) for one in coming),
        ),
    )


def _nouns(edition: Edition) -> Nouns:
    """Say how events are counted."""
    forms = edition.words.forms
    return Nouns(
        all=forms("event on the list", "events on the list"),
        some=forms("event matches", "events match"),
        show=forms("Show {n} event", "Show {n} events"),
        none=edition._("No event meets all of these conditions."),
        search=edition._("Search within events"),
    )


def _lead(edition: Edition, coming: int, past: int) -> str:
    date = edition.date(edition.as_of)
    if not coming and not past:
        return edition._("No event has been announced. As of {date}.", date=date)
    return edition._(
        "{coming} events to come and {past} past ones: date, place, projects and contracts. "
        "As of {date}.",
        coming=coming,
        past=past,
        date=date,
    )


def last_day(event: Event) -> datetime.date:
    """Return the day on which an event ends."""
    return event.ends or event.starts


def _event(edition: Edition, event: Event) -> dict[str, Any]:
    projects = edition.catalogue.project_by_id
    return {
        "id": event.id,
        "name": edition.say(event.name),
        "kind": edition.choice(event.kind),
        "date": event.starts.isoformat(),
        "day": f"{event.starts.day:02}",
        "month": month_text(edition, event),
        "dates": _dates(edition, event),
        "place": edition.say(event.place),
        "summary": edition.say(event.summary),
        "registration": edition.say(event.registration),
        "signed": _signed(edition, event),
        "projects": [
            Link(edition.say(projects[one].name), f"projects/{one}/") for one in event.projects
        ],
        "link": event.link or "",
        "owner": owner_name(edition, event),
    }


def month_text(edition: Edition, event: Event) -> str:
    """Say the month in which an event begins, with its year if that is not this one."""
    month = format_month_name(event.starts, edition.locale)
    if event.starts.year == edition.as_of.year:
        return month
    return edition._("{month} {year}", month=month, year=event.starts.year)


def _dates(edition: Edition, event: Event) -> str:
    if event.ends is None or event.ends == event.starts:
        return edition.date(event.starts)
    return edition.period(event.starts, event.ends)


def _signed(edition: Edition, event: Event) -> str:
    if not event.signed:
        return ""
    signed = edition.plural("{n} contract signed", "{n} contracts signed", event.signed)
    if event.amount is None:
        return signed
    amount = edition.money(event.amount, converted=True)
    return edition._("{signed}, {amount} in all", signed=signed, amount=amount)


def _structured(edition: Edition, event: Event) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": edition.plain(event.name),
        "startDate": event.starts.isoformat(),
        "endDate": last_day(event).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": edition.plain(event.place)},
        "description": edition.plain(event.summary),
        "url": page_address(edition, f"events/#{event.id}"),
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(edition.catalogue.county.site.undertaker),
        },
    }
