"""Rates as rows: each leaf of a rate's tree is one row, with the way that leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Any

from site_builder.diagnostics import Message, message
from site_builder.models import rates
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.text import LocalizedText

Name = LocalizedText | Message
Price = UnitPrice | Share


@dataclass(frozen=True, slots=True)
class RateRow:
    """One leaf: a price or a share, its bounds and base, or words where there is no figure."""

    kind: str
    path: tuple[Name, ...] = ()
    """The classes, parts and bands that lead to it, outermost first."""
    price: Price | None = None
    """What is charged; nothing if it is set case by case within the bounds."""
    lower: Price | None = None
    upper: Price | None = None
    base: str = ""
    """The fact that it is a share of, or is multiplied by, or whose bands it runs through."""
    band_from: Decimal | None = None
    band_to: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    factor: Decimal | None = None
    """By how much the row before is multiplied."""
    counted: str = ""
    """The fact that the price is multiplied by, where that is not the base."""
    second: str = ""
    """A second fact that it is multiplied by."""
    is_whole: bool = False
    """Whether a part of a unit counts as a whole one."""
    wording: Name | None = None
    """The standard in words where figures do not say it."""

    @property
    def figures(self) -> tuple[Price, ...]:
        """Return its prices and shares."""
        return tuple(one for one in (self.price, self.lower, self.upper) if one is not None)

    def under(self, name: Name) -> RateRow:
        """Return it as the part of something named."""
        return replace(self, path=(name, *self.path))


def rate_rows(rate: Any) -> Iterator[RateRow]:
    """Yield the leaves of a rate in published order."""
    yield from _READERS[rate.kind](rate)


def _fixed(rate: rates.FixedRate) -> Iterator[RateRow]:
    row = RateRow("fixed", price=rate.price, base=rate.quantity or "", is_whole=rate.whole_units)
    yield _limited(replace(row, second=rate.second_quantity or ""), rate)


def _share(rate: rates.ShareRate) -> Iterator[RateRow]:
    row = RateRow("share", price=rate.share, base=rate.of, second=rate.second_quantity or "")
    yield _limited(row, rate)


def _limited(row: RateRow, rate: Any) -> RateRow:
    """Give a row the limits of the rate that it is a part of, where it has none of its own."""
    least = rate.minimum.amount if rate.minimum else None
    most = rate.maximum.amount if rate.maximum else None
    return replace(
        row,
        minimum=least if row.minimum is None else row.minimum,
        maximum=most if row.maximum is None else row.maximum,
    )


def _range(rate: rates.RangeRate) -> Iterator[RateRow]:
    base = rate.of or rate.quantity or ""
    row = RateRow("range", price=rate.charged, lower=rate.lower, upper=rate.upper, base=base)
    yield _limited(replace(row, second=rate.second_quantity or ""), rate)


def _classified(rate: rates.ClassifiedRate) -> Iterator[RateRow]:
    for one in rate.classes:
        yield from (_limited(row.under(one.name), rate) for row in rate_rows(one.rate))


def _matrix(rate: rates.MatrixRate) -> Iterator[RateRow]:
    for position in product(*(range(len(axis.values)) for axis in rate.axes)):
        price = rate.price_at(*position)
        if price is not None:
            names = zip(rate.axes, position, strict=True)
            path = tuple(axis.values[index].name for axis, index in names)
            row = RateRow("matrix", path, price, base=rate.quantity or "")
            yield _limited(replace(row, second=rate.second_quantity or ""), rate)


def _banded(rate: rates.BandedRate) -> Iterator[RateRow]:
    for band in rate.bands:
        start = band.above.value if band.above else None
        end = band.up_to.value if band.up_to else None
        row = RateRow(f"banded-{rate.mode}", price=band.price, base=rate.of)
        row = replace(row, counted=rate.quantity or "", second=rate.second_quantity or "")
        row = replace(row, band_from=start, band_to=end, is_whole=rate.whole_units)
        yield _limited(row, rate)


def _interpolated(rate: rates.InterpolatedRate) -> Iterator[RateRow]:
    for point in rate.points:
        price = _sum(point.amount)
        at = point.at.value
        yield RateRow("interpolated", price=price, base=rate.of, band_from=at, band_to=at)


def _sum(money: Any) -> UnitPrice:
    return UnitPrice(money.low, money.high, money.currency, "", money.published)


def _base_increment(rate: rates.BaseIncrementRate) -> Iterator[RateRow]:
    most = rate.maximum.amount if rate.maximum else None
    each = rate.quantity or ""
    yield RateRow("base", price=_sum(rate.base), maximum=most, counted=each)
    for one in rate.increments:
        row = RateRow("increment", (one.name,), _increment_price(one), base=one.fact or "")
        yield replace(row, band_from=one.beyond, is_whole=one.whole_units, counted=each)


def _increment_price(one: rates.Increment) -> UnitPrice:
    price = _sum(one.amount)
    return replace(price, unit=one.per.published) if one.per else price


def _yearly(rate: rates.YearlyRate) -> Iterator[RateRow]:
    base = rate.of or rate.quantity or ""
    for step in rate.steps:
        yield RateRow("yearly", (_years(step.first, step.last),), step.price, base=base)
    if rate.increase is not None:
        name = message("added each year after that")
        yield RateRow("yearly", (name,), rate.increase, upper=rate.maximum, base=base)


def _years(first: Decimal, last: Decimal | None) -> Message:
    if last is None:
        return message("from year {first}", first=first)
    if first == last:
        return message("year {first}", first=first)
    return message("years {first} to {last}", first=first, last=last)


def _multiplied(rate: rates.MultipliedRate) -> Iterator[RateRow]:
    yield from rate_rows(rate.rate)
    for one in rate.multipliers:
        yield RateRow("multiplier", (one.name,), factor=one.factor)
    yield from _limits(rate)


def _limits(rate: rates.LimitedRate) -> Iterator[RateRow]:
    """Yield a row for limits that hold for the rows before as a whole."""
    if rate.minimum is not None or rate.maximum is not None:
        yield _limited(RateRow("limits"), rate)


def _surcharge(rate: rates.SurchargeRate) -> Iterator[RateRow]:
    for band in rate.bands:
        start = band.above.amount if band.above else None
        end = band.up_to.amount if band.up_to else None
        row = RateRow("surcharge", (rate.base,), rate.on, factor=band.times)
        yield replace(row, band_from=start, band_to=end)


def _derived(rate: rates.DerivedRate) -> Iterator[RateRow]:
    yield _limited(RateRow("derived", price=rate.share, base=rate.fee), rate)


def _alternatives(rate: rates.AlternativeRate) -> Iterator[RateRow]:
    for option in rate.options:
        yield from (_limited(row.under(option.name), rate) for row in rate_rows(option.rate))


def _equivalent(rate: rates.EquivalentRate) -> Iterator[RateRow]:
    for expression in rate.expressions:
        yield from rate_rows(expression)


def _parts(rate: rates.SumRate) -> Iterator[RateRow]:
    for part in rate.parts:
        yield from (row.under(part.name) for row in rate_rows(part.rate))
    yield from _limits(rate)


def _formula(rate: rates.FormulaRate) -> Iterator[RateRow]:
    said = message("{formula}", formula=rate.expression)
    yield _limited(RateRow("formula", wording=said), rate)


def _zero(rate: rates.ZeroRate) -> Iterator[RateRow]:
    nothing = UnitPrice(Decimal(0), Decimal(0))
    yield RateRow("zero", price=nothing, wording=message("Free of charge"))


def _delegated(rate: rates.DelegatedRate) -> Iterator[RateRow]:
    yield RateRow("delegated", wording=rate.to)


def _text(rate: rates.TextRate) -> Iterator[RateRow]:
    yield RateRow("text", wording=rate.text)


_READERS: dict[str, Callable[[Any], Iterator[RateRow]]] = {
    "fixed": _fixed,
    "share": _share,
    "range": _range,
    "classified": _classified,
    "matrix": _matrix,
    "banded": _banded,
    "interpolated": _interpolated,
    "base-increment": _base_increment,
    "yearly": _yearly,
    "multiplied": _multiplied,
    "surcharge": _surcharge,
    "derived": _derived,
    "alternatives": _alternatives,
    "equivalent": _equivalent,
    "sum": _parts,
    "formula": _formula,
    "zero": _zero,
    "delegated": _delegated,
    "text": _text,
}
