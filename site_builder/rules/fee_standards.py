"""Fee standards: charges stay within their bounds, and the lowest is charged where it must be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.rates import RangeRate, is_computable
from site_builder.rules.fee_periods import is_in_force
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.text import LocalizedText

Price = UnitPrice | Share


def check_fee_standards(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find charges out of bounds, and standards that nobody can compute."""
    if not isinstance(subject.record, FeeList):
        return
    for keys, rate in subject.iter_groups(RangeRate):
        yield from _check_bounds(subject, keys, rate)
        item = subject.record.items[int(keys[1])]
        article = _lowest_rule(review, item, _last_day(item, keys))
        if article is not None and rate.lower is not None:
            yield from _check_lowest(subject, keys, rate, article)
    yield from _check_computable(review.as_of, subject, subject.record)


def _is_above(one: Price | None, other: Price | None) -> bool:
    """Compare two prices; what has another unit or sign is not compared."""
    if one is None or other is None or type(one) is not type(other):
        return False
    return _unit(one) == _unit(other) and one.amount > other.amount


def _unit(price: Price) -> tuple[str, ...]:
    return (price.unit, price.currency) if isinstance(price, UnitPrice) else ()


def _check_bounds(subject: Subject, keys: Keys, rate: RangeRate) -> Iterator[Diagnostic]:
    lower, upper, charged = rate.lower, rate.upper, rate.charged
    if _is_above(lower, upper):
        said = message(
            "the lower bound, {low}, is above the upper one, {high}", **_said(low=lower, high=upper)
        )
        yield subject.find((*keys, "lower"), codes.FEE_BANDS, said)
        return
    if _is_above(charged, upper):
        said = message(
            "{charge} is charged, above the upper bound, {bound}",
            **_said(charge=charged, bound=upper),
        )
        yield subject.find((*keys, "charged"), codes.FEE_ABOVE_CEILING, said)
    if _is_above(lower, charged):
        said = message(
            "{charge} is charged, below the lower bound, {bound}",
            **_said(charge=charged, bound=lower),
        )
        yield subject.find((*keys, "charged"), codes.FEE_BELOW_FLOOR, said)


def _said(**prices: Price | None) -> dict[str, str]:
    return {name: price.published if price else "" for name, price in prices.items()}


def _last_day(item: FeeItem, keys: Keys) -> datetime.date:
    """Return the last day of the period that a rate stands in; without one it has no end."""
    if len(keys) > 3 and keys[2] == "periods":
        return item.periods[int(keys[3])].until or datetime.date.max
    return datetime.date.max


def _lowest_rule(review: Review, item: FeeItem, last_day: datetime.date) -> LocalizedText | None:
    """Return the rule that demands the lower bound, unless the period ended before it held."""
    if last_day < review.as_of:
        return None
    return review.catalogue.lowest_article(item, last_day)


def _check_lowest(
    subject: Subject, keys: Keys, rate: RangeRate, article: LocalizedText
) -> Iterator[Diagnostic]:
    charged, lower, rule = rate.charged, rate.lower, article.pairs[0][1]
    if charged is not None and not _is_above(charged, lower):
        return
    bound = lower.published if lower else ""
    said = message("the lower bound {lower} must be charged: {rule}", lower=bound, rule=rule)
    if charged is not None:
        said = message(
            "{charged} is charged, but the lower bound {lower} must be: {rule}",
            charged=charged.published,
            lower=bound,
            rule=rule,
        )
    hint = message("write charged: {lower}", lower=bound)
    yield subject.find((*keys, "charged"), codes.FEE_ABOVE_LOWER_BOUND, said, hint)


def _check_computable(
    as_of: datetime.date, subject: Subject, fees: FeeList
) -> Iterator[Diagnostic]:
    for index, item in enumerate(fees.items):
        for number, period in enumerate(item.periods):
            if not is_in_force(period, as_of) or is_computable(period.rate):
                continue
            said = message("the standard of “{name}” cannot be computed", name=item.code)
            hint = message("give figures where the document has any; the bill leaves it open")
            keys = ("items", index, "periods", number, "rate")
            yield subject.find(keys, codes.FEE_NOT_COMPUTABLE, said, hint)
