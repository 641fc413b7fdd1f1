"""Computes bands, marginal or for the whole amount, and points with straight lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from site_builder.calculations.amounts import Amount, Computed, NotComputed, Outcome, Term
from site_builder.diagnostics import message
from site_builder.models.rates import Band, BandedRate, InterpolatedRate
from site_builder.values.area import SQUARE_METRE, in_unit
from site_builder.values.measure import Dimension, Measure
from site_builder.values.prices import Share, UnitPrice

_AREA_UNITS = frozenset({SQUARE_METRE, "亩", "公顷", "平方公里"})
# A price for a case is the band's sum, however large the base is: 4000元/宗.
_WHOLE_CASES = frozenset({"", "件", "宗", "次", "户", "家", "项"})


def banded(rate: BandedRate, base: Decimal) -> Outcome:
    """Run a base through the bands of a rate."""
    outcome = _marginal(rate, base) if rate.mode == "marginal" else _whole(rate, base)
    if isinstance(outcome, NotComputed):
        return outcome
    return Computed(outcome.amount.clamped(rate.minimum, rate.maximum), outcome.terms)


def _whole(rate: BandedRate, base: Decimal) -> Outcome:
    """Take the band that the base falls in, for all of it."""
    sides = {"lower": (False,), "upper": (True,), "unstated": (False, True)}[rate.boundary]
    found = [
        next((band for band in rate.bands if _contains(band, base, is_upper=is_upper)), None)
        for is_upper in sides
    ]
    bands = list(dict.fromkeys(band for band in found if band is not None))
    outcomes = [_charge(rate, band, base) for band in bands]
    if not outcomes:
        return NotComputed(message("the amount lies outside the bands"))
    return outcomes[0] if len(outcomes) == 1 else _either(outcomes)


def _either(outcomes: Sequence[Outcome]) -> Outcome:
    """Span the two bands of a figure on a boundary that the document does not assign."""
    found = [one.amount for one in outcomes if isinstance(one, Computed)]
    if len(found) < len(outcomes):
        return next(one for one in outcomes if isinstance(one, NotComputed))
    amount = Amount(min(one.low for one in found), max(one.high for one in found))
    return Computed(amount, (Term(None, note=message("depends on the band")),))


def _contains(band: Band, base: Decimal, *, is_upper: bool) -> bool:
    """Tell whether a base falls in a band; a figure on the boundary falls in one of the two."""
    above = band.above.value if band.above else None
    up_to = band.up_to.value if band.up_to else None
    if is_upper:
        return (above is None or base >= above) and (up_to is None or base < up_to)
    return (above is None or base > above) and (up_to is None or base <= up_to)


def _marginal(rate: BandedRate, base: Decimal) -> Outcome:
    """Charge each band on the part of the base that lies in it."""
    total = Amount(Decimal(0), Decimal(0))
    terms: list[Term] = []
    for index, band in enumerate(rate.bands):
        above = band.above.value if band.above else Decimal(0)
        up_to = band.up_to.value if band.up_to else base
        part = min(base, up_to) - above
        # The first band counts even at nothing: its fixed sum is the least that is charged.
        if part <= 0 and (index or base < above):
            continue
        outcome = _charge(rate, band, max(part, Decimal(0)))
        if isinstance(outcome, NotComputed):
            return outcome
        total = total.plus(outcome.amount)
        terms.extend(outcome.terms)
    return Computed(total, tuple(terms))


def _charge(rate: BandedRate, band: Band, part: Decimal) -> Outcome:
    price = band.price
    if price.low is None or price.high is None:
        return NotComputed(message("only a bound is set"))
    amount = Amount(price.low, price.high)
    quantity = part if isinstance(price, Share) else _in_unit_of(price, part, _edge(rate))
    if quantity is None:
        return Computed(amount, (Term(price),))
    return Computed(amount.times(quantity), (Term(price, quantity, rate.of),))


def _edge(rate: BandedRate) -> Measure | None:
    """Return an edge of the bands; it tells what the base is measured in."""
    edges = (edge for band in rate.bands for edge in (band.up_to, band.above))
    return next((edge for edge in edges if edge is not None), None)


def _in_unit_of(price: UnitPrice, part: Decimal, edge: Measure | None) -> Decimal | None:
    """Express a part of the base in the price's unit; `None` if the price is for the whole case."""
    unit = price.unit.split("·")[0]
    if edge is not None and edge.dimension is Dimension.MONEY:
        return None
    if edge is not None and edge.dimension is Dimension.AREA:
        return in_unit(Fraction(part), unit) if unit in _AREA_UNITS else None
    return None if unit in _WHOLE_CASES else part


def interpolated(rate: InterpolatedRate, base: Decimal) -> Outcome:
    """Read a base off the line between the two points around it."""
    points = [(point.at.value, point.amount.amount) for point in rate.points]
    if not points[0][0] <= base <= points[-1][0]:
        return NotComputed(message("the amount lies outside the points of the standard"))
    for (left, low), (right, high) in pairwise(points):
        if left <= base <= right:
            amount = low + (high - low) * (base - left) / (right - left)
            return Computed(Amount(amount, amount), (Term(None, base, rate.of),))
    return NotComputed(message("the amount lies outside the points of the standard"))
