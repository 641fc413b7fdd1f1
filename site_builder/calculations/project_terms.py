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
    terms, seen = _terms(catalogue, project.id, day)
    catalogue.note(seen)
    return terms


# Pages of one project are made one after the other, so few are kept.
@lru_cache(maxsize=256)
def _terms(
    catalogue: Catalogue, project_id: str, day: datetime.date
) -> tuple[ProjectTerms, frozenset[str]]:
    with catalogue.watch() as seen:
        project = catalogue.project_by_id[project_id]
        facts = project_facts(catalogue, project)
        bill = fee_bill(fee_rules(catalogue), facts, day, project.known_fees)
        matches = tuple(match_clauses(catalogue, facts, day))
    looked_at = frozenset(seen)

    def verdicts() -> Verdicts:
        catalogue.note(looked_at)
        return _verdicts(matches)

    catalogue.recalled(("verdicts", project_id, day), verdicts)
    return ProjectTerms(facts, bill, matches), looked_at


def clause_verdicts(catalogue: Catalogue, project: Project, day: datetime.date) -> Verdicts:
    """Return the clauses that a project meets or may meet, in short."""

    def work_out() -> Verdicts:
        facts = project_facts(catalogue, project)
        return _verdicts(match_clauses(catalogue, facts, day))

    return catalogue.recalled(("verdicts", project.id, day), work_out)


def _verdicts(matches: Iterable[ClauseMatch]) -> Verdicts:
    return tuple(
        ((match.policy.id, match.clause.id), match.judgement.verdict)
        for match in matches
        if match.judgement.verdict is not Verdict.NOT_MET
    )
