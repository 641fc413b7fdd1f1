"""Decides conditions over facts: met, not met, or open because a fact is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from site_builder.calculations.facts import Facts
from site_builder.models.conditions import AllOf, Always, AnyOf, Comparison, NotAny, SomeOf
from site_builder.models.facts import CORE_FACTS, FactKind, FactValue, threshold


class Verdict(StrEnum):
    """What became of a condition."""

    MET = "met"
    OPEN = "open"
    NOT_MET = "not-met"


# A tuple, as every clause on offer is judged for every project.
class Judgement(NamedTuple):
    """A condition's verdict, those of its parts, and the fact that was looked at."""

    verdict: Verdict
    condition: Any
    parts: tuple[Judgement, ...] = ()
    actual: FactValue | None = None

    @property
    def deciding(self) -> tuple[Judgement, ...]:
        """Return the comparisons and texts that the verdict rests on."""
        if not self.parts:
            return (self,) if self.condition is not None else ()
        is_negation = isinstance(self.condition, NotAny)
        counted = (one for one in self.parts if is_negation or one.verdict is self.verdict)
        return tuple(leaf for part in counted for leaf in part.deciding)

    @property
    def missing(self) -> frozenset[str]:
        """Return the facts that would have to be known to decide it."""
        if self.verdict is not Verdict.OPEN:
            return frozenset()
        leaves = (leaf.condition for leaf in self.deciding)
        return frozenset(one.fact for one in leaves if isinstance(one, Comparison))


CORE = {fact.name: fact for fact in CORE_FACTS}


def evaluate(condition: Any, facts: Facts, kinds: Mapping[str, FactKind] = CORE) -> Judgement:
    """Decide a condition; no condition at all is met.

    `kinds` are the catalogue's facts: they say which unit a threshold is to be brought to.
    """
    if condition is None or isinstance(condition, Always):
        return Judgement(Verdict.MET, None)
    if isinstance(condition, Comparison):
        return _compare(condition, facts, kinds)
    if isinstance(condition, NotAny):
        part = evaluate(condition.negated, facts, kinds)
        return Judgement(_OPPOSITE[part.verdict], condition, (part,))
    if isinstance(condition, (AllOf, AnyOf, SomeOf)):
        return _combine(condition, facts, kinds)
    return Judgement(Verdict.OPEN, condition)


_OPPOSITE = {
    Verdict.MET: Verdict.NOT_MET,
    Verdict.NOT_MET: Verdict.MET,
    Verdict.OPEN: Verdict.OPEN,
}


def _combine(
    condition: AllOf | AnyOf | SomeOf, facts: Facts, kinds: Mapping[str, FactKind]
) -> Judgement:
    inner, needed = _parts(condition)
    parts = tuple(evaluate(part, facts, kinds) for part in inner)
    return Judgement(_at_least(needed, parts), condition, parts)


def _parts(condition: AllOf | AnyOf | SomeOf) -> tuple[Sequence[Any], int]:
    if isinstance(condition, AllOf):
        return condition.all, len(condition.all)
    if isinstance(condition, AnyOf):
        return condition.any, 1
    return condition.of, condition.some


def _at_least(needed: int, parts: Sequence[Judgement]) -> Verdict:
    """All is n of n and any is 1 of n, so one rule serves the three forms."""
    verdicts = [part.verdict for part in parts]
    met = verdicts.count(Verdict.MET)
    if met >= needed:
        return Verdict.MET
    return Verdict.OPEN if met + verdicts.count(Verdict.OPEN) >= needed else Verdict.NOT_MET


def _compare(condition: Comparison, facts: Facts, kinds: Mapping[str, FactKind]) -> Judgement:
    actual = facts.get(condition.fact)
    if actual is None:
        return Judgement(Verdict.OPEN, condition)
    holds = all(_tests(condition, actual, kinds))
    return Judgement(Verdict.MET if holds else Verdict.NOT_MET, condition, (), actual)


def _tests(condition: Comparison, actual: FactValue, kinds: Mapping[str, FactKind]) -> list[bool]:
    tests: list[bool] = []
    if isinstance(actual, Decimal):
        bounds = bounds_of(condition, kinds)
        tests.extend(_ORDERS[name](actual, bound) for name, bound in bounds.items())
    if condition.one_of is not None:
        tests.append(actual in condition.one_of)
    if condition.holds is not None:
        tests.append(actual is condition.holds)
    return tests or [False]


_ORDERS = {"at_least": ge, "above": gt, "at_most": le, "below": lt}


def bounds_of(condition: Comparison, kinds: Mapping[str, FactKind]) -> dict[str, Decimal]:
    """Return the thresholds by their words, in the unit that the fact is known in."""
    fact = kinds.get(condition.fact)
    return {
        name: threshold(fact, bound) if fact else bound.value
        for name, bound in condition.thresholds
    }
