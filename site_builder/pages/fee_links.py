"""The estimator's address with a plan's facts filled in, written as a reader would type them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from site_builder.calculations.facts import Facts
from site_builder.calculations.fee_rules import FeeRules
from site_builder.calculations.rule_parts import figure_text
from site_builder.calculations.same_objects import SameObjects
from site_builder.models.facts import FactKind
from site_builder.values.area import HECTARE, MU, SQUARE_KILOMETRE, SQUARE_METRE, square_metres_in
from site_builder.values.rounded import exact

ESTIMATOR = "fees/estimator/"
_AREA_UNITS = (SQUARE_METRE, MU, HECTARE, SQUARE_KILOMETRE)
_LAND = frozenset({"land_area", "disturbed_area", "forest_area", "farmland_area"})
_SMALL = frozenset({"average_wage", "claim_amount"})
"""Sums that are typed in yuan."""
_YUAN, _WAN, _YI = ("元", 1), ("万元", 10_000), ("亿元", 10**8)
_DECIMALS = 4


class TypedUnit(NamedTuple):
    """A unit that a figure may be typed in, and how much of the fact's own unit it is."""

    name: str
    size: Fraction


def typed_units(fact: FactKind) -> tuple[TypedUnit, ...]:
    """Return the units of a fact, the usual one first; a count has none to choose from."""
    if fact.kind == "money":
        usual = (_YUAN, _WAN, _YI) if fact.name in _SMALL else (_WAN, _YI, _YUAN)
        return tuple(TypedUnit(name, Fraction(size)) for name, size in usual)
    if fact.kind == "area":
        names = _AREA_UNITS if fact.name not in _LAND else (MU, HECTARE, SQUARE_METRE)
        return tuple(TypedUnit(name, square_metres_in(name) or Fraction(1)) for name in names)
    return (TypedUnit("%", Fraction(1, 100)),) if fact.kind == "share" else ()


def estimator_url(rules: FeeRules, facts: Facts) -> str:
    """Return the estimator's address for a plan."""
    typed = {
        name: typed_fact(rules.kinds[name], value)
        for name, value in facts.items()
        if name in rules.facts_asked
    }
    return f"{ESTIMATOR}?{urlencode(typed)}" if typed else ESTIMATOR


def typed_fact(fact: FactKind, value: Decimal | str | bool) -> str:
    """Write a fact as it is typed: 80亩, 6300万元, 260, yes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return _typed_figure(SameObjects(fact), value)


@lru_cache(maxsize=4096)
def _typed_figure(ground: SameObjects, value: Decimal) -> str:
    (fact,) = ground.objects
    figure = exact(value)
    written = "" if (units := typed_units(fact)) else figure_text(figure)
    for unit in units:
        written = f"{figure_text(figure / unit.size)}{unit.name}"
        if _is_short(written):
            break
    return written


def _is_short(number: str) -> bool:
    decimals = re.search(r"\.([0-9]+)", number)
    return "/" not in number and (decimals is None or len(decimals[1]) <= _DECIMALS)
