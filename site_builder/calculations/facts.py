"""The facts of a project, in the units that rules compare: yuan, square metres, counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from site_builder.catalogue import Catalogue
from site_builder.models.choices import LandState
from site_builder.models.facts import FactValue, parse_fact
from site_builder.models.projects import Project
from site_builder.values.area import MU, in_unit
from site_builder.values.number_format import rounded

Facts = Mapping[str, FactValue]

PER_MU = {"investment_per_mu": "fixed_assets", "tax_per_mu": "annual_tax"}
"""Facts that are counted for each mu, and the sums that they follow from."""


def project_facts(catalogue: Catalogue, project: Project) -> dict[str, FactValue]:
    """Derive what is known about a project; its own `facts` win over what is derived."""
    facts = dict(_derived(project))
    for name, text in project.facts.items():
        if name in catalogue.facts:
            facts[name] = parse_fact(catalogue.facts[name], text)
    return with_intensity(facts)


def with_intensity(facts: Facts) -> dict[str, FactValue]:
    """Add what follows for each mu from a sum and the land, where that is not stated itself."""
    complete = dict(facts)
    land = facts.get("land_area")
    mu = in_unit(Fraction(land), MU) if isinstance(land, Decimal) else Decimal(0)
    for name, source in PER_MU.items():
        amount = facts.get(source)
        if mu and isinstance(amount, Decimal) and name not in facts:
            complete[name] = rounded(amount / mu, 4)
    return complete


def _derived(project: Project) -> Iterator[tuple[str, FactValue]]:
    yield "industry", project.industry
    yield "town", project.site.town
    if project.site.park:
        yield "park", project.site.park
    yield "is_in_park", project.site.park is not None
    yield "project_kind", project.kind.value
    yield "stage", project.stage.value
    yield from _land_facts(project)
    yield from _money_facts(project)
    if project.returns and project.returns.jobs is not None:
        yield "jobs", Decimal(project.returns.jobs)
        yield "employees", Decimal(project.returns.jobs)


def _land_facts(project: Project) -> Iterator[tuple[str, FactValue]]:
    land = project.land
    rents = land.state is LandState.WORKSHOP
    yield "land_state", land.state.value
    yield "rents_workshop", rents
    yield "acquires_land", not rents and land.area is not None
    if land.area:
        yield "land_area", land.area.square_metres
    if land.floor_area:
        yield "workshop_area" if rents else "floor_area", land.floor_area.square_metres
        yield "builds_new_floor", not rents


def _money_facts(project: Project) -> Iterator[tuple[str, FactValue]]:
    investment, returns = project.investment, project.returns
    named = {
        "total_investment": investment.total,
        "fixed_assets": investment.fixed_assets,
        "registered_capital": investment.registered_capital,
        "annual_revenue": returns.revenue if returns else None,
        "annual_tax": returns.tax if returns else None,
    }
    for name, money in named.items():
        if money is not None and money.currency == "CNY":
            yield name, money.amount
