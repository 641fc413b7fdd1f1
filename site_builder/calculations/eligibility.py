"""Which clauses of which policies a plan's facts qualify for, and what decides it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from site_builder.calculations.amounts import NotComputed, Outcome
from site_builder.calculations.conditions import Judgement, Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.calculations.rates import Setting, compute
from site_builder.catalogue import Catalogue
from site_builder.models.choices import PolicyStatus
from site_builder.models.policies import Benefit, Clause, Policy
from site_builder.values.rounded import exact

_OFFERED = frozenset({PolicyStatus.IN_FORCE, PolicyStatus.UNDER_REVISION})


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """A clause, the verdict on it, and the facts it was held against."""

    policy: Policy
    clause: Clause
    judgement: Judgement
    facts: Facts = field(repr=False)

    @property
    def worth(self) -> Outcome | None:
        """Compute what the clause would come to; `None` if it gives no sum or does not fit."""
        benefit = self.clause.benefit
        if benefit.rate is None or self.judgement.verdict is Verdict.NOT_MET:
            return None
        return _capped(compute(benefit.rate, Setting(self.facts)), benefit)


def is_offered(policy: Policy, day: datetime.date) -> bool:
    """Tell whether a policy can be applied for on a day."""
    is_current = policy.effective <= day and (policy.expires is None or day <= policy.expires)
    return is_current and policy.status in _OFFERED


def _judge(catalogue: Catalogue, clause: Clause, facts: Facts) -> Judgement:
    """Decide a clause; one that only names its beneficiaries is for a reader to decide."""
    if clause.when is None and clause.beneficiary is not None:
        return Judgement(Verdict.OPEN, None)
    return evaluate(clause.when, facts, catalogue.facts)


def _capped(worth: Outcome, benefit: Benefit) -> Outcome:
    if isinstance(worth, NotComputed):
        return worth
    most = most_paid(benefit)
    cap = exact(most) if most is not None else None
    return worth.through(lambda amount: amount.clamped(None, cap))


def most_paid(benefit: Benefit) -> Decimal | None:
    """Return the most that a benefit comes to in its first year; `None` if it has no cap."""
    caps = (benefit.maximum, benefit.maximum_per_year)
    return min((cap.amount for cap in caps if cap is not None), default=None)


def match_clauses(catalogue: Catalogue, facts: Facts, day: datetime.date) -> Iterator[ClauseMatch]:
    """Yield every clause on offer that concerns the plan's industry, with its verdict."""
    industry = facts.get("industry")
    for policy in catalogue.policies:
        if not is_offered(policy, day):
            continue
        if policy.industries and industry is not None and industry not in policy.industries:
            continue
        for clause in policy.clauses:
            yield ClauseMatch(policy, clause, _judge(catalogue, clause, facts), facts)
