"""The clauses on offer as plain JSON: whom they are for, on which conditions, and how much.

`theme/assets/js/matching.js` decides them as `eligibility.py` does.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from site_builder.calculations.condition_rules import condition_rule, decimal_text
from site_builder.calculations.eligibility import is_offered, most_paid
from site_builder.calculations.facts import PER_MU
from site_builder.calculations.rule_making import rate_rule
from site_builder.calculations.rule_prices import Making
from site_builder.calculations.same_objects import SameObjects
from site_builder.catalogue import Catalogue
from site_builder.models.conditions import comparisons_in
from site_builder.models.policies import Clause, Policy
from site_builder.values.area import MU, Area


def clauses_on_offer(catalogue: Catalogue, day: datetime.date) -> Iterator[tuple[Policy, Clause]]:
    """Yield every clause that can be applied for on a day."""
    for policy in catalogue.policies:
        if is_offered(policy, day):
            for clause in policy.clauses:
                yield policy, clause


def clause_rules(catalogue: Catalogue, day: datetime.date) -> list[dict[str, Any]]:
    """Write the clauses on offer."""
    offered = clauses_on_offer(catalogue, day)
    return [_clause(catalogue, policy, clause) for policy, clause in offered]


def clause_key(policy: Policy, clause: Clause) -> str:
    """Name a clause on the whole site."""
    return f"{policy.id}/{clause.id}"


def _clause(catalogue: Catalogue, policy: Policy, clause: Clause) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": clause_key(policy, clause)}
    if policy.industries:
        rule["industries"] = list(policy.industries)
    if clause.when is not None:
        rule["when"] = condition_rule(clause.when, catalogue.facts)
    elif clause.beneficiary is not None:
        rule["asks"] = True
    benefit = clause.benefit
    if benefit.rate is not None:
        made = rate_rule(benefit.rate, Making(catalogue.facts, None))
        rule["rate"] = made.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, context={"kinds": catalogue.facts}
        )
        if (most := most_paid(benefit)) is not None:
            rule["most"] = decimal_text(most)
    return rule


def facts_asked(catalogue: Catalogue, day: datetime.date) -> list[str]:
    """Return the facts that clauses ask for, those that most of them ask for first.

    What follows from a sum and the land is asked for as these two.
    """
    clauses = (clause for _, clause in clauses_on_offer(catalogue, day))
    return list(_facts_asked(SameObjects(catalogue.facts, *clauses)))


@lru_cache(maxsize=4)
def _facts_asked(ground: SameObjects) -> tuple[str, ...]:
    facts, *clauses = ground.objects
    counts = Counter(name for clause in clauses for name in clause.facts_asked)
    for derived, amount in PER_MU.items():
        if counted := counts.pop(derived, 0):
            counts.update({amount: counted, "land_area": counted})
    order = list(facts)
    return tuple(sorted(counts, key=lambda name: (-counts[name], order.index(name))))


def facts_in_mu(catalogue: Catalogue, day: datetime.date) -> set[str]:
    """Return the facts whose thresholds are land measured in mu."""
    return {
        one.fact
        for _, clause in clauses_on_offer(catalogue, day)
        for one in comparisons_in(clause.when)
        for bound in (one.at_least, one.above, one.at_most, one.below)
        if bound is not None and isinstance(bound.figure, Area) and bound.figure.unit == MU
    }
