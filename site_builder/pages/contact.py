"""Whom to ask and where to complain: desks of offices, never persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from site_builder.models.county import Agency
from site_builder.models.listings import Office
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, bare
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_lines, shown_desk
from site_builder.pages.sections import section_link

DESK_CARD = "contact/desk.vcf"
"""The vCard of the desk that answers investors, below the locale's root."""


def office_card(office: Office) -> str:
    """Return where the vCard of a liaison office stands, below the locale's root."""
    return f"contact/{office.id}.vcf"


def contact_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of desks and complaint lines."""
    county = edition.catalogue.county
    lead = _lead(edition)
    site = edition.plain(county.site.title)
    yield Page(
        path="contact/",
        section="contact",
        title=edition._("Contact"),
        description=bare(lead),
        template="contact.html",
        view={
            "heading": edition._("Contact"),
            "lead": lead,
            "desk": shown_desk(
                edition, county.contact, edition._("Inquiry: {site}", site=site), card=DESK_CARD
            ),
            "form": _form(edition),
            "bureau": edition.say(county.site.undertaker),
            "complaints": complaint_lines(edition),
            "offices": [_office(edition, one) for one in edition.catalogue.offices],
            "agencies": [_agency(edition, one) for one in county.agencies],
        },
        styles=("tables.css", "details.css", "copy.css", "contact.css"),
        modules=("copy.js", "contact.js") if county.contact_form else ("copy.js",),
        structured=(
            breadcrumb_list(edition, section_link(edition, "contact")),
            _organisation(edition),
        ),
    )


def _lead(edition: Edition) -> Markup:
    county = edition.catalogue.county
    phone = edition.phone(county.contact.phone).text
    hours = edition.say(county.contact.hours)
    answering = edition._("One desk answers investors: {phone}.", phone=phone)
    if hours:
        answering = edition._(
            "One desk answers investors: {phone} ({hours}).", phone=phone, hours=hours
        )
    offices = edition.plural(
        "{n} office with its telephone.", "{n} offices with their telephones.", len(county.agencies)
    )
    lines = edition.plural(
        "{n} line for complaints.", "{n} lines for complaints.", len(county.complaints)
    )
    return edition.sentences((answering, offices, lines))


def _form(edition: Edition) -> dict[str, Any] | None:
    form = edition.catalogue.county.contact_form
    if form is None:
        return None
    return {"endpoint": form.endpoint, "consent": edition.say(form.consent)}


def _office(edition: Edition, office: Office) -> dict[str, Any]:
    return {
        "id": office.id,
        "name": edition.say(office.name),
        "city": edition.say(office.city),
        "covers": edition.say(office.covers),
        "desk": shown_desk(edition, office.desk, card=office_card(office)),
        "verified": edition.date(office.verified.on) if office.verified else "",
    }


def _agency(edition: Edition, agency: Agency) -> dict[str, Any]:
    fees = {one.agency for one in edition.catalogue.fee_lists}
    return {
        "id": agency.id,
        "name": edition.say(agency.name),
        "window": edition.say(agency.window) or edition.to_come,
        "phone": edition.phone(agency.phone),
        "hours": edition.say(agency.hours) or edition.to_come,
        "fees": f"fees/{agency.id}/" if agency.id in fees else "",
    }


def _organisation(edition: Edition) -> dict[str, Any]:
    county = edition.catalogue.county
    return {
        "@type": "GovernmentOffice",
        "name": edition.plain(county.contact.name),
        "telephone": county.contact.phone.tel_uri.removeprefix("tel:"),
        "email": county.contact.email or "",
        "address": edition.plain(county.contact.address),
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(county.site.undertaker),
        },
    }
