"""The policy matcher: a plan's facts in, every clause on offer out, with what decides it.

The page lists all clauses with their conditions; a script holds them against what is typed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from site_builder.calculations.clause_rules import (
    clause_key,
    clause_rules,
    clauses_on_offer,
    facts_asked,
    facts_in_mu,
)
from site_builder.calculations.facts import Facts, project_facts
from site_builder.models.policies import Clause, Policy
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.clause_worth import worth_sentence
from site_builder.pages.condition_text import condition_lines
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fact_fields import FactField, fact_fields
from site_builder.pages.fee_links import ESTIMATOR, typed_fact
from site_builder.pages.json_text import json_for_html
from site_builder.pages.page import Page
from site_builder.pages.policy_clause import clause_kind
from site_builder.pages.sections import section_link

MATCHER = "policies/matcher/"
_LEADING = (
    "industry",
    "sector",
    "fixed_assets",
    "registered_capital",
    "equipment_investment",
    "land_area",
    "annual_tax",
    "jobs",
)
_IN_PANEL = ("industry", "fixed_assets", "registered_capital", "jobs")


class MatcherPanel(NamedTuple):
    """The few fields that other pages show, and where the rules stand below the site's root."""

    fields: list[FactField]
    rules: str
    total: int


def matcher_pages(edition: Edition) -> Iterator[Page]:
    """Make the matcher's page."""
    clauses = list(clauses_on_offer(edition.catalogue, edition.as_of))
    fields = _fields(edition)
    title = edition._("Which incentives fit my plan?")
    yield Page(
        path=MATCHER,
        section="policies",
        title=title,
        description=edition._(
            "{n} clauses on offer on {date}, held against the facts of a plan: which fit, which "
            "do not, and what decides.",
            n=len(clauses),
            date=edition.date(edition.as_of),
        ),
        template="matcher.html",
        view={
            "heading": title,
            "leading": [one for one in fields if one.name in _LEADING],
            "groups": _by_group([one for one in fields if one.name not in _LEADING]),
            "clauses": [_clause(edition, *one) for one in clauses],
            "rules": rules_file(edition)[0],
            "example": _example(edition),
            "estimator": ESTIMATOR,
            "names": json_for_html({one.name: one.label for one in fields}),
            "date": edition.date(edition.as_of),
        },
        published=edition.as_of,
        structured=(
            breadcrumb_list(edition, section_link(edition, "policies"), Link(title, MATCHER)),
        ),
        styles=("details.css", "matcher-panel.css", "copy.css", "matcher.css"),
        modules=("matcher.js", "copy.js"),
        files=(rules_file(edition),),
    )


def matcher_panel(edition: Edition) -> MatcherPanel | None:
    """Return the panel that leads to the matcher; `None` where no clause is on offer."""
    asked = facts_asked(edition.catalogue, edition.as_of)
    names = [one for one in _IN_PANEL if one in asked] or asked[:4]
    total = sum(1 for _ in clauses_on_offer(edition.catalogue, edition.as_of))
    if not names:
        return None
    return MatcherPanel(fact_fields(edition, names), rules_file(edition)[0], total)


def rules_file(edition: Edition) -> tuple[str, bytes]:
    """Return the rules that scripts read: their address below the site's root, and content."""
    catalogue, day = edition.catalogue, edition.as_of

    def write() -> bytes:
        rules = clause_rules(catalogue, day)
        return json.dumps(rules, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    content = catalogue.remembered(f"rules of clauses {day}", write)
    digest = hashlib.sha256(content).hexdigest()[:12]
    return f"assets/q/rules/clauses.{digest}.json", content


def plan_query(edition: Edition, facts: Facts) -> str:
    """Return the matcher's address with the facts of a plan filled in."""
    kinds = edition.catalogue.facts
    asked = facts_asked(edition.catalogue, edition.as_of)
    given = {name: typed_fact(kinds[name], facts[name]) for name in asked if name in facts}
    return f"{MATCHER}?{urlencode(given)}" if given else MATCHER


def _fields(edition: Edition) -> list[FactField]:
    catalogue, day = edition.catalogue, edition.as_of
    asked = facts_asked(catalogue, day)
    first = [one for one in _LEADING if one in asked]
    rest = [one for one in asked if one not in _LEADING]
    return fact_fields(edition, [*first, *rest], facts_in_mu(catalogue, day))


def _by_group(fields: list[FactField]) -> list[tuple[str, list[FactField]]]:
    groups: dict[str, list[FactField]] = {}
    for one in fields:
        groups.setdefault(one.group, []).append(one)
    return list(groups.items())


def _clause(edition: Edition, policy: Policy, clause: Clause) -> dict[str, Any]:
    named = edition.catalogue.industry_by_id
    return {
        "key": clause_key(policy, clause),
        "url": f"policies/{policy.id}/#clause-{clause.id}",
        "title": edition.say(clause.title),
        "kind": clause_kind(edition, clause),
        "benefit": edition.say(clause.benefit.text),
        "worth": worth_sentence(edition, clause, "{sum}") if clause.benefit.rate else "",
        "beneficiary": edition.say(clause.beneficiary),
        "industries": edition.listed_names(
            [edition.say(named[one].name) for one in policy.industries]
        ),
        "conditions": condition_lines(edition, clause.when),
        "policy": edition.say(policy.name),
        "until": edition.date(policy.expires) if policy.expires else "",
    }


def _example(edition: Edition) -> Link | None:
    """Link the matcher filled in with a project that is shown on the home page."""
    projects = edition.catalogue.projects
    shown = next((one for one in projects if one.featured), projects[0] if projects else None)
    if shown is None:
        return None
    facts = project_facts(edition.catalogue, shown)
    return Link(edition.say(shown.name), plan_query(edition, facts))
