"""A clause of a policy: what it gives, on which conditions, how it is paid, whom it fits."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from site_builder.models.conditions import Comparison, parts_of
from site_builder.models.policies import Benefit, Clause, Policy
from site_builder.models.projects import Project
from site_builder.pages.condition_text import comparison_text, condition_lines
from site_builder.pages.edition import Edition, Link
from site_builder.pages.links import record_url
from site_builder.pages.parts import Row
from site_builder.pages.policy_state import Fits, FitsByClause, policy_state
from site_builder.pages.rate_parts import words
from site_builder.pages.rate_view import rate_view

_LINKS = 6
_KINDS = {
    "grant": "Grant",
    "subsidy": "Subsidy",
    "tax": "Tax relief",
    "fee-relief": "Fee relief",
    "service": "Service",
    "case-by-case": "Case by case",
    "recognition": "Recognition",
}


def shown_clause(
    edition: Edition, policy: Policy, clause: Clause, fits: FitsByClause
) -> dict[str, Any]:
    """Show a clause."""
    benefit = clause.benefit
    is_offered = policy_state(edition, policy).is_offered
    return {
        "anchor": f"clause-{clause.id}",
        "title": edition.say(clause.title),
        "article": edition.say(clause.article),
        "kind": clause_kind(edition, clause),
        "benefit": edition.say(benefit.text),
        "rate": rate_view(edition, benefit.rate) if benefit.rate is not None else None,
        "beneficiary": edition.say(clause.beneficiary),
        "conditions": condition_lines(edition, clause.when),
        "readings": list(_readings(edition, clause.when)),
        "rows": _rows(edition, benefit),
        "payout": [
            (edition.say(one.milestone), edition.price(one.share)) for one in benefit.payout
        ],
        "fees": [_fee(edition, one) for one in benefit.fees],
        "text": edition.say(clause.text),
        "fits": _fits(edition, fits.get((policy.id, clause.id), Fits())) if is_offered else None,
    }


def clause_kind(edition: Edition, clause: Clause) -> str:
    """Say what sort of benefit a clause gives."""
    return edition._(_KINDS[clause.benefit.kind])


def _rows(edition: Edition, benefit: Benefit) -> list[Row]:
    rows = []
    if benefit.maximum:
        said = edition.money(benefit.maximum, converted=True)
        rows.append(Row(edition._("Cap"), said))
    if benefit.maximum_per_year:
        said = edition.money(benefit.maximum_per_year, converted=True)
        rows.append(Row(edition._("Cap for each year"), said))
    if benefit.relief:
        rows.append(Row(edition._("Taken off the fees"), edition.price(benefit.relief)))
    if benefit.clawback:
        rows.append(Row(edition._("To be paid back"), edition.say(benefit.clawback)))
    return rows


def _fee(edition: Edition, item_id: str) -> Link:
    _, item = edition.catalogue.fee_item_by_id[item_id]
    return Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", item_id))


def _readings(edition: Edition, condition: Any) -> list[Markup]:
    """Show the second readings of conditions whose wording is ambiguous."""
    if isinstance(condition, Comparison):
        if condition.other_reading is None:
            return []
        said = comparison_text(edition, condition)
        other = edition.say(condition.other_reading)
        return [
            words(edition, "{condition}. Another reading: {other}", condition=said, other=other)
        ]
    return [one for part in parts_of(condition) for one in _readings(edition, part)]


def _fits(edition: Edition, fits: Fits) -> dict[str, Any]:
    """Link the projects that a clause fits, the first few of each kind."""
    return {
        "met": [_project(edition, one) for one in fits.met[:_LINKS]],
        "met_total": len(fits.met),
        "open": [_project(edition, one) for one in fits.open[:_LINKS]],
        "open_total": len(fits.open),
    }


def _project(edition: Edition, project: Project) -> Link:
    return Link(edition.say(project.name), f"projects/{project.id}/")
