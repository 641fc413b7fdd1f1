"""Computes bands, marginal or for the whole amount, and points with straight lines between them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from site_builder.calculations.amounts import Amount, Computed, NotComputed, Outcome, Term
from site_builder.diagnostics import message
from site_builder.models.rates import Band, BandedRate, InterpolatedRate
from site_builder.values.prices import Share

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
    for band in rate.bands:
        if _contains(band, base, is_upper=rate.boundary == "upper"):
            return _charge(band, base)
    return NotComputed(message("the amount lies outside the bands"))


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
        outcome = _charge(band, max(part, Decimal(0)))
        if isinstance(outcome, NotComputed):
            return outcome
        total = total.plus(outcome.amount)
        terms.extend(outcome.terms)
    return Computed(total, tuple(terms))


def _charge(band: Band, part: Decimal) -> Outcome:
    low, high = band.price.low, band.price.high
    if low is None or high is None:
        return NotComputed(message("only a bound is set"))
    if isinstance(band.price, Share) or band.price.unit not in _WHOLE_CASES:
        return Computed(Amount(low * part, high * part), (Term(band.price, part),))
    return Computed(Amount(low, high), (Term(band.price),))


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
