"""Bands and points as rules."""

from __future__ import annotations

from site_builder.calculations.rule_parts import (
    BandRule,
    Bands,
    Counted,
    PointRule,
    Points,
    Price,
    Rate,
)
from site_builder.calculations.rule_prices import (
    Making,
    clamped,
    counted,
    fact_unit_said,
    price_said,
    uncomputed,
)
from site_builder.models.rates import BandedRate, InterpolatedRate
from site_builder.values.area import square_metres_in
from site_builder.values.measure import Dimension, Measure
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.rounded import exact
from site_builder.values.units import normal_unit

# A price for a case is the band's sum, however large the base is: 4000元/宗.
_WHOLE_CASES = frozenset({"", "件", "宗", "次", "户", "家", "项"})


def banded_rule(rate: BandedRate, making: Making) -> Rate:
    """Make bands; one that is only bounded leaves all of them uncomputed."""
    edge = _edge(rate)
    bands = [
        BandRule(
            above=_figure(band.above),
            up_to=_figure(band.up_to),
            price=_band_price(rate, band.price, making, edge),
        )
        for band in rate.bands
        if band.price.low is not None and band.price.high is not None
    ]
    if len(bands) < len(rate.bands):
        return uncomputed("bound")
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
) -> Price:
    assert price.low is not None and price.high is not None
    return Price(
        kind="price",
        low=exact(price.low),
        high=exact(price.high),
        of=_counts(rate.of, price, making, edge),
        said=price_said(making, price),
    )


def _counts(
    fact: str, price: UnitPrice | Share, making: Making, edge: Measure | None
) -> tuple[Counted, ...]:
    """Count the part of the base in the price's unit; nothing where the price is for a case."""
    if isinstance(price, Share):
        return (Counted(fact=fact),)
    unit = price.unit.split("·")[0]
    kind = making.kinds.get(fact)
    if _is_for_a_case(unit, edge, normal_unit(kind.unit) if kind else ""):
        return ()
    found = counted(making, fact, unit)
    return (found,) if found else ()


def _is_for_a_case(unit: str, edge: Measure | None, own: str) -> bool:
    if edge is not None and edge.dimension is Dimension.MONEY:
        return not unit.endswith("元")
    if edge is not None and edge.dimension is Dimension.AREA:
        return square_metres_in(unit) is None
    return unit in _WHOLE_CASES and (not unit or unit != own)


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
