"""Computes rules of rates for known facts, exactly; ranges stay ranges, gaps are named.

`theme/assets/js/fee-rules.js` does the same in the browser; both are held against the cases in
tests/bills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Any

from site_builder.calculations.amounts import ZERO, Amount, Computed, NotComputed, Outcome, Term
from site_builder.calculations.conditions import CORE, Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.calculations.rule_making import rate_rule
from site_builder.calculations.rule_parts import (
    Bands,
    Choice,
    Clamp,
    Counted,
    Factor,
    First,
    Formula,
    Further,
    Option,
    OtherFee,
    Pick,
    Points,
    Price,
    Rate,
    Sum,
    Uncomputed,
    Years,
)
from site_builder.calculations.rule_prices import Making
from site_builder.calculations.same_objects import SameObjects
from site_builder.models.facts import FactKind
from site_builder.values.rounded import exact


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule is computed in: the facts, the year, and the standards of the other items."""

    facts: Facts
    quantity: str | None = None
    year: int = 1
    kinds: Mapping[str, FactKind] = field(default_factory=lambda: CORE)
    rate_of: Callable[[str], Rate | None] = lambda item_id: None

    def figure(self, name: str) -> Fraction | None:
        """Return a fact's figure; `None` if it is not known."""
        value = self.facts.get(name)
        return exact(value) if isinstance(value, Decimal) else None


def compute(rate: Any, setting: Setting) -> Outcome:
    """Compute a rate of the catalogue."""
    return compute_rule(_rule(SameObjects(rate, setting.kinds), setting.quantity), setting)


@lru_cache(maxsize=4096)
def _rule(ground: SameObjects, quantity: str | None) -> Rate:
    rate, kinds = ground.objects
    return rate_rule(rate, Making(kinds, quantity))


def compute_rule(rule: Rate, setting: Setting) -> Outcome:
    """Compute a rule of any kind."""
    return _COMPUTERS[type(rule)](rule, setting)


def unknown(*facts: str) -> NotComputed:
    """Say that facts are missing."""
    return NotComputed("missing", frozenset(facts))


def _none(rule: Uncomputed, setting: Setting) -> Outcome:
    return NotComputed(rule.why)


def _price(rule: Price, setting: Setting) -> Outcome:
    missing = [one.fact for one in rule.of if setting.figure(one.fact) is None]
    if missing:
        return unknown(*missing)
    return _charge(rule, [(_count(one, setting), one) for one in rule.of])


def _count(one: Counted, setting: Setting) -> Fraction:
    found = setting.figure(one.fact) or Fraction(0)
    return _in_units(found, one)


def _in_units(figure: Fraction, one: Counted) -> Fraction:
    """Count in the price's unit; where no part of one is charged, up to the next whole one."""
    count = max(Fraction(0), figure / one.unit - one.beyond)
    return Fraction(ceil(count)) if one.whole else count


def _charge(price: Price, counts: Sequence[tuple[Fraction, Counted]]) -> Computed:
    amount = Amount(price.low, price.high)
    for count, _ in counts:
        amount = amount.times(count)
    return Computed(amount, (Term("price", price.said, tuple(counts)),))


def _further(rule: Further, setting: Setting) -> Outcome:
    return Computed(ZERO, (Term("plus", rule.said),))


def _pick(rule: Pick, setting: Setting) -> Outcome:
    """Take the first class that is met; ask for what decides, or span what nothing decides."""
    needed: set[str] = set()
    rest: list[Option] = []
    for option in rule.options:
        if option.when is None:
            rest.append(option)
            continue
        judgement = evaluate(option.when, setting.facts, setting.kinds)
        if judgement.verdict is Verdict.MET:
            return _named(option, setting)
        if judgement.verdict is Verdict.OPEN:
            needed |= judgement.missing
            rest.extend([] if judgement.missing else [option])
    return unknown(*needed) if needed else _span([_named(one, setting) for one in rest], "classes")


def _named(option: Option, setting: Setting) -> Outcome:
    outcome = compute_rule(option.rate, setting)
    return outcome.named(option.name) if isinstance(outcome, Computed) else outcome


def _span(outcomes: Sequence[Outcome], note: Any) -> Outcome:
    """Span what cannot be told apart; cells that are not applicable are not in question."""
    found = [one for one in outcomes if isinstance(one, Computed)]
    open_ = [one for one in outcomes if isinstance(one, NotComputed)]
    others = [one for one in open_ if one.why != "cell"]
    if others or not found:
        return next(iter((*others, *open_)), NotComputed("class"))
    if len(found) == 1:
        return found[0]
    low, high = min(one.amount.low for one in found), max(one.amount.high for one in found)
    return Computed(Amount(low, high), (Term(note),))


def _sum(rule: Sum, setting: Setting) -> Outcome:
    total = Computed(ZERO)
    for part in rule.parts:
        outcome = _named(part, setting)
        if isinstance(outcome, NotComputed):
            return outcome
        total = Computed(total.amount.plus(outcome.amount), (*total.terms, *outcome.terms))
    return total


def _clamp(rule: Clamp, setting: Setting) -> Outcome:
    outcome = compute_rule(rule.rate, setting)
    if isinstance(outcome, NotComputed):
        return outcome
    held = outcome.amount.clamped(rule.least, rule.most)
    terms: list[Term] = []
    if rule.least is not None and outcome.amount.low < rule.least:
        terms.append(Term("least", amount=rule.least))
    if rule.most is not None and outcome.amount.high > rule.most:
        terms.append(Term("most", amount=rule.most))
    return Computed(held, (*outcome.terms, *terms))


def _factor(rule: Factor, setting: Setting) -> Outcome:
    """Apply a factor if its condition is met; if no fact can decide it, span both sums."""
    outcome = compute_rule(rule.rate, setting)
    if isinstance(outcome, NotComputed):
        return outcome
    judgement = evaluate(rule.when, setting.facts, setting.kinds)
    if judgement.verdict is Verdict.NOT_MET:
        return outcome
    if judgement.missing:
        return unknown(*judgement.missing)
    low, high = rule.low, rule.high
    if judgement.verdict is Verdict.OPEN:
        low, high = min(low, Fraction(1)), max(high, Fraction(1))
    step = Term("factor", rule.said).named(rule.name)
    return outcome.through(lambda amount: amount.times(low, high), step)


def _fee(rule: OtherFee, setting: Setting) -> Outcome:
    other = setting.rate_of(rule.item)
    return NotComputed("fee") if other is None else compute_rule(other, setting)


def _choice(rule: Choice, setting: Setting) -> Outcome:
    """Take the base that the chooser takes; only a payer may pass over one that is not known."""
    outcomes = [_named(option, setting) for option in rule.options]
    found = [one for one in outcomes if isinstance(one, Computed)]
    if len(found) < len(outcomes) and not (found and rule.who == "payer"):
        return next(one for one in outcomes if isinstance(one, NotComputed))
    if rule.who in ("lower", "payer"):
        return min(found, key=lambda one: (one.amount.high, one.amount.low))
    if rule.who == "higher":
        return max(found, key=lambda one: (one.amount.low, one.amount.high))
    return _span(found, "classes")


def _first(rule: First, setting: Setting) -> Outcome:
    outcomes = [_named(option, setting) for option in rule.options]
    return next((one for one in outcomes if isinstance(one, Computed)), outcomes[0])


def _years(rule: Years, setting: Setting) -> Outcome:
    for step in rule.steps:
        if step.first <= setting.year and (step.last is None or setting.year <= step.last):
            return compute_rule(step.price, setting)
    return NotComputed("year")


def _bands(rule: Bands, setting: Setting) -> Outcome:
    base = setting.figure(rule.of)
    if base is None:
        return unknown(rule.of)
    return (
        _marginal(rule, base, setting) if rule.mode == "marginal" else _whole(rule, base, setting)
    )


def _marginal(rule: Bands, base: Fraction, setting: Setting) -> Outcome:
    """Charge each band on the part of the base that lies in it."""
    total = Computed(ZERO)
    for index, band in enumerate(rule.bands):
        above = band.above or Fraction(0)
        part = (base if band.up_to is None else min(base, band.up_to)) - above
        # The first band counts even at nothing: its fixed sum is the least that is charged.
        if part <= 0 and (index or base < above):
            continue
        one = _band_charge(rule, band.price, max(part, Fraction(0)), setting)
        if isinstance(one, NotComputed):
            return one
        total = Computed(total.amount.plus(one.amount), (*total.terms, *one.terms))
    return total


def _band_charge(rule: Bands, price: Price, part: Fraction, setting: Setting) -> Outcome:
    """Charge a band's price: on the part of the base in the band, and on what else it counts."""
    others = [one.fact for one in price.of if one.fact != rule.of]
    missing = [name for name in others if setting.figure(name) is None]
    if missing:
        return unknown(*missing)
    counts = [
        (_in_units(part, one) if one.fact == rule.of else _count(one, setting), one)
        for one in price.of
    ]
    return _charge(price, counts)


def _whole(rule: Bands, base: Fraction, setting: Setting) -> Outcome:
    """Take the band that the base falls in, for all of it; on a boundary, one of the two."""
    sides = {"lower": (False,), "upper": (True,), "unstated": (False, True)}[rule.boundary]
    found = [
        index
        for is_upper in sides
        for index, band in enumerate(rule.bands)
        if _contains(band.above, band.up_to, base, is_upper=is_upper)
    ]
    charges = [
        _band_charge(rule, rule.bands[index].price, base, setting) for index in dict.fromkeys(found)
    ]
    return _span(charges, "bands") if charges else NotComputed("bands")


def _contains(
    above: Fraction | None, up_to: Fraction | None, base: Fraction, *, is_upper: bool
) -> bool:
    if is_upper:
        return (above is None or base >= above) and (up_to is None or base < up_to)
    return (above is None or base > above) and (up_to is None or base <= up_to)


def _points(rule: Points, setting: Setting) -> Outcome:
    """Read a base off the line between the two points around it."""
    base = setting.figure(rule.of.fact)
    if base is None:
        return unknown(rule.of.fact)
    for left, right in zip(rule.points, rule.points[1:], strict=False):
        if left.at <= base <= right.at:
            slope = (right.amount - left.amount) / (right.at - left.at)
            amount = left.amount + slope * (base - left.at)
            return Computed(Amount(amount, amount), (Term("line", counts=((base, rule.of),)),))
    return NotComputed("points")


def _formula(rule: Formula, setting: Setting) -> Outcome:
    values: list[Fraction] = []
    for variable in rule.variables:
        known = setting.figure(variable.fact) if variable.fact else None
        known = variable.value if known is None else known
        if known is None:
            return unknown(variable.fact or "")
        values.append(known)
    try:
        result = max(Fraction(0), _solve(rule.tree, values))
    except ZeroDivisionError:
        return NotComputed("zero")
    term = Term("formula", formula=rule, values=tuple(values))
    return Computed(Amount(result, result), (term,))


def _solve(tree: Any, values: Sequence[Fraction]) -> Fraction:
    if isinstance(tree, int):
        return values[tree]
    if isinstance(tree, str):
        return Fraction(tree)
    sign, *parts = tree
    return _SIGNS[sign](*(_solve(part, values) for part in parts))


_SIGNS: dict[str, Callable[..., Fraction]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "min": min,
    "max": max,
}
_COMPUTERS: dict[type, Callable[[Any, Setting], Outcome]] = {
    Price: _price,
    Uncomputed: _none,
    Pick: _pick,
    Bands: _bands,
    Points: _points,
    Sum: _sum,
    Further: _further,
    Clamp: _clamp,
    Factor: _factor,
    OtherFee: _fee,
    Choice: _choice,
    First: _first,
    Years: _years,
    Formula: _formula,
}
