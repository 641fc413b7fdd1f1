"""Revenue and cumulative cash year by year, drawn from what a project has published.

Nothing is forecast here: the sum is spent evenly while it is built, revenue follows the published
use of capacity, and yearly cash is what makes the published payback come true.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_builder.models.choices import Stage
from site_builder.models.projects import Project, Returns
from site_builder.values.dates import PartialDate
from site_builder.values.money import Money

_YEARS, _MOST_YEARS = 10, 20
_AFTER_PAYBACK = 2
_HOURS = Decimal(24 * 365)


@dataclass(frozen=True, slots=True)
class YearOfCash:
    """One year's revenue, and all cash up to its end, in yuan."""

    number: int
    revenue: Decimal
    cumulative: Decimal


def cash_flow(project: Project) -> tuple[YearOfCash, ...]:
    """Return the years; none where the published figures do not make a line."""
    returns, spent = project.returns, _yuan(project.investment.total)
    building = _building_years(project)
    if returns is None or building is None or not spent:
        return ()
    revenue, payback = _yuan(returns.revenue), _payback(returns)
    if not revenue or payback is None or not building < payback < _MOST_YEARS:
        return ()
    years = max(_YEARS, math.ceil(payback) + _AFTER_PAYBACK)
    shares = _capacity(returns, building, years)
    cash = spent / _used(shares, payback)
    # More cash than revenue: payback, sum and ramp-up do not describe the same plan.
    return _years(spent, revenue, cash, building, shares) if cash < revenue else ()


def _yuan(money: Money | None) -> Decimal | None:
    return money.amount if money is not None and money.currency == "CNY" else None


def _payback(returns: Returns) -> Decimal | None:
    return returns.payback.sort_key / _HOURS if returns.payback else None


def _building_years(project: Project) -> int | None:
    """Return the years until it works, by its own dates; opening for offers takes one more."""
    dates = {one.stage: one.on for one in project.stages}
    works = dates.get(Stage.OPERATING)
    if works is None:
        return None
    if begun := dates.get(Stage.CONSTRUCTION):
        return max(1, round((_month(works) - _month(begun)) / 12))
    offered = dates.get(Stage.OPEN)
    return max(1, works.year - offered.year - 1) if offered else None


def _month(day: PartialDate) -> int:
    return day.year * 12 + (day.month or (day.quarter or 2) * 3 - 1)


def _capacity(returns: Returns, building: int, years: int) -> list[Decimal]:
    """Return the part of the capacity that is used in each year; full use follows the ramp-up."""
    ramp = [share.amount for share in returns.ramp_up]
    shares = [Decimal(0)] * building + ramp
    return (shares + [ramp[-1] if ramp else Decimal(1)] * years)[:years]


def _used(shares: Sequence[Decimal], until: Decimal) -> Decimal:
    """Add up the shares until a moment that may lie within a year."""
    whole = int(until)
    return sum(shares[:whole], Decimal(0)) + shares[whole] * (until - whole)


def _years(
    spent: Decimal, revenue: Decimal, cash: Decimal, building: int, shares: Sequence[Decimal]
) -> tuple[YearOfCash, ...]:
    years, total = [], Decimal(0)
    for number, share in enumerate(shares, start=1):
        total += cash * share - (spent / building if number <= building else 0)
        years.append(YearOfCash(number, revenue * share, total))
    return tuple(years)
