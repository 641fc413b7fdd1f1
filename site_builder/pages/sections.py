"""The sections of the site: what they are called and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.pages.edition import Edition, Link


class Section(NamedTuple):
    """A section: the key that letterheads and links use, its msgid, address and subject."""

    key: str
    title: str
    url: str
    about: str


SECTIONS = (
    Section(
        "home",
        "Home",
        "",
        "The county’s projects, incentives and public fees, in two languages",
    ),
    Section(
        "projects",
        "Projects",
        "projects/",
        "Packaged investment projects: land, investment, cooperation and progress of each",
    ),
    Section(
        "parks",
        "Parks",
        "parks/",
        "Industrial parks, their plots, workshops, prices and utilities",
    ),
    Section(
        "industries",
        "Industries",
        "industries/",
        "Industry chains: what is here, and what is wanted",
    ),
    Section(
        "policies",
        "Incentives",
        "policies/",
        "Incentives with their conditions, amounts and how to apply",
    ),
    Section(
        "fees",
        "Public fees",
        "fees/",
        "All fees that may be charged on businesses, with standard and legal basis",
    ),
    Section(
        "fee-changes",
        "Fee changes",
        "fees/changes/",
        "What has changed in the fee lists, and on what grounds",
    ),
    Section(
        "fee-estimator",
        "Fee estimator",
        "fees/estimator/",
        "The public fees of a plan, computed from the lists",
    ),
    Section(
        "procedures",
        "Set-up guide",
        "procedures/",
        "Procedures step by step, with documents, time limits and fees",
    ),
    Section(
        "costs",
        "Operating costs",
        "costs/",
        "Prices of power, water, gas, labour, land and freight",
    ),
    Section("events", "Events", "events/", "Investment events, past and to come"),
    Section(
        "progress",
        "Progress",
        "progress/",
        "How far projects are, in sums, beside the targets of the year",
    ),
    Section(
        "contact",
        "Contact",
        "contact/",
        "Desks, hours, liaison offices and lines for complaints",
    ),
    Section("search", "Search", "search/", "Search the whole site"),
    Section("data", "Open data", "data/", "The site’s lists for download, with a data dictionary"),
    Section("registers", "Registers", "registers/", "Lists of powers, duties and inspections"),
    Section(
        "county",
        "The county",
        "county/",
        "The county: location, resources, planning and life",
    ),
)
SECTION_BY_KEY = {section.key: section for section in SECTIONS}

HEADER_SECTIONS = ("projects", "parks", "policies", "fees", "procedures", "county", "contact")


def section_title(edition: Edition, key: str) -> str:
    """Say what a section is called."""
    return edition._(SECTION_BY_KEY[key].title)


def section_about(edition: Edition, key: str) -> str:
    """Say what a section is about."""
    return edition._(SECTION_BY_KEY[key].about)


def section_link(edition: Edition, key: str) -> Link:
    """Link to a section."""
    return Link(section_title(edition, key), SECTION_BY_KEY[key].url)
