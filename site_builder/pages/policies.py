"""The list of policies: what can be applied for first, what no longer can clearly marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.models.policies import Policy
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.browse.panel import Nouns, shown_panel
from site_builder.pages.browse.policies import POLICIES
from site_builder.pages.browse.table import table_file
from site_builder.pages.edition import Edition, Link
from site_builder.pages.matcher import matcher_panel
from site_builder.pages.page import Page
from site_builder.pages.parts import data_files
from site_builder.pages.plain_lists import policy_industry_links
from site_builder.pages.policy import number_text, policy_page
from site_builder.pages.policy_state import FitsByClause, clause_fits, policy_state
from site_builder.pages.sections import section_link
from site_builder.pages.structured import collection

LEVEL_WORDS = {
    "national": "National",
    "provincial": "Provincial",
    "municipal": "Municipal",
    "county": "County",
}


def policy_pages(edition: Edition) -> Iterator[Page]:
    """Make the list of policies and each policy's page."""
    fits = clause_fits(edition)
    yield _list_page(edition, fits)
    for policy in edition.catalogue.policies:
        yield policy_page(edition, policy, fits)


def _list_page(edition: Edition, fits: FitsByClause) -> Page:
    policies = edition.catalogue.policies
    offered = [one for one in policies if policy_state(edition, one).is_offered]
    past = [one for one in policies if one not in offered]
    listed = [*offered, *past]
    table = table_file(edition, POLICIES, listed)
    clauses = sum(len(one.clauses) for one in offered)
    title = edition._("Incentive policies")
    description = edition._(
        "{n} policies with {clauses} clauses can be applied for on {date}; {past} more are over "
        "and stay on the list, marked as such.",
        n=len(offered),
        clauses=clauses,
        past=len(past),
        date=edition.date(edition.as_of),
    )
    return Page(
        path="policies/",
        section="policies",
        title=title,
        description=description,
        template="policies.html",
        view={
            "heading": title,
            "lead": description,
            "matcher": matcher_panel(edition),
            "files": data_files("policies"),
            "offered": [_card(edition, one, fits) for one in offered],
            "past": [_card(edition, one, fits) for one in past],
            "browser": shown_panel(edition, POLICIES, listed, table, _nouns(edition)),
            "lists": policy_industry_links(edition),
        },
        published=max((one.published for one in policies), default=None),
        structured=(
            collection(
                edition,
                "policies",
                (Link(edition.plain(one.name), f"policies/{one.id}/") for one in policies),
            ),
            breadcrumb_list(edition, section_link(edition, "policies")),
        ),
        styles=("cards.css", "policies.css", "browse.css", "filter-bar.css", "matcher-panel.css"),
        modules=("browse-rows.js", "matcher-panel.js"),
        files=(table,),
    )


def _nouns(edition: Edition) -> Nouns:
    """Say how policies are counted."""
    forms = edition.words.forms
    return Nouns(
        all=forms("policy on the list", "policies on the list"),
        some=forms("policy matches", "policies match"),
        show=forms("Show {n} policy", "Show {n} policies"),
        none=edition._("No policy meets all of these conditions."),
        search=edition._("Search within policies"),
    )


def _card(edition: Edition, policy: Policy, fits: FitsByClause) -> dict[str, Any]:
    met = {
        project.id
        for clause in policy.clauses
        if (policy.id, clause.id) in fits
        for project in fits[policy.id, clause.id].met
    }
    successor = edition.catalogue.policy_by_id.get(policy.superseded_by or "")
    return {
        "id": policy.id,
        "url": f"policies/{policy.id}/",
        "name": edition.say(policy.name),
        "state": policy_state(edition, policy),
        "level": edition._(LEVEL_WORDS[policy.level]),
        "number": number_text(edition, policy),
        "summary": edition.say(policy.summary),
        "issuer": edition.say(policy.issuer),
        "until": _until(edition, policy),
        "clauses": len(policy.clauses),
        "fits": len(met),
        "successor": Link(edition.say(successor.name), f"policies/{successor.id}/")
        if successor
        else None,
        "agency": edition.say(edition.catalogue.agency_by_id[policy.agency].name),
    }


def _until(edition: Edition, policy: Policy) -> str:
    if policy.expires is None:
        return edition._("no end date")
    return edition._("until {date}", date=edition.date(policy.expires))
