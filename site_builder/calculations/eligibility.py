"""Which clauses of which policies a plan's facts qualify for, and what decides it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.calculations.amounts import NotComputed, Outcome
from site_builder.calculations.conditions import Judgement, Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.calculations.rates import Setting, compute
from site_builder.catalogue import Catalogue
from site_builder.models.choices import PolicyStatus
from site_builder.models.policies import Benefit, Clause, Policy

_OFFERED = frozenset({PolicyStatus.IN_FORCE, PolicyStatus.UNDER_REVISION})


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """A clause, the verdict on it, and what it would come to."""

    policy: Policy
    clause: Clause
    judgement: Judgement
    worth: Outcome | None


def is_offered(policy: Policy, day: datetime.date) -> bool:
    """Tell whether a policy can be applied for on a day."""
    is_current = policy.effective <= day and (policy.expires is None or day <= policy.expires)
    return is_current and policy.status in _OFFERED


def _judge(clause: Clause, facts: Facts) -> Judgement:
    """Decide a clause; one that only names its beneficiaries is for a reader to decide."""
    if clause.when is None and clause.beneficiary is not None:
        return Judgement(Verdict.OPEN, None)
    return evaluate(clause.when, facts)


def _capped(worth: Outcome, benefit: Benefit) -> Outcome:
    if isinstance(worth, NotComputed):
        return worth
    return worth.through(lambda amount: amount.clamped(None, benefit.maximum))


def match_clauses(catalogue: Catalogue, facts: Facts, day: datetime.date) -> Iterator[ClauseMatch]:
    """Yield every clause on offer that concerns the plan's industry, with its verdict."""
    industry = facts.get("industry")
    for policy in catalogue.policies:
        if not is_offered(policy, day):
            continue
        if policy.industries and industry is not None and industry not in policy.industries:
            continue
        for clause in policy.clauses:
            judgement = _judge(clause, facts)
            worth = None
            if clause.benefit.rate is not None and judgement.verdict is not Verdict.NOT_MET:
                worth = _capped(compute(clause.benefit.rate, Setting(facts)), clause.benefit)
            yield ClauseMatch(policy, clause, judgement, worth)
