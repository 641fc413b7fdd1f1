"""The facts about an investor's plan that fees and policies ask for.

These are the ones that every county needs; a county adds its own in
`projects/vocabularies/facts.yml`. Labels are msgids that the `.po` files translate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.models.choices import CooperationMode, LandState, ProjectKind, Stage
from site_builder.models.fields import parse_flag
from site_builder.values.duration import Duration
from site_builder.values.measure import Dimension, Measure, parse_measure
from site_builder.values.problem import ValueProblem
from site_builder.values.quantity import Quantity
from site_builder.values.scales import are_comparable, conversion
from site_builder.values.text import LocalizedText
from site_builder.values.units import normal_unit

Label = str | LocalizedText


@dataclass(frozen=True, slots=True)
class FactKind:
    """What kind of value a fact has, and what readers call it."""

    name: str
    kind: str
    label: Label
    unit: str = ""
    choices: tuple[tuple[str, Label], ...] = field(default=())
    group: Label = ""
    hint: Label = ""

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """Return the dimensions that a threshold on this fact may have."""
        return _DIMENSIONS.get(self.kind, frozenset())


FactValue = Decimal | str | bool
"""In the units that rules compare: yuan, square metres, fractions, hours, or the fact's own."""


def parse_fact(fact: FactKind, text: str) -> FactValue:
    """Read what was typed for a fact; raises ValueProblem as the value types do."""
    if fact.kind == "flag":
        return parse_flag(text)
    if fact.kind == "choice":
        return text.strip()
    measure = parse_measure(text)
    if not fits(fact, measure) and measure.dimension is not Dimension.NUMBER:
        said = message("“{value}” is not what “{fact}” counts", value=text, fact=fact.name)
        raise ValueProblem(codes.WRONG_TYPE, said, _example(fact))
    return _in_unit_of(fact, measure)


def fits(fact: FactKind, measure: Measure) -> bool:
    """Whether a figure can be compared with a fact; years may be counted or measured."""
    if measure.dimension is Dimension.DURATION and normal_unit(fact.unit) in _HOURS:
        return True
    return measure.dimension in fact.dimensions


def threshold(fact: FactKind, measure: Measure) -> Decimal:
    """Return a figure in the unit that the fact is known in: 2吨 are 2000 of a fact in 公斤."""
    figure = measure.figure
    if isinstance(figure, Quantity) and fact.unit:
        return measure.value * conversion(figure.unit, fact.unit)
    if isinstance(figure, Duration) and normal_unit(fact.unit) in _HOURS:
        return measure.value / _HOURS[normal_unit(fact.unit)]
    return measure.value


# As durations are sorted: a month is the twelfth part of a year.
_HOURS = {"年": 8760, "季度": 2190, "月": 730, "日": 24, "小时": 1}


def _in_unit_of(fact: FactKind, measure: Measure) -> Decimal:
    if measure.dimension is Dimension.NUMBER and fact.kind not in ("number", "quantity"):
        said = message("“{value}” has no unit", value=measure.published)
        raise ValueProblem(codes.BAD_QUANTITY, said, _example(fact))
    figure = measure.figure
    if isinstance(figure, Quantity) and fact.unit and not are_comparable(figure.unit, fact.unit):
        said = message(
            "“{value}” is not counted in {unit}", value=measure.published, unit=fact.unit
        )
        raise ValueProblem(codes.BAD_QUANTITY, said, _example(fact))
    return threshold(fact, measure)


_EXAMPLES = {"money": "1000万元", "area": "80亩", "share": "15%", "duration": "3年"}


def _example(fact: FactKind) -> Message:
    example = _EXAMPLES.get(fact.kind, f"50{fact.unit}")
    return message("write a value such as {example}", example=example)


_DIMENSIONS = {
    "money": frozenset({Dimension.MONEY}),
    "area": frozenset({Dimension.AREA}),
    "share": frozenset({Dimension.SHARE}),
    "duration": frozenset({Dimension.DURATION}),
    "quantity": frozenset({Dimension.QUANTITY, Dimension.NUMBER}),
    "number": frozenset({Dimension.NUMBER, Dimension.QUANTITY}),
}


def _money(name: str, label: str) -> FactKind:
    return FactKind(name, "money", label)


def _area(name: str, label: str) -> FactKind:
    return FactKind(name, "area", label)


def _quantity(name: str, label: str, unit: str) -> FactKind:
    return FactKind(name, "quantity", label, unit)


def _flag(name: str, label: str) -> FactKind:
    return FactKind(name, "flag", label)


def _choice(name: str, label: str, *choices: tuple[str, str]) -> FactKind:
    return FactKind(name, "choice", label, choices=choices)


def _labels(
    members: type[ProjectKind | LandState | Stage | CooperationMode],
) -> list[tuple[str, str]]:
    return [(member.value, member.label) for member in members]


_SIZES = (("micro", "Micro"), ("small", "Small"), ("medium", "Medium"), ("large", "Large"))

CORE_FACTS: tuple[FactKind, ...] = (
    _money("total_investment", "Total investment"),
    _money("fixed_assets", "Fixed assets"),
    _money("equipment_investment", "Equipment investment"),
    _money("registered_capital", "Registered capital"),
    _money("foreign_capital", "Foreign capital paid in"),
    _money("investment_per_mu", "Investment per mu"),
    _money("tax_per_mu", "Yearly tax per mu"),
    _money("annual_revenue", "Yearly revenue"),
    _money("annual_output", "Yearly output value"),
    _money("annual_tax", "Yearly tax"),
    _money("annual_exports", "Yearly exports"),
    _money("research_spending", "Yearly research spending"),
    FactKind("research_share", "share", "Research spending as a share of revenue"),
    FactKind("local_share", "share", "Locally sourced share"),
    _money("contract_price", "Contract price"),
    _money("estimated_price", "Estimated price of the tender"),
    _money("construction_cost", "Construction cost"),
    _money("land_price", "Price of the land"),
    _money("claim_amount", "Amount in dispute"),
    _money("sales", "Sales"),
    _money("annual_rent", "Yearly rent"),
    _money("average_wage", "Average yearly wage of the unit"),
    _area("land_area", "Land area"),
    _area("floor_area", "Floor area"),
    _area("disturbed_area", "Land disturbed by works"),
    _area("forest_area", "Forest land used"),
    _area("farmland_area", "Farmland used"),
    _area("shelter_area", "Air-defence basement due but not built"),
    _area("mining_area", "Mining area"),
    _area("occupied_area", "Road surface occupied or dug up"),
    _area("workshop_area", "Workshop floor rented"),
    _quantity("jobs", "New jobs", "人"),
    _quantity("employees", "Employees", "人"),
    _quantity("disabled_employees", "Disabled employees", "人"),
    _quantity("excavated_volume", "Earth, sand or stone taken", "立方米"),
    _quantity("discarded_volume", "Spoil discharged", "立方米"),
    _quantity("ore_output", "Ore mined", "吨"),
    _quantity("water_use", "Water used a month", "立方米"),
    _quantity("sewage_volume", "Sewage discharged a month", "立方米"),
    _quantity("power_use", "Electricity used", "千瓦时"),
    _quantity("waste_weight", "Waste delivered", "吨"),
    _quantity("cases", "Cases", "件"),
    _quantity("certificates", "Certificates", "本"),
    _quantity("vehicles", "Vehicles", "辆"),
    _quantity("test_points", "Test points", "点"),
    _quantity("instruments", "Instruments", "台"),
    _quantity("branches", "Branches", "个"),
    _quantity("years", "Years", "年"),
    _quantity("months", "Months", "个月"),
    _quantity("days", "Days", "天"),
    FactKind("industry", "choice", "Industry"),
    FactKind("town", "choice", "Town"),
    FactKind("park", "choice", "Park"),
    FactKind("project_kind", "choice", "Kind of project", choices=tuple(_labels(ProjectKind))),
    FactKind("land_state", "choice", "State of the land", choices=tuple(_labels(LandState))),
    FactKind("stage", "choice", "Stage", choices=tuple(_labels(Stage))),
    FactKind(
        "cooperation", "choice", "Form of cooperation", choices=tuple(_labels(CooperationMode))
    ),
    _choice("enterprise_size", "Size of the enterprise", *_SIZES),
    _choice(
        "building_use",
        "Use of the building",
        ("industrial", "Industrial"),
        ("warehouse", "Warehouse"),
        ("commercial", "Commercial"),
        ("residential", "Residential"),
        ("public", "Public service"),
        ("research", "Research"),
    ),
    _choice(
        "sector",
        "Sector",
        ("manufacturing", "Manufacturing"),
        ("agriculture", "Agriculture"),
        ("services", "Services"),
        ("tourism", "Tourism"),
        ("mining", "Mining"),
        ("real-estate", "Real estate"),
        ("infrastructure", "Infrastructure"),
    ),
    _flag("is_in_park", "In a park"),
    _flag("is_foreign_invested", "Foreign-invested"),
    _flag("is_encouraged", "In an encouraged industry"),
    _flag("is_high_tech", "High-tech enterprise"),
    _flag("is_specialised", "Specialised, refined and innovative enterprise (专精特新)"),
    _flag("acquires_land", "Acquires land"),
    _flag("rents_workshop", "Rents a standard workshop"),
    _flag("uses_forest", "Uses forest land"),
    _flag("uses_farmland", "Uses farmland"),
    _flag("is_in_planning_area", "Within the town planning area"),
    _flag("builds_new_floor", "Builds new floor space"),
    _flag("discharges_sewage", "Discharges into public sewers"),
)
