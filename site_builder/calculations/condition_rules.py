"""Conditions and facts as plain JSON, in the shape that `theme/assets/js/conditions.js` states."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from site_builder.calculations.conditions import bounds_of
from site_builder.models.conditions import (
    AllOf,
    Always,
    AnyOf,
    Comparison,
    NotAny,
    SomeOf,
)
from site_builder.models.facts import FactKind, FactValue

Kinds = Mapping[str, FactKind]


def condition_rule(condition: Any, kinds: Kinds) -> Any:
    """Write a condition; no condition at all is `None`."""
    if condition is None:
        return None
    if isinstance(condition, Always):
        return "always"
    if isinstance(condition, Comparison):
        return _comparison(condition, kinds)
    if isinstance(condition, NotAny):
        return {"not": condition_rule(condition.negated, kinds)}
    if isinstance(condition, AllOf):
        return {"all": [condition_rule(part, kinds) for part in condition.all]}
    if isinstance(condition, AnyOf):
        return {"any": [condition_rule(part, kinds) for part in condition.any]}
    if isinstance(condition, SomeOf):
        return {
            "some": condition.some,
            "of": [condition_rule(part, kinds) for part in condition.of],
        }
    return {"text": True}


def fact_rule(value: FactValue) -> str | bool:
    """Write a fact: figures as decimal strings, which no browser rounds."""
    return decimal_text(value) if isinstance(value, Decimal) else value


def decimal_text(value: Decimal) -> str:
    """Write a figure in full, without an exponent."""
    return f"{value:f}"


def _comparison(condition: Comparison, kinds: Kinds) -> dict[str, Any]:
    rule: dict[str, Any] = {"fact": condition.fact}
    for name, bound in bounds_of(condition, kinds).items():
        rule[name] = decimal_text(bound)
    if condition.one_of is not None:
        rule["one_of"] = list(condition.one_of)
    if condition.holds is not None:
        rule["is"] = condition.holds
    return rule
