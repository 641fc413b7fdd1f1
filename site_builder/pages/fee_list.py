"""One agency's fee list: its table, and under it every item in full with its whole history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import escape

from site_builder.models.fees import FeeList
from site_builder.pages.answering import answer_rows, breadcrumb_list, page_address, updated_on
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_changes import current_changes
from site_builder.pages.fee_cost import CONTEXT, cost_id
from site_builder.pages.fee_groups import fee_group, shown_times
from site_builder.pages.fee_item import shown_item
from site_builder.pages.fee_outlook import VALIDITY_SCRIPT, expiry
from site_builder.pages.page import Page
from site_builder.pages.parts import Row, complaint_note, phone_link
from site_builder.pages.sections import section_link


def fee_list_pages(edition: Edition) -> Iterator[Page]:
    """Make a page for every collecting agency."""
    changed = {change.item.id for change in current_changes(edition)}
    for fees in edition.catalogue.fee_lists:
        yield _page(edition, fees, changed)


def _page(edition: Edition, fees: FeeList, changed: set[str]) -> Page:
    agency = edition.catalogue.agency_by_id[fees.agency]
    name = edition.plain(agency.name)
    group = fee_group(edition, fees, changed)
    stopped = sum(row.is_stopped for row in group.rows)
    heading = edition._("Public fees: {agency}", agency=group.agency)
    title = bare(heading)
    lead = edition._(
        "The {n} public fees of {agency}, {stopped} of them stopped: standard, basis, payers, "
        "reductions and history of each. Complete up to {date}.",
        n=group.count,
        agency=group.agency,
        stopped=stopped,
        date=edition.date(fees.cut_off),
    )
    description = bare(lead)
    trail = Link(name, group.url)
    return Page(
        path=group.url,
        section="fees",
        title=title,
        description=description,
        template="fee_list.html",
        view={
            "group": group,
            "times": shown_times(edition, [group]),
            "expiry": expiry(edition, [fees]),
            "heading": heading,
            "lead": lead,
            "agency_rows": _agency_rows(edition, fees),
            "answer_rows": answer_rows(edition, fees),
            "items": [shown_item(edition, fees, item, item.id in changed) for item in fees.items],
            "note": edition.say(fees.note),
            "complaint": complaint_note(edition),
        },
        published=updated_on(fees),
        source=name,
        structured=(
            _service(edition, fees, title, description),
            breadcrumb_list(edition, section_link(edition, "fees"), trail),
        ),
        is_article=True,
        styles=("tables.css", "details.css", "fees.css", "wide-print.css", "rates.css"),
        scripts=("fees-as-of.js", VALIDITY_SCRIPT),
    )


def _agency_rows(edition: Edition, fees: FeeList) -> list[Row]:
    agency = edition.catalogue.agency_by_id[fees.agency]
    to_come = escape(edition.to_come)
    return [
        Row(edition._("Collected by"), edition.say(agency.name)),
        Row(edition._("Kind of body"), edition.choice(fees.nature)),
        Row(edition._("Counter"), edition.say(agency.window) or to_come),
        Row(edition._("Telephone"), phone_link(edition, agency.phone)),
        Row(edition._("Hours"), edition.say(agency.hours) or to_come),
        Row(edition._("Complete up to"), edition.date(fees.cut_off)),
        Row(edition._("Signed off"), _sign_off(edition, fees)),
    ]


def _sign_off(edition: Edition, fees: FeeList) -> str:
    if fees.signed_off is None:
        return edition._("Not signed off yet")
    day, period = edition.date(fees.signed_off.on), fees.signed_off.period
    return edition._("{date}, for issue {period}", date=day, period=period)


def _service(edition: Edition, fees: FeeList, title: str, description: str) -> dict[str, Any]:
    agency = edition.catalogue.agency_by_id[fees.agency]
    return {
        "@context": CONTEXT,
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "cv:hasCost": [{"@id": cost_id(edition, fees, item)} for item in fees.items],
        "name": title,
        "description": description,
        "url": page_address(edition, f"fees/{fees.agency}/"),
        "provider": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(agency.name),
            "telephone": agency.phone.tel_uri.removeprefix("tel:"),
        },
        "areaServed": edition.plain(edition.catalogue.county.name),
    }
