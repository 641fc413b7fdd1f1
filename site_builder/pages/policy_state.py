"""Whether a policy can be applied for, in words, and which projects its clauses fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.calculations.eligibility import is_offered
from site_builder.calculations.project_terms import fitting_clauses
from site_builder.calculations.statistics import LIVE_STAGES
from site_builder.models.choices import PolicyStatus
from site_builder.models.policies import Policy
from site_builder.models.projects import Project
from site_builder.pages.edition import Edition

_BADGES = {
    PolicyStatus.IN_FORCE: "met",
    PolicyStatus.UNDER_REVISION: "open",
    PolicyStatus.SUPERSEDED: "stop",
    PolicyStatus.EXPIRED: "stop",
    PolicyStatus.REPEALED: "stop",
}


@dataclass(frozen=True, slots=True)
class PolicyState:
    """A policy's state in words, the badge it gets, and whether it can be applied for."""

    text: str
    badge: str
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Fits:
    """The projects that a clause fits: those that meet it, and those with facts still open."""

    met: tuple[Project, ...] = ()
    open: tuple[Project, ...] = ()


FitsByClause = Mapping[tuple[str, str], Fits]


def policy_status(edition: Edition, policy: Policy) -> PolicyStatus:
    """Return a policy's status on the day, whatever its record said when it was written."""
    is_past = policy.expires is not None and policy.expires < edition.as_of
    if is_past and policy.status in (PolicyStatus.IN_FORCE, PolicyStatus.UNDER_REVISION):
        return PolicyStatus.EXPIRED
    return policy.status


def policy_state(edition: Edition, policy: Policy) -> PolicyState:
    """Say a policy's state on the day."""
    if policy.effective > edition.as_of:
        return PolicyState(edition._("Not in force yet"), "open", False)
    status = policy_status(edition, policy)
    return PolicyState(edition.choice(status), _BADGES[status], is_offered(policy, edition.as_of))


def clause_fits(edition: Edition) -> FitsByClause:
    """Hold every clause on offer against every live project."""
    met: dict[tuple[str, str], list[Project]] = {}
    still_open: dict[tuple[str, str], list[Project]] = {}
    for project in edition.catalogue.projects:
        if project.stage not in LIVE_STAGES:
            continue
        fitting = fitting_clauses(edition.catalogue, project, edition.as_of)
        for policy, clause, is_met in fitting:
            (met if is_met else still_open).setdefault((policy, clause), []).append(project)
    return {
        key: Fits(tuple(met.get(key, ())), tuple(still_open.get(key, ())))
        for key in {**met, **still_open}
    }
