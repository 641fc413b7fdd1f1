"""Makes rules from the rates of the catalogue: every unit resolved, every price in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from site_builder.calculations.rule_bands import banded_rule, interpolated_rule
from site_builder.calculations.rule_formulas import formula_rule
from site_builder.calculations.rule_parts import (
    Choice,
    Counted,
    Factor,
    First,
    Further,
    Option,
    OtherFee,
    Pick,
    Price,
    Rate,
    Sum,
    Uncomputed,
    YearRule,
    Years,
)
from site_builder.calculations.rule_prices import (
    Making,
    clamped,
    counted,
    fact_unit_said,
    lump,
    money_said,
    price_said,
    priced,
    text_said,
    uncomputed,
)
from site_builder.diagnostics import message
from site_builder.locales import load_words
from site_builder.models import rates
from site_builder.models.conditions import Comparison, Stated
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.rounded import exact

_LAST_YEAR = 60
"""Longer than any permit runs; an increase without an end is followed up to here."""


def rate_rule(rate: Any, making: Making) -> Rate:
    """Make the rule of a rate of any kind."""
    return _MAKERS[type(rate)](rate, making)


def _fixed(rate: rates.FixedRate, making: Making) -> Rate:
    timed = replace(_timed(rate, making), is_whole=rate.whole_units)
    rule = _per_month(priced(timed, rate.price, rate.quantity), rate.price, making)
    return _limited(rule, rate)


def _limited(rule: Rate, rate: rates.LimitedRate) -> Rate:
    return clamped(rule, rate.minimum, rate.maximum)


def _timed(rate: Any, making: Making) -> Making:
    return replace(making, second=rate.second_quantity) if rate.second_quantity else making


def _per_month(rule: Price | Uncomputed, price: UnitPrice | Share, making: Making) -> Rate:
    """Count the months of a year where a price for a month falls due once a year."""
    units = price.unit.split("·") if isinstance(price, UnitPrice) else []
    if "月" not in units[1:] or making.months == 1 or isinstance(rule, Uncomputed):
        return rule
    said = making.said(
        lambda locale: load_words(locale).text(message("× {n} months", n=making.months))
    )
    return Factor(kind="factor", rate=rule, low=making.months, high=making.months, said=said)


def _share(rate: rates.ShareRate, making: Making) -> Rate:
    rule = priced(making, rate.share, rate.of)
    if rate.second_quantity and isinstance(rule, Price):
        second = counted(making, rate.second_quantity, "")
        assert second is not None
        rule = rule.model_copy(update={"of": (*rule.of, second)})
    return _limited(rule, rate)


def _range(rate: rates.RangeRate, making: Making) -> Rate:
    return _limited(_bounded(rate, making), rate)


def _bounded(rate: rates.RangeRate, making: Making) -> Rate:
    base, making = rate.of or rate.quantity, _timed(rate, making)
    if rate.charged is not None:
        return priced(making, rate.charged, base)
    lower, upper = rate.lower, rate.upper
    if lower is None or upper is None:
        return uncomputed("bound")
    if isinstance(lower, UnitPrice) and isinstance(upper, UnitPrice):
        return priced(making, replace(lower, high=upper.high, published=""), base)
    if isinstance(lower, Share) and isinstance(upper, Share):
        return priced(making, replace(lower, high=upper.high, published=""), base)
    options = (Option(rate=priced(making, bound, base)) for bound in (lower, upper))
    return Pick(kind="pick", options=tuple(options))


def _classified(rate: rates.ClassifiedRate, making: Making) -> Rate:
    options = (
        Option(
            name=text_said(one.name),
            when=one.when if one.when is not None else _is_value(rate.fact, one.value),
            rate=rate_rule(one.rate, making),
        )
        for one in rate.classes
    )
    return _limited(Pick(kind="pick", options=tuple(options)), rate)


def _is_value(fact: str | None, value: str | None) -> Comparison | None:
    return Comparison(fact=fact, one_of=(value,)) if fact and value is not None else None


def _matrix(rate: rates.MatrixRate, making: Making) -> Rate:
    return _limited(_cells(rate, _timed(rate, making)), rate)


def _cells(rate: rates.MatrixRate, making: Making, *position: int) -> Rate:
    """Choose along one axis after the other, down to a cell."""
    if len(position) == len(rate.axes):
        price = rate.price_at(*position)
        return uncomputed("cell") if price is None else priced(making, price, rate.quantity)
    axis = rate.axes[len(position)]
    options = (
        Option(
            name=text_said(one.name),
            when=one.when if one.when is not None else _is_value(axis.fact, one.value),
            rate=_cells(rate, making, *position, index),
        )
        for index, one in enumerate(axis.values)
    )
    return Pick(kind="pick", options=tuple(options))


def _base_increment(rate: rates.BaseIncrementRate, making: Making) -> Rate:
    each = (_counted_fact(making, rate.quantity),) if rate.quantity else ()
    added = (
        Option(name=text_said(one.name), rate=_increment(one, making, each))
        for one in rate.increments
    )
    base = lump(making, rate.base).model_copy(update={"of": each})
    return clamped(Sum(kind="sum", parts=(Option(rate=base), *added)), None, rate.maximum)


def _counted_fact(making: Making, name: str) -> Counted:
    one, many = fact_unit_said(making, name)
    return Counted(fact=name, one=one, many=many)


def _increment(one: rates.Increment, making: Making, each: tuple[Counted, ...]) -> Rate:
    said = money_said(making, one.amount)
    if one.fact is None:
        return Further(kind="further", said=said)
    single, many = fact_unit_said(making, one.fact) if one.per is None else ({}, {})
    size = exact(one.per.value) if one.per else Fraction(1)
    count = Counted(
        fact=one.fact,
        unit=size,
        beyond=exact(one.beyond or Decimal(0)) / size,
        whole=one.whole_units,
        one=single,
        many=many,
    )
    amount = exact(one.amount.amount)
    return Price(kind="price", low=amount, high=amount, of=(count, *each), said=said)


def _yearly(rate: rates.YearlyRate, making: Making) -> Rate:
    base, making = rate.of or rate.quantity, _timed(rate, making)
    steps = [
        _year(int(one.first), int(one.last) if one.last else None, one.price, base, making)
        for one in rate.steps
    ]
    last = rate.steps[-1]
    if rate.increase is not None and last.last is not None:
        steps.extend(_raised(rate, int(last.last), base, making))
    return Years(kind="years", steps=tuple(steps))


def _year(
    first: int, last: int | None, price: UnitPrice | Share, base: str | None, making: Making
) -> YearRule:
    return YearRule(first=first, last=last, price=priced(making, price, base))


def _raised(rate: rates.YearlyRate, last: int, base: str | None, making: Making) -> list[YearRule]:
    """Follow the increase from year to year until it reaches its most."""
    start, steps = rate.steps[-1].price, []
    assert rate.increase is not None
    limit = rate.maximum.amount if rate.maximum else None
    for year in range(last + 1, _LAST_YEAR + 1):
        sum_ = start.amount + rate.increase.amount * (year - last)
        is_most = limit is not None and sum_ >= limit
        sum_ = limit if is_most and limit is not None else sum_
        price = replace(start, low=sum_, high=sum_, published="")
        steps.append(_year(year, None if is_most else year, price, base, making))
        if is_most:
            break
    return steps


def _multiplied(rate: rates.MultipliedRate, making: Making) -> Rate:
    rule = rate_rule(rate.rate, making)
    for one in rate.multipliers:
        factor = exact(one.factor)
        times = f"× {one.factor.normalize():f}"
        rule = Factor(
            kind="factor",
            rate=rule,
            low=factor,
            high=factor,
            when=one.when if one.when is not None or one.always else Stated(text=_texts(one)),
            name=text_said(one.name),
            said=dict.fromkeys(making.locales, times),
        )
    return _limited(rule, rate)


def _texts(one: rates.Multiplier) -> dict[str, str]:
    return dict(one.name.pairs)


def _derived(rate: rates.DerivedRate, making: Making) -> Rate:
    rule: Rate = OtherFee(kind="fee", item=rate.fee)
    low, high = rate.share.low, rate.share.high
    if low is None or high is None:
        return uncomputed("bound")
    if rate.share.exact != 1:
        said = {locale: f"× {text}" for locale, text in price_said(making, rate.share).items()}
        rule = Factor(kind="factor", rate=rule, low=exact(low), high=exact(high), said=said)
    return clamped(rule, rate.minimum, rate.maximum)


def _options(named: Any, making: Making) -> tuple[Option, ...]:
    return tuple(
        Option(name=text_said(one.name), rate=rate_rule(one.rate, making)) for one in named
    )


def _alternatives(rate: rates.AlternativeRate, making: Making) -> Rate:
    rule = Choice(kind="choice", who=rate.chooser, options=_options(rate.options, making))
    return _limited(rule, rate)


def _equivalent(rate: rates.EquivalentRate, making: Making) -> Rate:
    options = (Option(rate=rate_rule(one, making)) for one in rate.expressions)
    return First(kind="first", options=tuple(options))


def _sum(rate: rates.SumRate, making: Making) -> Rate:
    return _limited(Sum(kind="sum", parts=_options(rate.parts, making)), rate)


def _zero(rate: rates.ZeroRate, making: Making) -> Rate:
    nothing = Fraction(0)
    return Price(kind="price", low=nothing, high=nothing, said=making.words("Free of charge"))


def _never(why: str) -> Callable[[Any, Making], Rate]:
    return lambda rate, making: uncomputed(why)


_MAKERS: dict[type, Callable[[Any, Making], Rate]] = {
    rates.FixedRate: _fixed,
    rates.ShareRate: _share,
    rates.RangeRate: _range,
    rates.ClassifiedRate: _classified,
    rates.MatrixRate: _matrix,
    rates.BandedRate: banded_rule,
    rates.InterpolatedRate: interpolated_rule,
    rates.BaseIncrementRate: _base_increment,
    rates.YearlyRate: _yearly,
    rates.MultipliedRate: _multiplied,
    rates.SurchargeRate: _never("use"),
    rates.DerivedRate: _derived,
    rates.AlternativeRate: _alternatives,
    rates.EquivalentRate: _equivalent,
    rates.SumRate: _sum,
    rates.FormulaRate: formula_rule,
    rates.ZeroRate: _zero,
    rates.DelegatedRate: _never("delegated"),
    rates.TextRate: _never("words"),
}
