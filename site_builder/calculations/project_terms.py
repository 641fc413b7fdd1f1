"""What a project's facts come to: its fee bill and the clauses on offer, worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from site_builder.calculations.bill import Bill, fee_bill
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import ClauseMatch, match_clauses
from site_builder.calculations.facts import Facts, project_facts
from site_builder.calculations.fee_rules import fee_rules
from site_builder.catalogue import Catalogue
from site_builder.models.projects import Project

Fitting = tuple[tuple[str, str, bool], ...]
"""Clauses by the ids of policy and clause, and whether they are met, not only open."""


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
@lru_cache(maxsize=32)
def _terms(
    catalogue: Catalogue, project_id: str, day: datetime.date
) -> tuple[ProjectTerms, frozenset[str]]:
    with catalogue.watch() as seen:
        project = catalogue.project_by_id[project_id]
        facts = project_facts(catalogue, project)
        bill = fee_bill(fee_rules(catalogue), facts, day, project.known_fees)
        matches = tuple(match_clauses(catalogue, facts, day))
    looked_at = frozenset(seen)

    def found() -> tuple[ClauseMatch, ...]:
        catalogue.note(looked_at)
        return matches

    _fitting(catalogue, project, day, found)
    return ProjectTerms(facts, bill, matches), looked_at


def fitting_clauses(catalogue: Catalogue, project: Project, day: datetime.date) -> Fitting:
    """Return the clauses that a project meets or may meet, in short."""
    return _fitting(
        catalogue,
        project,
        day,
        lambda: match_clauses(catalogue, project_facts(catalogue, project), day),
    )


def _fitting(
    catalogue: Catalogue,
    project: Project,
    day: datetime.date,
    matches: Callable[[], Iterable[ClauseMatch]],
) -> Fitting:
    def work_out() -> Fitting:
        return catalogue.remembered_of(f"clauses {day}", project, lambda: _in_short(matches()))

    return catalogue.recalled(("clauses", project.id, day), work_out)


def _in_short(matches: Iterable[ClauseMatch]) -> Fitting:
    return tuple(
        (match.policy.id, match.clause.id, match.judgement.verdict is Verdict.MET)
        for match in matches
        if match.judgement.verdict is not Verdict.NOT_MET
    )
