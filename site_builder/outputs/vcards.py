"""Cards of the desks for readers' address books: vCard 3.0 (RFC 2426), which telephones read."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.models.shared import Desk
from site_builder.outputs.events_calendar import escaped, folded
from site_builder.pages.answering import page_address
from site_builder.pages.contact import DESK_CARD, office_card
from site_builder.pages.edition import Edition


def contact_cards(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield each card's address below the site's root, and its content."""
    catalogue, prefix = edition.catalogue, edition.prefix
    yield f"{prefix}{DESK_CARD}", vcard(edition, catalogue.county.contact, "contact/")
    for office in catalogue.offices:
        yield f"{prefix}{office_card(office)}", vcard(edition, office.desk, f"contact/#{office.id}")
    for project in catalogue.projects:
        if project.contact is not None:
            path = f"projects/{project.id}/"
            yield f"{prefix}{path}desk.vcf", vcard(edition, project.contact, path)


def vcard(edition: Edition, desk: Desk, path: str) -> bytes:
    """Write a desk's card; it is an office's, so its name is no person's."""
    name = escaped(edition.plain(desk.name))
    bureau = escaped(edition.plain(edition.catalogue.county.site.undertaker))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{name}",
        f"ORG:{bureau}",
        f"TEL;TYPE=WORK,VOICE:{desk.phone.tel_uri.removeprefix('tel:')}",
    ]
    if desk.email:
        lines.append(f"EMAIL;TYPE=INTERNET:{escaped(desk.email)}")
    if desk.address:
        lines.append(f"ADR;TYPE=WORK:;;{escaped(edition.plain(desk.address))};;;;")
    notes = [edition.plain(one) for one in (desk.hours, desk.reply, desk.languages) if one]
    if notes:
        lines.append(f"NOTE:{escaped(chr(10).join(notes))}")
    lines.extend((f"URL:{page_address(edition, path)}", "END:VCARD"))
    return b"".join(folded(line) for line in lines)
