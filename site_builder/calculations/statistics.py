"""Sums over the catalogue; working papers stay out, so only aggregates leave this module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from site_builder.models.choices import Stage
from site_builder.models.parks import Park
from site_builder.models.projects import Project
from site_builder.values.area import SQUARE_METRE, Area, in_unit
from site_builder.values.money import ExchangeRate, Money

LIVE_STAGES = frozenset(Stage) - {Stage.SUSPENDED, Stage.CANCELLED}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many projects there are, and what they come to in yuan."""

    count: int
    investment: Decimal


def tally(projects: Iterable[Project], exchange: ExchangeRate) -> Tally:
    """Count projects and sum their investment; foreign sums at the dated rate."""
    totals = [project.investment.total for project in projects]
    amounts = [_in_yuan(total, exchange) for total in totals if total is not None]
    return Tally(len(totals), sum(amounts, Decimal(0)))


def tally_by(
    projects: Iterable[Project], key: Callable[[Project], str], exchange: ExchangeRate
) -> dict[str, Tally]:
    """Count and sum projects by a key, in the order in which keys are met."""
    groups: dict[str, list[Project]] = {}
    for project in projects:
        groups.setdefault(key(project), []).append(project)
    return {name: tally(members, exchange) for name, members in groups.items()}


def _in_yuan(money: Money, exchange: ExchangeRate) -> Decimal:
    if money.currency == "CNY":
        return money.amount
    converted = exchange.convert(money)
    return converted.amount if converted else Decimal(0)


def yuan(amount: Decimal) -> Money:
    """Make a sum of yuan that a calculation arrived at."""
    return Money(amount, amount, "CNY", is_approximate=False, published="")


def ready_land(parks: Iterable[Park]) -> Area:
    """Sum the serviced land of parks."""
    total = sum((park.ready.amount for park in parks), Fraction(0))
    return Area(
        total, total, "亩", is_approximate=False, published=str(in_unit(total, SQUARE_METRE))
    )
