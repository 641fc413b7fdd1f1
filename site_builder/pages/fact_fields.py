"""Fields in which readers type the facts of their plan, with the units that they think in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import NamedTuple

from site_builder.models.facts import FactKind
from site_builder.pages.condition_text import choice_text
from site_builder.pages.edition import Edition
from site_builder.values.units import unit_word


class FieldUnit(NamedTuple):
    """A unit of a field, and how much of the fact's own unit it is: a mu is 2000/3 m²."""

    label: str
    factor: str
    typed: str = ""
    """Its name in addresses; without one, they hold the figure in the fact's own unit."""

    @property
    def said(self) -> str:
        """How a figure is said in it, with `{n}` for the figure: CNY {n} million."""
        first, _, rest = self.label.partition(" ")
        if first == "CNY":
            return f"CNY {{n}} {rest}".strip()
        gap = "" if not self.label or self.label[0] > "\u2e80" else "\N{NO-BREAK SPACE}"
        return f"{{n}}{gap}{self.label}"

    @property
    def before(self) -> str:
        """What stands before a figure in it."""
        return self.said.partition("{n}")[0].strip()

    @property
    def after(self) -> str:
        """What stands after a figure in it."""
        return self.said.partition("{n}")[2].strip()


class FactField(NamedTuple):
    """A field of a form: a figure with units, or a choice."""

    name: str
    label: str
    units: tuple[FieldUnit, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    group: str = ""


_GROUPS = {
    "money": "Investment and revenue",
    "share": "Investment and revenue",
    "area": "Land and buildings",
    "quantity": "People and quantities",
    "number": "People and quantities",
    "duration": "People and quantities",
}
Units = tuple[tuple[str, ...], ...]

_MONEY: dict[str, Units] = {
    "zh": (("万元", "10000", "万元"), ("亿元", "100000000", "亿元"), ("元", "1", "元")),
    "en": (("CNY million", "1000000", "百万元"), ("CNY", "1", "元")),
}
_PER_MU: dict[str, Units] = {
    "zh": (("万元/亩", "10000"), ("元/亩", "1")),
    "en": (("CNY million/mu", "1000000"), ("CNY million/ha", "200000/3")),
}
_FLOOR: dict[str, Units] = {
    "zh": (("平方米", "1", "平方米"), ("万平方米", "10000", "万平方米")),
    "en": (("m²", "1", "平方米"),),
}
_LAND: dict[str, Units] = {
    "zh": (("亩", "2000/3", "亩"), ("公顷", "10000", "公顷"), ("平方米", "1", "平方米")),
    "en": (("ha", "10000", "公顷"), ("mu", "2000/3", "亩"), ("m²", "1", "平方米")),
}
_TIMES: Units = (("年", "8760"), ("个月", "730"), ("日", "24"))
_LAND_FACTS = frozenset({"land_area", "forest_area", "farmland_area", "mining_area"})


def fact_fields(
    edition: Edition, names: Iterable[str], measured_in_mu: Collection[str] = ()
) -> list[FactField]:
    """Make the fields of some facts; those `measured_in_mu` are land, whatever they are called."""
    land = _LAND_FACTS.union(measured_in_mu)
    return [fact_field(edition, edition.catalogue.facts[name], land) for name in names]


def fact_field(edition: Edition, fact: FactKind, land: Collection[str] = _LAND_FACTS) -> FactField:
    """Make the field of a fact."""
    return FactField(
        name=fact.name,
        label=edition.label(fact.label),
        units=_units(edition, fact, land),
        options=_options(edition, fact),
        hint=edition.label(fact.hint) if fact.hint else "",
        group=edition.label(fact.group) if fact.group else _group(edition, fact),
    )


def _group(edition: Edition, fact: FactKind) -> str:
    return edition._(_GROUPS.get(fact.kind, "The enterprise and its plan"))


def _units(edition: Edition, fact: FactKind, land: Collection[str]) -> tuple[FieldUnit, ...]:
    if fact.kind in ("choice", "flag"):
        return ()
    if fact.kind == "share":
        return (FieldUnit("%", "0.01", "%"),)
    named: Iterable[tuple[str, ...]]
    if fact.kind == "duration":
        named = [(unit_word(name, edition.locale), factor) for name, factor in _TIMES]
    elif fact.kind == "area":
        named = _in(edition, _LAND if fact.name in land else _FLOOR)
    elif fact.kind == "money":
        named = _in(edition, _PER_MU if fact.name.endswith("_per_mu") else _MONEY)
    else:
        named = [(unit_word(fact.unit, edition.locale, Decimal(2)) if fact.unit else "", "1")]
    return tuple(FieldUnit(*one) for one in named)


def _in(edition: Edition, units: dict[str, Units]) -> Units:
    return units["zh" if edition.locale == "zh" else "en"]


def _options(edition: Edition, fact: FactKind) -> tuple[tuple[str, str], ...]:
    if fact.kind == "flag":
        return (("true", edition._("yes")), ("false", edition._("no")))
    if fact.kind != "choice":
        return ()
    catalogue = edition.catalogue
    records: dict[str, Collection[str]] = {
        "industry": catalogue.industry_by_id,
        "town": catalogue.town_by_id,
        "park": catalogue.park_by_id,
    }
    values = records.get(fact.name) or [value for value, _ in fact.choices]
    return tuple((value, choice_text(edition, fact, value)) for value in values)
