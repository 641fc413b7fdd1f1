"""Counts of things: jobs, yearly output, power, beds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.number_format import joined, qualifiers, scaled, span
from site_builder.values.numerals import read_figure
from site_builder.values.problem import ValueProblem
from site_builder.values.units import normal_unit, per_unit, unit_word


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of a unit (人, 吨/年, 兆瓦). A bound that was not published is `None`."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    is_approximate: bool = False
    published: str = ""

    @property
    def exact(self) -> Decimal | None:
        """Return the one count that was published, or `None` for a range or an open count."""
        return self.low if self.low == self.high else None

    @property
    def amount(self) -> Decimal:
        """Return one number to sort by: the lower bound, else the upper."""
        return self.low if self.low is not None else self.high or Decimal(0)


def parse_quantity(text: str) -> Quantity:
    """Read a count such as 260人, 3万吨/年, 20MW, 约1100人."""
    figure = read_figure(text, _refusal)
    if not figure.unit and not figure.before:
        raise _refusal(text, message("add the unit, such as {text}人", text=text.strip()))
    if figure.before or any(character.isdigit() for character in normal_unit(figure.unit)):
        raise _refusal(text)
    unit = normal_unit(figure.unit, "/")
    return Quantity(figure.low, figure.high, unit, figure.is_approximate, text.strip())


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a quantity", value=text.strip())
    usual = message("write the number and its unit alone, such as 260人, 3万吨/年 or 20MW")
    return ValueProblem(codes.BAD_QUANTITY, fact, hint or usual)


def quantity_parts(quantity: Quantity, locale: str) -> tuple[str, str, str]:
    """Return number, unit and what goes before: `("3", "万吨/年", "")`.

    Counts lose no digit: a scale is used only where two decimals say all of it.
    """
    number, scale = span(
        quantity.low, quantity.high, lambda one: scaled(one, locale, is_lossless=True), locale
    )
    before, after = qualifiers(quantity.low, quantity.high, quantity.is_approximate, locale)
    return number, f"{joined(locale, scale, _unit(quantity, locale))}{after}", before


def _unit(quantity: Quantity, locale: str) -> str:
    first, _, per = quantity.unit.partition("/")
    return unit_word(first, locale, quantity.exact) + per_unit(per.replace("/", "·"), locale)


def format_quantity(quantity: Quantity, locale: str) -> str:
    """Write a count as 3万吨/年, or as 30,000 t a year."""
    number, unit, before = quantity_parts(quantity, locale)
    return f"{before}{joined(locale, number, unit)}"
