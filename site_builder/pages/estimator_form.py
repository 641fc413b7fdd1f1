"""The estimator's form: the facts that fees ask for, grouped as a reader thinks of a plan."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.calculations.rule_parts import figure_text
from site_builder.calculations.rules_document import fact_choices
from site_builder.diagnostics import Message, message
from site_builder.models.choices import FeeState
from site_builder.models.facts import FactKind
from site_builder.pages.edition import Edition
from site_builder.pages.fee_links import typed_units
from site_builder.values.number_format import is_chinese
from site_builder.values.units import unit_word


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that is asked for."""

    name: str
    label: str
    kind: str
    unit: str = ""
    """The unit of a count."""
    units: tuple[tuple[str, str, str], ...] = ()
    """The units to choose from: as typed, how much of the fact's own it is, what readers see."""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Facts that belong together."""

    title: str
    fields: tuple[Field, ...]
    is_open: bool


_GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        message("Site and building"),
        (
            "land_area",
            "floor_area",
            "building_use",
            "sector",
            "builds_new_floor",
            "acquires_land",
            "rents_workshop",
            "workshop_area",
            "is_in_park",
            "is_in_planning_area",
            "disturbed_area",
            "construction_cost",
        ),
    ),
    (
        message("Staff"),
        ("employees", "disabled_employees", "disabled_share", "average_wage", "enterprise_size"),
    ),
    (
        message("Water and sewage"),
        ("discharges_sewage", "sewage_volume", "water_use"),
    ),
    (
        message("Forest, farmland and earthworks"),
        (
            "uses_forest",
            "forest_area",
            "forest_class",
            "is_public_welfare_forest",
            "uses_farmland",
            "farmland_area",
            "farmland_class",
            "uses_basic_farmland",
            "excavated_volume",
            "discarded_volume",
            "shelter_area",
            "survey_depth",
        ),
    ),
    (
        message("Investment and business"),
        (
            "total_investment",
            "fixed_assets",
            "registered_capital",
            "land_price",
            "land_state",
            "project_kind",
            "industry",
            "town",
            "park",
            "sales",
            "annual_revenue",
            "contract_price",
            "estimated_price",
        ),
    ),
)
_FURTHER = message("Roads, vehicles, mining, emissions, cases and more")
_OPEN = 2
"""So many groups are open from the start."""


def field_groups(edition: Edition) -> tuple[FieldGroup, ...]:
    """Group the facts that the fees in force ask for."""
    asked = facts_in_force(edition)
    named = {name for _, names in _GROUPS for name in names}
    rest = tuple(name for name in edition.catalogue.facts if name not in named)
    groups = []
    for number, (title, names) in enumerate((*_GROUPS, (_FURTHER, rest))):
        fields = tuple(_field(edition, name) for name in names if name in asked)
        if fields:
            said = edition.words.text(title)
            groups.append(FieldGroup(said, fields, is_open=number < _OPEN))
    return tuple(groups)


def facts_in_force(edition: Edition) -> frozenset[str]:
    """Return the facts that a charge in force or announced asks for."""
    return frozenset(
        name
        for item in edition.fee_rules.items
        if item.periods[-1].state is FeeState.CHARGED
        for name in item.facts
    )


def _field(edition: Edition, name: str) -> Field:
    fact = edition.catalogue.facts[name]
    return Field(
        name=name,
        label=edition.label(fact.label),
        kind=fact.kind,
        unit=unit_word(fact.unit, edition.locale) if fact.unit else "",
        units=_units(edition, fact),
        choices=tuple(
            (value, edition.label(label)) for value, label in fact_choices(edition.catalogue, fact)
        ),
    )


def _units(edition: Edition, fact: FactKind) -> tuple[tuple[str, str, str], ...]:
    if fact.kind == "money" and not is_chinese(edition.locale):
        million, yuan = ("百万元", "1000000", edition._("CNY million")), ("元", "1", "CNY")
        return (yuan, million) if typed_units(fact)[0].size == 1 else (million, yuan)
    return tuple(
        (unit.name, figure_text(unit.size), unit_word(unit.name, edition.locale))
        for unit in typed_units(fact)
    )


def unit_sizes(edition: Edition) -> dict[str, str]:
    """Return every unit that an address may hold, and how much of a fact's own it is."""
    sizes = {"百万元": "1000000", "万平方米": "10000"}
    for name in sorted(facts_in_force(edition)):
        for unit in typed_units(edition.catalogue.facts[name]):
            sizes[unit.name] = figure_text(unit.size)
    return sizes
