"""The sections of the site: what they are called and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.pages.edition import Edition, Link


class Section(NamedTuple):
    """A section: the key that letterheads and links use, its msgid, and its address."""

    key: str
    title: str
    url: str


SECTIONS = (
    Section("home", "Home", ""),
    Section("projects", "Projects", "projects/"),
    Section("parks", "Parks", "parks/"),
    Section("industries", "Industries", "industries/"),
    Section("policies", "Incentives", "policies/"),
    Section("fees", "Public fees", "fees/"),
    Section("fee-changes", "Fee changes", "fees/changes/"),
    Section("fee-estimator", "Fee estimator", "fees/estimator/"),
    Section("procedures", "Set-up guide", "procedures/"),
    Section("costs", "Operating costs", "costs/"),
    Section("events", "Events", "events/"),
    Section("progress", "Progress", "progress/"),
    Section("contact", "Contact", "contact/"),
    Section("search", "Search", "search/"),
    Section("data", "Open data", "data/"),
    Section("registers", "Registers", "registers/"),
    Section("county", "The county", "county/"),
)
SECTION_BY_KEY = {section.key: section for section in SECTIONS}

HEADER_SECTIONS = ("projects", "parks", "policies", "fees", "procedures", "county", "contact")


def section_title(edition: Edition, key: str) -> str:
    """Say what a section is called."""
    return edition._(SECTION_BY_KEY[key].title)


def section_link(edition: Edition, key: str) -> Link:
    """Link to a section."""
    return Link(section_title(edition, key), SECTION_BY_KEY[key].url)
