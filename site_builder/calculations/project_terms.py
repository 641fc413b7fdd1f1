"""What a project's facts come to: its fee bill and the clauses on offer, worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from site_builder.calculations.bill import Bill, fee_bill
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import ClauseMatch, match_clauses
from site_builder.calculations.facts import Facts, project_facts
from site_builder.calculations.fee_rules import fee_rules
from site_builder.catalogue import Catalogue
from site_builder.models.projects import Project

Verdicts = tuple[tuple[tuple[str, str], Verdict], ...]
"""Clauses, by the ids of policy and clause, and the verdicts on them."""


@dataclass(frozen=True, slots=True)
class ProjectTerms:
    """The facts of a project, the fees they call for, and every clause held against them."""

    facts: Facts
    bill: Bill
    matches: tuple[ClauseMatch, ...]


def project_terms(catalogue: Catalogue, project: Project, day: datetime.date) -> ProjectTerms:
    """Work out a project's terms; all languages of its page share them."""
    return _terms(catalogue, project.id, day)


# Pages of one project are made one after the other, so few are kept.
@lru_cache(maxsize=256)
def _terms(catalogue: Catalogue, project_id: str, day: datetime.date) -> ProjectTerms:
    project = catalogue.project_by_id[project_id]
    facts = project_facts(catalogue, project)
    bill = fee_bill(fee_rules(catalogue), facts, day, project.known_fees)
    matches = tuple(match_clauses(catalogue, facts, day))
    _kept_verdicts(catalogue, day)[project_id] = _verdicts(matches)
    return ProjectTerms(facts, bill, matches)


def clause_verdicts(catalogue: Catalogue, project: Project, day: datetime.date) -> Verdicts:
    """Return the clauses that a project meets or may meet, in short."""
    verdicts = _kept_verdicts(catalogue, day)
    if project.id not in verdicts:
        facts = project_facts(catalogue, project)
        verdicts[project.id] = _verdicts(match_clauses(catalogue, facts, day))
    return verdicts[project.id]


@lru_cache(maxsize=2)
def _kept_verdicts(catalogue: Catalogue, day: datetime.date) -> dict[str, Verdicts]:
    return {}


def _verdicts(matches: Iterable[ClauseMatch]) -> Verdicts:
    return tuple(
        ((match.policy.id, match.clause.id), match.judgement.verdict)
        for match in matches
        if match.judgement.verdict is not Verdict.NOT_MET
    )
