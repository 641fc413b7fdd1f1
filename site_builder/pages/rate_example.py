"""Worked examples beside standards that take arithmetic: bands, points and formulas."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from site_builder.calculations.amounts import Computed
from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import BandedRate, FormulaRate, InterpolatedRate
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


def example_note(
    edition: Edition, rate: BandedRate | InterpolatedRate | FormulaRate
) -> tuple[Markup, ...]:
    """Work a rate out for plausible figures; nothing where they do not lead to a sum."""
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
    return (words(edition, said, given=edition.listed(given), sum=total),)


def _figures(edition: Edition, rate: Any) -> dict[str, Decimal] | None:
    if isinstance(rate, FormulaRate):
        names = [one.fact for one in rate.variables.values() if one.fact is not None]
        figures = {name: _plausible(edition, name) for name in names}
        return (
            {name: one for name, one in figures.items() if one is not None}
            if None not in figures.values()
            else None
        )
    if isinstance(rate, InterpolatedRate):
        first, second = rate.points[0].at.value, rate.points[1].at.value
        return {rate.of: (first + second) / 2}
    edges = [band.above.value for band in rate.bands if band.above is not None]
    if not edges:
        return None
    return {rate.of: edges[len(edges) // 2] * Decimal("1.5")}


def _plausible(edition: Edition, name: str) -> Decimal | None:
    return _BY_NAME.get(name) or _BY_KIND.get(edition.catalogue.facts[name].kind)
