"""What pages tell search engines about their subjects, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from site_builder.models.projects import Project
from site_builder.pages.answering import page_address, updated_on
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.parts import project_place
from site_builder.pages.sections import SECTION_BY_KEY, section_title
from site_builder.values.money import Money


class ListPart(NamedTuple):
    """A page of a list that goes over several."""

    url: str
    first: int
    """Where in the list it begins, counted from 1."""
    total: int
    """How many things are on all pages of the list."""


def web_site(edition: Edition) -> dict[str, Any]:
    """Describe the site, and how an address asks it for something."""
    address = page_address(edition, "")
    return {
        "@type": "WebSite",
        "name": edition.plain(edition.catalogue.county.site.title),
        "url": address,
        "inLanguage": edition.locale,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{address}search/?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def bureau(edition: Edition) -> dict[str, Any]:
    """Describe the office that runs the site."""
    county = edition.catalogue.county
    return {
        "@type": "GovernmentOrganization",
        "name": edition.plain(county.site.undertaker),
        "url": county.site.address,
        "telephone": county.contact.phone.tel_uri.removeprefix("tel:"),
        "areaServed": edition.plain(county.name),
    }


def collection(
    edition: Edition, section: str, links: Iterable[Link], part: ListPart | None = None
) -> dict[str, Any]:
    """Describe a section's list, with the page of each thing on it, or on a part of it."""
    first = part.first if part else 1
    entries = [
        {
            "@type": "ListItem",
            "position": position,
            "name": bare(link.text),
            "url": page_address(edition, link.url),
        }
        for position, link in enumerate(links, start=first)
    ]
    return {
        "@type": "CollectionPage",
        "name": section_title(edition, section),
        "url": page_address(edition, part.url if part else SECTION_BY_KEY[section].url),
        "inLanguage": edition.locale,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": part.total if part else len(entries),
            "itemListElement": entries,
        },
    }


def project_entity(edition: Edition, project: Project, address: str) -> dict[str, Any]:
    """Describe a project: an undertaking with a place that seeks an investment."""
    industry = edition.catalogue.industry_by_id[project.industry]
    entity = {
        "@type": "Project",
        "name": edition.plain(project.name),
        "description": edition.plain(project.summary),
        "url": address,
        "identifier": project.code,
        "keywords": edition.plain(industry.name),
        "location": {
            "@type": "Place",
            "name": bare(project_place(edition, project)),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": edition.plain(edition.catalogue.county.name),
                "addressCountry": "CN",
            },
        },
        "sponsor": bureau(edition),
        "subjectOf": {
            "@type": "WebPage",
            "url": address,
            "inLanguage": edition.locale,
            "datePublished": project.published.isoformat(),
            "dateModified": updated_on(project).isoformat(),
        },
    }
    sought = project.investment.sought or project.investment.total
    if sought:
        entity["seeks"] = _demand(edition, sought)
    return entity


def _demand(edition: Edition, sought: Money) -> dict[str, Any]:
    bounds = {"minPrice": sought.low, "maxPrice": sought.high}
    return {
        "@type": "Demand",
        "name": edition._("Investment sought"),
        "priceSpecification": {
            "@type": "PriceSpecification",
            "priceCurrency": sought.currency,
            **{name: f"{value:f}" for name, value in bounds.items() if value is not None},
        },
    }
