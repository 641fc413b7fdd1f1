"""Prices as rules: the facts that they are multiplied by, in their own unit, and their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from site_builder.calculations.rule_parts import Clamp, Counted, Price, Rate, Said, Uncomputed
from site_builder.locales import available_locales, load_words
from site_builder.models.facts import FactKind
from site_builder.models.shared import Basis
from site_builder.values.area import SQUARE_METRE, square_metres_in
from site_builder.values.currencies import CNY
from site_builder.values.money import Money
from site_builder.values.number_format import is_chinese
from site_builder.values.prices import Share, UnitPrice, format_share, format_unit_price
from site_builder.values.rounded import exact
from site_builder.values.scales import are_comparable, ratio
from site_builder.values.text import SOURCE_LOCALE, LocalizedText
from site_builder.values.units import normal_unit, several_units, unit_word

# A tonne of water is a cubic metre, and lists price it by the one or the other.
_WATER = frozenset({"water_use", "sewage_volume"})
_YUAN = {"元": 1, "百元": 100, "千元": 1000, "万元": 10_000, "亿元": 10**8}


@dataclass(frozen=True, slots=True)
class Making:
    """What a rate is read in: the facts there are, and what the item counts on."""

    kinds: Mapping[str, FactKind] = field(default_factory=dict)
    quantity: str | None = None
    second: str | None = None
    """A second fact that prices for two things are multiplied by: 元/平方米·日."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """The facts that count days, months or years, where the item falls due by use."""
    months: Fraction = Fraction(1)
    """How many times a price for a month falls due each time the item does."""
    is_whole: bool = False
    """Whether a part of a unit counts as a whole one."""
    locales: tuple[str, ...] = field(default_factory=available_locales)

    def said(self, write: Callable[[str], str]) -> Said:
        """Say something in every language."""
        return {locale: write(locale) for locale in self.locales}

    def words(self, msgid: str) -> Said:
        """Say some of the program's own words in every language."""
        return self.said(lambda locale: load_words(locale).text(msgid))


def basis_said(making: Making, basis: Basis) -> Said:
    """Cite a document: title, number and article."""
    number = basis.number.display if basis.number else ""
    title = text_said(basis.title)

    def cite(locale: str) -> str:
        name = title.get(locale, title.get(SOURCE_LOCALE, ""))
        if is_chinese(locale):
            named = f"《{name}》" if name else ""
            return f"{named}{number}{basis.article or ''}"
        return ", ".join(part for part in (name, number, basis.article or "") if part)

    return making.said(cite)


def text_said(text: LocalizedText | None) -> Said:
    """Return a text of the catalogue by language."""
    return dict(text.pairs) if text else {}


def price_said(making: Making, price: UnitPrice | Share) -> Said:
    """Say a price as it is published."""
    if isinstance(price, Share):
        return making.said(lambda locale: format_share(price, locale))
    return making.said(lambda locale: format_unit_price(price, locale))


def uncomputed(why: str) -> Uncomputed:
    """Say why a standard cannot be computed."""
    return Uncomputed(kind="none", why=why)


def lump(making: Making, money: Money) -> Price:
    """Make a lump sum."""
    return Price(kind="price", low=_low(money), high=_high(money), said=money_said(making, money))


def money_said(making: Making, money: Money) -> Said:
    """Say a sum of a standard, with every digit."""
    price = UnitPrice(money.low, money.high, money.currency, "", money.published)
    return making.said(lambda locale: format_unit_price(price, locale))


def _low(price: UnitPrice | Share | Money) -> Fraction:
    return exact(price.low if price.low is not None else price.amount)


def _high(price: UnitPrice | Share | Money) -> Fraction:
    return exact(price.high if price.high is not None else price.amount)


def priced(making: Making, price: UnitPrice | Share, fact: str | None = None) -> Price | Uncomputed:
    """Multiply a price by its quantity, or a share by its base; a lump sum stands alone."""
    if price.low is None or price.high is None:
        return uncomputed("bound")
    if isinstance(price, UnitPrice) and price.currency != CNY:
        return uncomputed("currency")
    low, high, said = _low(price), _high(price), price_said(making, price)
    if isinstance(price, UnitPrice) and not price.unit:
        return Price(kind="price", low=low, high=high, said=said)
    name = fact or making.quantity
    if name is None:
        return uncomputed("case")
    if isinstance(price, Share):
        return Price(kind="price", low=low, high=high, of=(Counted(fact=name),), said=said)
    counts = _counts(making, price.unit.split("·"), name)
    if counts is None:
        return uncomputed("unit")
    return Price(kind="price", low=low, high=high, of=counts, said=said)


def _counts(making: Making, units: list[str], name: str) -> tuple[Counted, ...] | None:
    first = counted(making, name, units[0])
    if first is None:
        return None
    second = making.second or making.spans.get(units[1]) if len(units) > 1 else None
    if second is None:
        return (first,)
    then = counted(replace(making, is_whole=False), second, units[1])
    return (first, then) if then is not None else None


def counted(making: Making, name: str, unit: str, beyond: Fraction = Fraction(0)) -> Counted | None:
    """Count a fact in a unit; `None` where the one does not measure the other."""
    size = _size(making.kinds.get(name), unit)
    if size is None:
        return None
    one, many = unit_said(making, unit)
    return Counted(fact=name, unit=size, beyond=beyond, whole=making.is_whole, one=one, many=many)


def _size(kind: FactKind | None, unit: str) -> Fraction | None:
    """Return how much of a fact is one of the unit, which may be several of another."""
    count, base = several_units(unit)
    metres = square_metres_in(base)
    if kind is not None and (kind.kind == "area") != (metres is not None):
        return Fraction(count) * _YUAN[base] if kind.kind == "money" and base in _YUAN else None
    if metres is not None:
        return Fraction(count) * metres
    if kind is not None and kind.kind == "money":
        return Fraction(count) * _YUAN[base] if base in _YUAN else None
    own = _own_unit(kind)
    if kind is not None and is_water(kind.name, unit):
        return Fraction(1)
    if own and not are_comparable(own, unit):
        return None
    return ratio(unit, own) if own else Fraction(count)


def is_water(fact: str, unit: str) -> bool:
    """Tell whether a price by the tonne is one for cubic metres of water."""
    return fact in _WATER and unit == "吨"


def _own_unit(kind: FactKind | None) -> str:
    """Return what a fact is known in; lengths of time are known in hours."""
    if kind is None:
        return ""
    return "小时" if kind.kind == "duration" else normal_unit(kind.unit)


def unit_said(making: Making, unit: str) -> tuple[Said, Said]:
    """Name a unit after one, and after any other number."""
    if not unit or several_units(unit)[0] != 1:
        return {}, {}
    return (
        making.said(lambda locale: unit_word(unit, locale, 1)),
        making.said(lambda locale: unit_word(unit, locale)),
    )


def fact_unit_said(making: Making, name: str) -> tuple[Said, Said]:
    """Name the unit that a fact is known in; money is said without one."""
    kind = making.kinds.get(name)
    if kind is None:
        return {}, {}
    return unit_said(making, SQUARE_METRE if kind.kind == "area" else kind.unit)


def clamped(rate: Rate, least: Money | None, most: Money | None) -> Rate:
    """Hold a rate within a floor and a cap, if there are any."""
    if least is None and most is None:
        return rate
    return Clamp(
        kind="clamp",
        rate=rate,
        least=None if least is None else _low(least),
        most=None if most is None else _low(most),
    )
