"""What events are browsed by."""

from __future__ import annotations

from site_builder.models.choices import EventKind
from site_builder.models.listings import Event
from site_builder.pages.browse.facets import (
    Browser,
    Facet,
    Option,
    choice_options,
    record_options,
    word_options,
)
from site_builder.pages.edition import Edition


def _years(edition: Edition) -> list[Option]:
    years = sorted({event.starts.year for event in edition.catalogue.events}, reverse=True)
    return [Option(str(year), str(year)) for year in years]


def _industries(edition: Edition, event: Event) -> tuple[str, ...]:
    """Return the industries of the projects that an event presents."""
    projects = edition.catalogue.project_by_id
    return tuple(sorted({projects[one].industry for one in event.projects}))


EVENTS: Browser[Event] = Browser(
    kind="events",
    search_kind="",
    row_id=lambda event: event.id,
    facets=(
        Facet(
            "when",
            "Time",
            word_options(("coming", "To come"), ("past", "Past events")),
            lambda edition, event: (
                "coming" if (event.ends or event.starts) >= edition.as_of else "past",
            ),
        ),
        Facet(
            "kind", "Kind of event", choice_options(EventKind), lambda _, event: (event.kind.value,)
        ),
        Facet("year", "Year", _years, lambda _, event: (str(event.starts.year),)),
        Facet(
            "industry",
            "Industry",
            record_options(lambda edition: edition.catalogue.industries),
            _industries,
        ),
    ),
)
