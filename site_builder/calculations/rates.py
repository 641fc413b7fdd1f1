"""Computes rates for known facts, exactly; ranges stay ranges, and gaps in the facts are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from site_builder.calculations.amounts import ZERO, Amount, Computed, NotComputed, Outcome, Term
from site_builder.calculations.bands import banded, interpolated
from site_builder.calculations.conditions import Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.diagnostics import Message, message
from site_builder.models.fees import FeeItem
from site_builder.models.rates import (
    AlternativeRate,
    BandedRate,
    BaseIncrementRate,
    ClassifiedRate,
    DelegatedRate,
    DerivedRate,
    EquivalentRate,
    FixedRate,
    FormulaRate,
    InterpolatedRate,
    MatrixRate,
    MultipliedRate,
    Multiplier,
    RangeRate,
    RateClass,
    ShareRate,
    SumRate,
    SurchargeRate,
    TextRate,
    YearlyRate,
    ZeroRate,
)
from site_builder.values.area import in_unit
from site_builder.values.formula import parse_formula
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.scales import are_comparable, conversion

_NAME = re.compile(r"[A-Za-z_]\w*")
_AREA_UNITS = frozenset({"亩", "公顷", "平方公里"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rate is computed in: the facts, the item's own quantity, and the other items."""

    facts: Facts
    quantity: str | None = None
    rate_of: Callable[[str], tuple[FeeItem, Any] | None] = lambda item_id: None
    year: int = 1
    unit_of: Callable[[str], str] = lambda name: ""


def compute(rate: Any, setting: Setting) -> Outcome:
    """Compute a rate of any kind."""
    return _COMPUTERS[type(rate)](rate, setting)


def unknown(*facts: str) -> NotComputed:
    """Say that facts are missing."""
    return NotComputed(message("a figure is missing"), frozenset(facts))


def _fixed(rate: FixedRate, setting: Setting) -> Outcome:
    return price_times(rate.price, rate.quantity, setting)


def price_times(price: UnitPrice | Share, fact: str | None, setting: Setting) -> Outcome:
    """Multiply a price by its quantity, or a share by its base; a lump sum stands alone."""
    bounds = _bounds(price)
    if bounds is None:
        return NotComputed(message("only a bound is set"))
    if isinstance(price, UnitPrice) and not price.unit:
        return Computed(bounds, (Term(price),))
    name = fact or setting.quantity
    if name is None:
        return NotComputed(message("the quantity it is charged on depends on the case"))
    value = setting.facts.get(name)
    if not isinstance(value, Decimal):
        return unknown(name)
    if isinstance(price, Share):
        return Computed(bounds.times(value), (Term(price, value, name),))
    unit, counted = price.unit.split("·")[0], setting.unit_of(name)
    if counted and not are_comparable(counted, unit):
        said = message("the price is per {unit}, not per {other}", unit=unit, other=counted)
        return NotComputed(said)
    quantity = _in_unit_of(unit, value, counted)
    return Computed(bounds.times(quantity), (Term(price, quantity, name),))


def _bounds(price: UnitPrice | Share) -> Amount | None:
    low, high = price.low, price.high
    if low is None or high is None:
        return None
    return Amount(low, high)


def _in_unit_of(unit: str, value: Decimal, counted: str) -> Decimal:
    """Express a figure in the price's own unit: square metres in mu, tonnes in kilograms."""
    if unit in _AREA_UNITS:
        return in_unit(Fraction(value), unit)
    return value * conversion(counted, unit) if counted else value


def _share(rate: ShareRate, setting: Setting) -> Outcome:
    outcome = price_times(rate.share, rate.of, setting)
    return _clamped(outcome, rate)


def _clamped(outcome: Outcome, rate: Any) -> Outcome:
    if isinstance(outcome, NotComputed):
        return outcome
    return replace(outcome, amount=outcome.amount.clamped(rate.minimum, rate.maximum))


def _range(rate: RangeRate, setting: Setting) -> Outcome:
    base = rate.of or rate.quantity
    if rate.charged is not None:
        return price_times(rate.charged, base, setting)
    if rate.lower is None or rate.upper is None:
        return NotComputed(message("only a bound is set; the charge is fixed case by case"))
    low, high = (price_times(bound, base, setting) for bound in (rate.lower, rate.upper))
    if isinstance(low, NotComputed) or isinstance(high, NotComputed):
        return low if isinstance(low, NotComputed) else high
    return Computed(Amount(low.amount.low, high.amount.high), (*low.terms, *high.terms))


def _classified(rate: ClassifiedRate, setting: Setting) -> Outcome:
    needed: set[str] = set()
    for one in rate.classes:
        if one.when is not None:
            judgement = evaluate(one.when, setting.facts)
            if judgement.verdict is Verdict.MET:
                return compute(one.rate, setting)
            needed |= judgement.missing
        elif _is_value(one, rate, setting.facts):
            return compute(one.rate, setting)
    if rate.fact is not None and rate.fact not in setting.facts:
        needed.add(rate.fact)
    if needed:
        return unknown(*sorted(needed))
    return _span([compute(one.rate, setting) for one in _undecided(rate)])


def _is_value(one: RateClass, rate: ClassifiedRate, facts: Facts) -> bool:
    return one.value is not None and rate.fact is not None and facts.get(rate.fact) == one.value


def _undecided(rate: ClassifiedRate) -> list[RateClass]:
    """Return the classes that no fact tells apart: the rest, or all of them."""
    return [one for one in rate.classes if one.when is None and one.value is None]


def _span(outcomes: Sequence[Outcome]) -> Outcome:
    """Span classes that cannot be told apart: the sum lies between the least and the most."""
    found = [one for one in outcomes if isinstance(one, Computed)]
    if not outcomes:
        return NotComputed(message("no class of the standard fits"))
    if len(found) < len(outcomes):
        return next(one for one in outcomes if isinstance(one, NotComputed))
    low = min(one.amount.low for one in found)
    high = max(one.amount.high for one in found)
    note = message("depends on the class")
    terms = found[0].terms if len(found) == 1 else (Term(None, note=note),)
    return Computed(Amount(low, high), terms)


def _matrix(rate: MatrixRate, setting: Setting) -> Outcome:
    position = []
    for axis in rate.axes:
        if axis.fact is None:
            return NotComputed(message("the row of the table depends on the case"))
        value = setting.facts.get(axis.fact)
        if value is None:
            return unknown(axis.fact)
        names = [one.value for one in axis.values]
        if value not in names:
            return NotComputed(message("the table has no row for this case"))
        position.append(names.index(str(value)))
    price = rate.price_at(*position)
    if price is None:
        return NotComputed(message("not applicable in this case"))
    return price_times(price, rate.quantity, setting)


def _banded(rate: BandedRate, setting: Setting) -> Outcome:
    base = setting.facts.get(rate.of)
    return banded(rate, base) if isinstance(base, Decimal) else unknown(rate.of)


def _interpolated(rate: InterpolatedRate, setting: Setting) -> Outcome:
    base = setting.facts.get(rate.of)
    return interpolated(rate, base) if isinstance(base, Decimal) else unknown(rate.of)


def _base_increment(rate: BaseIncrementRate, setting: Setting) -> Outcome:
    total = Amount(rate.base.amount, rate.base.amount)
    for increment in rate.increments:
        if increment.fact is None:
            continue
        count = setting.facts.get(increment.fact)
        if not isinstance(count, Decimal):
            return unknown(increment.fact)
        units = max(Decimal(0), count - (increment.beyond or Decimal(0)))
        added = units * increment.amount.amount
        total = total.plus(Amount(added, added))
    return Computed(total.clamped(None, rate.maximum))


def _yearly(rate: YearlyRate, setting: Setting) -> Outcome:
    for step in rate.steps:
        if step.first <= setting.year and (step.last is None or setting.year <= step.last):
            return price_times(step.price, rate.of or rate.quantity, setting)
    last = rate.steps[-1]
    if rate.increase is None or last.last is None:
        return NotComputed(message("no rate is set for this year"))
    years = setting.year - last.last
    raised = _raised(last.price, rate.increase, years)
    limit = rate.maximum.amount if rate.maximum else raised
    return price_times(
        replace(last.price, low=min(raised, limit), high=min(raised, limit)),
        rate.of or rate.quantity,
        setting,
    )


def _raised(price: UnitPrice | Share, step: UnitPrice | Share, years: Decimal) -> Decimal:
    return price.amount + step.amount * years


def _multiplied(rate: MultipliedRate, setting: Setting) -> Outcome:
    outcome = compute(rate.rate, setting)
    for multiplier in rate.multipliers:
        if isinstance(outcome, NotComputed):
            return outcome
        outcome = _times(outcome, multiplier, setting)
    return outcome


def _times(outcome: Computed, multiplier: Multiplier, setting: Setting) -> Outcome:
    """Apply a factor if its condition is met; if no fact can decide it, span both sums."""
    judgement = evaluate(multiplier.when, setting.facts) if multiplier.when else None
    if judgement is not None and judgement.verdict is Verdict.NOT_MET:
        return outcome
    if judgement is not None and judgement.missing:
        return unknown(*sorted(judgement.missing))
    one, factor = Decimal(1), multiplier.factor
    step = Term(None, note=message("× {factor}", factor=factor), name=multiplier.name)
    if judgement is not None and judgement.verdict is Verdict.MET:
        return outcome.through(lambda amount: amount.times(factor), step)
    return outcome.through(
        lambda amount: Amount(amount.low * min(one, factor), amount.high * max(one, factor)), step
    )


def _derived(rate: DerivedRate, setting: Setting) -> Outcome:
    found = setting.rate_of(rate.fee)
    if found is None:
        return NotComputed(message("the fee it follows is not charged"))
    item, other = found
    outcome = compute(other, replace(setting, quantity=item.quantity))
    if isinstance(outcome, NotComputed):
        return outcome
    part = outcome.through(lambda amount: amount.times(rate.share.amount), Term(rate.share))
    return _clamped(part, rate)


def _alternatives(rate: AlternativeRate, setting: Setting) -> Outcome:
    """Take the option that the chooser takes; only a payer may pass over one that is not known."""
    outcomes = [compute(option.rate, setting) for option in rate.options]
    found = [one for one in outcomes if isinstance(one, Computed)]
    is_complete = len(found) == len(outcomes) or (found and rate.chooser == "payer")
    if not is_complete:
        return next(one for one in outcomes if isinstance(one, NotComputed))
    if rate.chooser in ("lower", "payer"):
        return min(found, key=lambda one: (one.amount.high, one.amount.low))
    if rate.chooser == "higher":
        return max(found, key=lambda one: (one.amount.low, one.amount.high))
    return _span(found)


def _equivalent(rate: EquivalentRate, setting: Setting) -> Outcome:
    outcomes = [compute(one, setting) for one in rate.expressions]
    return next((one for one in outcomes if isinstance(one, Computed)), outcomes[0])


def _sum(rate: SumRate, setting: Setting) -> Outcome:
    total = Computed(ZERO)
    for part in rate.parts:
        outcome = compute(part.rate, setting)
        if isinstance(outcome, NotComputed):
            return outcome
        total = Computed(total.amount.plus(outcome.amount), (*total.terms, *outcome.terms))
    return total


def _formula(rate: FormulaRate, setting: Setting) -> Outcome:
    values: dict[str, Decimal] = {}
    for name, variable in rate.variables.items():
        known = setting.facts.get(variable.fact) if variable.fact else None
        if isinstance(known, Decimal):
            values[name] = known
        elif variable.value is not None:
            values[name] = variable.value.value
        else:
            return unknown(variable.fact or name)
    try:
        result = max(Decimal(0), parse_formula(rate.expression).compute(values))
    except ZeroDivisionError:
        return NotComputed(message("the formula divides by zero"))
    working = _NAME.sub(lambda name: f"{values.get(name[0], name[0])}", rate.expression)
    note = message("{formula}", formula=working)
    return _clamped(Computed(Amount(result, result), (Term(None, note=note),)), rate)


def _zero(rate: ZeroRate, setting: Setting) -> Outcome:
    return Computed(ZERO)


def _never(reason: Message) -> Callable[[Any, Setting], Outcome]:
    return lambda rate, setting: NotComputed(reason)


_COMPUTERS: dict[type, Callable[[Any, Setting], Outcome]] = {
    FixedRate: _fixed,
    ShareRate: _share,
    RangeRate: _range,
    ClassifiedRate: _classified,
    MatrixRate: _matrix,
    BandedRate: _banded,
    InterpolatedRate: _interpolated,
    BaseIncrementRate: _base_increment,
    YearlyRate: _yearly,
    MultipliedRate: _multiplied,
    SurchargeRate: _never(message("depends on the use beyond the plan")),
    DerivedRate: _derived,
    AlternativeRate: _alternatives,
    EquivalentRate: _equivalent,
    SumRate: _sum,
    FormulaRate: _formula,
    ZeroRate: _zero,
    DelegatedRate: _never(message("the standard is left to another body")),
    TextRate: _never(message("the standard is published in words only")),
}
