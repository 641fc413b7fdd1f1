"""Worked examples beside standards that take arithmetic: bands, points and formulas."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Any

from markupsafe import Markup

from site_builder.calculations.amounts import Computed
from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import BandedRate, FormulaRate, InterpolatedRate, MultipliedRate
from site_builder.pages.bill_working import amount_text
from site_builder.pages.condition_text import fact_text
from site_builder.pages.edition import Edition
from site_builder.pages.rate_parts import fact_name, words

_BY_NAME = {
    "employees": Decimal(300),
    "disabled_employees": Decimal(2),
    "average_wage": Decimal(68_400),
    "fixed_assets": Decimal(80_000_000),
    "jobs": Decimal(260),
}
_BY_KIND = {
    "money": Decimal(1_000_000),
    "area": Decimal(1_000),
    "share": Decimal("0.05"),
    "quantity": Decimal(100),
    "number": Decimal(10),
    "duration": Decimal(12),
}


def example_note(edition: Edition, rate: Any) -> tuple[Markup, ...]:
    """Work a rate out for plausible figures; nothing where they do not lead to a sum."""
    rate, is_bare = _without_conditions(rate)
    facts = _figures(edition, rate)
    if facts is None:
        return ()
    outcome = compute(rate, Setting(facts, kinds=edition.catalogue.facts))
    if not isinstance(outcome, Computed):
        return ()
    given = [
        edition._(
            "{fact} {value}",
            fact=fact_name(edition, name),
            value=fact_text(edition, edition.catalogue.facts[name], value),
        )
        for name, value in facts.items()
    ]
    total = amount_text(outcome.amount.rounded())
    said = "For example, with {given}: CNY {sum}."
    if is_bare:
        said = "For example, with {given}: CNY {sum} before any factor."
    return (words(edition, said, given=edition.listed(given), sum=total),)


def _without_conditions(rate: Any) -> tuple[Any, bool]:
    """Leave out the factors that not everybody meets, and tell whether there are any."""
    if not isinstance(rate, MultipliedRate):
        return rate, False
    always = tuple(one for one in rate.multipliers if one.always)
    is_bare = len(always) < len(rate.multipliers)
    return rate.model_copy(update={"multipliers": always}), is_bare


def _figures(edition: Edition, rate: Any) -> dict[str, Decimal] | None:
    if isinstance(rate, MultipliedRate):
        return _figures(edition, rate.rate)
    if isinstance(rate, FormulaRate):
        return _formula_figures(edition, rate)
    if isinstance(rate, InterpolatedRate):
        first, second = rate.points[0].at.value, rate.points[1].at.value
        return {rate.of: (first + second) / 2}
    return _band_figures(edition, rate) if isinstance(rate, BandedRate) else None


def _formula_figures(edition: Edition, rate: FormulaRate) -> dict[str, Decimal] | None:
    names = [one.fact for one in rate.variables.values() if one.fact is not None]
    figures = {name: _plausible(edition, name) for name in names}
    known = {name: one for name, one in figures.items() if one is not None}
    return known if len(known) == len(figures) else None


def _band_figures(edition: Edition, rate: BandedRate) -> dict[str, Decimal] | None:
    edges = [band.above.value for band in rate.bands if band.above is not None]
    if not edges:
        return None
    others = [name for name in (rate.quantity, rate.second_quantity) if name]
    base = edges[len(edges) // 2] * Decimal("1.5")
    if edition.catalogue.facts[rate.of].kind == "quantity":
        base = Decimal(ceil(base))
    return {rate.of: base} | dict.fromkeys(others, Decimal(2))


def _plausible(edition: Edition, name: str) -> Decimal | None:
    return _BY_NAME.get(name) or _BY_KIND.get(edition.catalogue.facts[name].kind)
