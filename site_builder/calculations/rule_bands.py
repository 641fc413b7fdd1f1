"""Bands and points as rules."""

from __future__ import annotations

from dataclasses import replace

from site_builder.calculations.rule_parts import (
    BandRule,
    Bands,
    Counted,
    PointRule,
    Points,
    Price,
    Rate,
    Uncomputed,
)
from site_builder.calculations.rule_prices import (
    Making,
    clamped,
    counted,
    fact_unit_said,
    is_water,
    price_said,
    uncomputed,
)
from site_builder.models.rates import BandedRate, InterpolatedRate
from site_builder.values.area import square_metres_in
from site_builder.values.measure import Dimension, Measure
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.rounded import exact
from site_builder.values.scales import are_alike
from site_builder.values.units import normal_unit, several_units

# A price for a case is the band's sum, however large the base is: 4000元/宗.
_WHOLE_CASES = frozenset({"", "件", "宗", "次", "户", "家", "项"})


def banded_rule(rate: BandedRate, making: Making) -> Rate:
    """Make bands; one that cannot be computed leaves all of them uncomputed."""
    edge = _edge(rate)
    making = replace(making, is_whole=rate.whole_units)
    bands: list[BandRule] = []
    for band in rate.bands:
        price = _band_price(rate, band.price, making, edge)
        if isinstance(price, Uncomputed):
            return price
        bands.append(BandRule(above=_figure(band.above), up_to=_figure(band.up_to), price=price))
    rule = Bands(
        kind="bands", of=rate.of, mode=rate.mode, boundary=rate.boundary, bands=tuple(bands)
    )
    return clamped(rule, rate.minimum, rate.maximum)


def _figure(measure: Measure | None) -> object:
    return None if measure is None else exact(measure.value)


def _edge(rate: BandedRate) -> Measure | None:
    """Return an edge of the bands; it tells what the base is measured in."""
    edges = (edge for band in rate.bands for edge in (band.up_to, band.above))
    return next((edge for edge in edges if edge is not None), None)


def _band_price(
    rate: BandedRate, price: UnitPrice | Share, making: Making, edge: Measure | None
) -> Price | Uncomputed:
    if price.low is None or price.high is None:
        return uncomputed("bound")
    counts = _counts(rate, price, making, edge)
    if counts is None:
        return uncomputed("unit")
    said = price_said(making, price)
    return Price(kind="price", low=exact(price.low), high=exact(price.high), of=counts, said=said)


def _counts(
    rate: BandedRate, price: UnitPrice | Share, making: Making, edge: Measure | None
) -> tuple[Counted, ...] | None:
    """Count the base, or what the price is for; nothing where it is for the case as a whole."""
    if isinstance(price, Share):
        return (Counted(fact=rate.of),)
    unit, *more = price.unit.split("·")
    if not unit:
        return ()
    fact = rate.quantity or _counted_fact(rate.of, unit, making, edge)
    if fact is None:
        return ()
    first = counted(making, fact, unit) if _is_sure(rate, fact, unit, making) else None
    if first is None or not rate.second_quantity:
        return None if first is None else (first,)
    second = counted(replace(making, is_whole=False), rate.second_quantity, more[0] if more else "")
    return None if second is None else (first, second)


def _is_sure(rate: BandedRate, fact: str, unit: str, making: Making) -> bool:
    """Tell whether a price counts the base: one for each lift does not count the tonnes."""
    own = making.kinds[fact].unit if fact in making.kinds else ""
    is_said = fact != rate.of or rate.quantity is not None
    return is_said or not own or is_water(fact, unit) or are_alike(own, unit)


def _counted_fact(of: str, unit: str, making: Making, edge: Measure | None) -> str | None:
    """Return what a band's price counts if that is not said; `None` if it is for a case."""
    kind = making.kinds.get(of)
    own = normal_unit(kind.unit) if kind else ""
    item = making.kinds.get(making.quantity or "")
    if item is not None and unit == normal_unit(item.unit) != own:
        return item.name
    if edge is not None and edge.dimension is Dimension.MONEY:
        return of if unit.endswith("元") else None
    if edge is not None and edge.dimension is Dimension.AREA:
        return None if square_metres_in(several_units(unit)[1]) is None else of
    return None if unit in _WHOLE_CASES and unit != own else of


def interpolated_rule(rate: InterpolatedRate, making: Making) -> Rate:
    """Make points with straight lines between them."""
    one, many = fact_unit_said(making, rate.of)
    return Points(
        kind="points",
        of=Counted(fact=rate.of, one=one, many=many),
        points=tuple(
            PointRule(at=exact(point.at.value), amount=exact(point.amount.amount))
            for point in rate.points
        ),
    )
