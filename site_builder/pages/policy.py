"""A policy's page: what it is worth, to whom, on which conditions, until when."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from site_builder.models.choices import PolicyStatus
from site_builder.models.policies import Policy
from site_builder.pages.answering import answer_rows, breadcrumb_list, page_address, updated_on
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fee_item import shown_document
from site_builder.pages.page import Page
from site_builder.pages.parts import Row, phone_link
from site_builder.pages.policy_clause import shown_clause
from site_builder.pages.policy_state import FitsByClause, policy_state
from site_builder.pages.rate_parts import words
from site_builder.pages.sections import section_link


def policy_page(edition: Edition, policy: Policy, fits: FitsByClause) -> Page:
    """Make a policy's page."""
    name = edition.plain(policy.name)
    path = f"policies/{policy.id}/"
    agency = edition.catalogue.agency_by_id[policy.agency]
    successor = edition.catalogue.policy_by_id.get(policy.superseded_by or "")
    return Page(
        path=path,
        section="policies",
        title=name,
        description=_description(edition, policy),
        template="policy.html",
        view={
            "name": edition.say(policy.name),
            "summary": edition.say(policy.summary),
            "state": policy_state(edition, policy),
            "is_under_revision": policy.status is PolicyStatus.UNDER_REVISION,
            "successor": Link(edition.say(successor.name), f"policies/{successor.id}/")
            if successor
            else None,
            "replaces": _replaced(edition, policy),
            "rows": _rows(edition, policy),
            "basis": [shown_document(edition, one) for one in policy.basis],
            "review": _review(edition, policy),
            "clauses": [shown_clause(edition, policy, one, fits) for one in policy.clauses],
            "stacking": edition.say(policy.stacking),
            "materials": [edition.say(one) for one in policy.materials],
            "agency": edition.say(agency.name),
            "agency_phone": edition.phone(agency.phone),
            "agency_rows": _agency_rows(edition, policy),
            "answer_rows": answer_rows(edition, policy),
            "link": policy.link or "",
        },
        published=updated_on(policy),
        source=edition.plain(agency.name),
        structured=(
            _legislation(edition, policy, path),
            breadcrumb_list(edition, section_link(edition, "policies"), Link(name, path)),
        ),
        is_article=True,
        styles=("tables.css", "details.css", "policies.css", "fees.css", "rates.css"),
        modules=("subnav.js",),
    )


def number_text(edition: Edition, policy: Policy) -> Markup:
    """Say a policy's number; it is Chinese in every language."""
    if policy.number is None:
        return Markup("")
    return edition.numbered(policy.number)


def _description(edition: Edition, policy: Policy) -> str:
    state = policy_state(edition, policy)
    number = policy.number.display if policy.number else edition.date(policy.dated)
    return edition._(
        "{number}, {state}: {summary}",
        number=number,
        state=state.text,
        summary=edition.plain(policy.summary),
    )


def _rows(edition: Edition, policy: Policy) -> list[Row]:
    rows = [
        Row(
            edition._("Document number"),
            number_text(edition, policy) or edition._("To be published"),
        ),
        Row(edition._("Issued by"), edition.say(policy.issuer)),
        Row(edition._("Dated"), edition.date(policy.dated)),
        Row(edition._("Valid"), _holds(edition, policy)),
        Row(edition._("Industries it is for"), _industries(edition, policy)),
    ]
    if policy.stacking:
        rows.append(Row(edition._("With other policies"), edition.say(policy.stacking)))
    return rows


def _holds(edition: Edition, policy: Policy) -> Markup:
    said = escape(edition.period(policy.effective, policy.expires))
    if not policy.expiry_note:
        return said
    note = edition.say(policy.expiry_note)
    return Markup('{}<span class="q-sub">{}</span>').format(said, note)


def _industries(edition: Edition, policy: Policy) -> Markup:
    if not policy.industries:
        return words(edition, "All industries")
    named = edition.catalogue.industry_by_id
    return edition.listed_names([edition.say(named[one].name) for one in policy.industries])


def _review(edition: Edition, policy: Policy) -> dict[str, Any] | None:
    """Show the fair-competition review, which a county's own measures need."""
    if policy.review is None:
        return None
    return {
        "on": edition.date(policy.review.on),
        "by": edition.say(policy.review.by),
        "conclusion": edition.say(policy.review.conclusion),
    }


def _replaced(edition: Edition, policy: Policy) -> list[Link]:
    return [
        Link(edition.say(one.name), f"policies/{one.id}/")
        for one in edition.catalogue.policies
        if one.superseded_by == policy.id
    ]


def _agency_rows(edition: Edition, policy: Policy) -> list[Row]:
    agency = edition.catalogue.agency_by_id[policy.agency]
    to_come = escape(edition.to_come)
    return [
        Row(edition._("Apply to"), edition.say(agency.name)),
        Row(edition._("Counter"), edition.say(agency.window) or to_come),
        Row(edition._("Telephone"), phone_link(edition, agency.phone)),
        Row(edition._("Hours"), edition.say(agency.hours) or to_come),
    ]


def _legislation(edition: Edition, policy: Policy, path: str) -> dict[str, Any]:
    force = "InForce" if policy_state(edition, policy).is_offered else "NotInForce"
    described: dict[str, Any] = {
        "@type": "Legislation",
        "name": edition.plain(policy.name),
        "url": page_address(edition, path),
        "legislationDate": policy.dated.isoformat(),
        "legislationPassedBy": edition.plain(policy.issuer),
        "legislationLegalForce": f"https://schema.org/{force}",
        "temporalCoverage": f"{policy.effective}/{policy.expires or '..'}",
        "abstract": edition.plain(policy.summary),
    }
    if policy.number:
        described["legislationIdentifier"] = policy.number.display
    return described
