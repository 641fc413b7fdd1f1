"""Three typical plans and their bills: worked examples for those who have no figures yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from site_builder.calculations.bill import Bill, fee_bill
from site_builder.models.facts import FactValue, parse_fact
from site_builder.pages.bill_text import ONE_OFF, RECURRING
from site_builder.pages.condition_text import fact_text
from site_builder.pages.edition import Edition
from site_builder.pages.parts import Row
from site_builder.values.area import parse_area
from site_builder.values.money import Money
from site_builder.values.number_format import significant
from site_builder.values.rounded import round_half_up


@dataclass(frozen=True, slots=True)
class Plan:
    """A typical plan: what it is called, by which size, and its facts as they would be typed."""

    id: str
    name: str
    size: str
    facts: tuple[tuple[str, str], ...]


_FACTORY = (
    ("sector", "manufacturing"),
    ("is_in_park", "yes"),
    ("is_in_planning_area", "yes"),
    ("acquires_land", "yes"),
    ("land_area", "80亩"),
    ("builds_new_floor", "yes"),
    ("building_use", "industrial"),
    ("floor_area", "4.2万平方米"),
    ("disturbed_area", "80亩"),
    ("construction_cost", "6300万元"),
    ("fixed_assets", "9600万元"),
    ("total_investment", "1.2亿元"),
    ("employees", "260"),
    ("disabled_employees", "2"),
    ("disabled_share", "0.77%"),
    ("average_wage", "68400元"),
    ("discharges_sewage", "yes"),
    ("sewage_volume", "6000"),
    ("certificates", "1"),
    ("uses_forest", "no"),
    ("uses_farmland", "no"),
    ("rents_workshop", "no"),
    ("enterprise_size", "medium"),
)
_WORKSHOP = (
    ("sector", "manufacturing"),
    ("is_in_park", "yes"),
    ("is_in_planning_area", "yes"),
    ("rents_workshop", "yes"),
    ("workshop_area", "6000平方米"),
    ("acquires_land", "no"),
    ("builds_new_floor", "no"),
    ("building_use", "industrial"),
    ("fixed_assets", "1800万元"),
    ("employees", "90"),
    ("disabled_employees", "1"),
    ("disabled_share", "1.11%"),
    ("average_wage", "62000元"),
    ("discharges_sewage", "yes"),
    ("sewage_volume", "900"),
    ("uses_forest", "no"),
    ("uses_farmland", "no"),
    ("enterprise_size", "small"),
)
_RESORT = (
    ("sector", "tourism"),
    ("is_in_park", "no"),
    ("is_in_planning_area", "yes"),
    ("acquires_land", "yes"),
    ("land_area", "210亩"),
    ("builds_new_floor", "yes"),
    ("building_use", "commercial"),
    ("floor_area", "3.6万平方米"),
    ("disturbed_area", "210亩"),
    ("survey_depth", "shallow"),
    ("uses_forest", "yes"),
    ("forest_area", "150亩"),
    ("uses_farmland", "no"),
    ("construction_cost", "1.4亿元"),
    ("fixed_assets", "2.3亿元"),
    ("total_investment", "2.8亿元"),
    ("employees", "180"),
    ("disabled_employees", "2"),
    ("disabled_share", "1.11%"),
    ("average_wage", "54000元"),
    ("discharges_sewage", "yes"),
    ("sewage_volume", "5400"),
    ("certificates", "1"),
    ("rents_workshop", "no"),
    ("enterprise_size", "medium"),
)
PLANS = (
    Plan("factory", "A new factory on {area}", "land_area", _FACTORY),
    Plan("workshop", "A rented workshop of {area}", "workshop_area", _WORKSHOP),
    Plan("resort", "A resort on {area}, partly forest land", "land_area", _RESORT),
)


def worked_plans(edition: Edition) -> tuple[Plan, ...]:
    """Return the plans that the published lists charge anything."""
    return tuple(plan for plan in PLANS if plan_total(edition, plan))


def plan_name(edition: Edition, plan: Plan) -> str:
    """Say what a plan is called, with its size."""
    typed = dict(plan.facts)[plan.size]
    return edition._(plan.name, area=edition.area(parse_area(typed)))


def plan_facts(edition: Edition, plan: Plan) -> dict[str, FactValue]:
    """Read a plan's facts."""
    known = edition.catalogue.facts
    return {name: parse_fact(known[name], typed) for name, typed in plan.facts if name in known}


def plan_bill(edition: Edition, plan: Plan) -> Bill:
    """Compute a plan's bill on the day of the edition."""
    return fee_bill(edition.fee_rules, plan_facts(edition, plan), edition.as_of)


def plan_total(edition: Edition, plan: Plan) -> str:
    """Say about what a plan pays once, or else a year; empty where nothing can be computed."""
    bill = plan_bill(edition, plan)
    for due, said in ((ONE_OFF, "{sum}, once"), (RECURRING, "{sum} a year")):
        total = bill.total(due)
        if total.high:
            low, high = _about(total.low), _about(total.high)
            return edition._(said, sum=edition.money(Money(low, high, is_approximate=True)))
    return ""


def _about(amount: Fraction) -> Decimal:
    """Round a sum that is only an example to three figures."""
    return significant(round_half_up(amount, 2), 3)


def plan_rows(edition: Edition, plan: Plan) -> tuple[Row, ...]:
    """Show a plan's facts."""
    known = edition.catalogue.facts
    return tuple(
        Row(edition.label(known[name].label), fact_text(edition, known[name], value))
        for name, value in plan_facts(edition, plan).items()
    )
