"""Areas: land in 亩 and hectares, zones in square kilometres, floor space in square metres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.number_format import (
    grouped,
    is_chinese,
    joined,
    qualifiers,
    rounded,
    scaled,
    span,
)
from site_builder.values.numerals import plain, read_figure
from site_builder.values.problem import ValueProblem
from site_builder.values.rounded import Rounded
from site_builder.values.units import find_unit, unit_word

MU, HECTARE, SQUARE_METRE, SQUARE_KILOMETRE = "亩", "公顷", "平方米", "平方公里"

# A fraction, as 1 mu is 666.666… square metres: 15 mu must be one hectare to the last digit.
_SQUARE_METRES = {
    MU: Fraction(10_000, 15),
    HECTARE: Fraction(10_000),
    SQUARE_METRE: Fraction(1),
    SQUARE_KILOMETRE: Fraction(1_000_000),
}
_LAND = (MU, HECTARE)


@dataclass(frozen=True, slots=True)
class Area:
    """An area; its bounds are exact square metres, its unit the one that was published."""

    low: Fraction | None
    high: Fraction | None
    unit: str = MU
    is_approximate: bool = False
    published: str = ""

    @property
    def amount(self) -> Fraction:
        """Return one number of square metres to sort and add up by."""
        return self.low if self.low is not None else self.high or Fraction(0)

    @property
    def exact(self) -> Decimal | None:
        """Return the square metres of an area with one figure, or `None` for a range."""
        return self.square_metres if self.low == self.high else None

    @property
    def mu(self) -> Decimal:
        """Return the area in mu, to four decimals."""
        return in_unit(self.amount, MU)

    @property
    def hectares(self) -> Decimal:
        """Return the area in hectares, to four decimals."""
        return in_unit(self.amount, HECTARE)

    @property
    def square_metres(self) -> Decimal:
        """Return the area in square metres, to four decimals; the fraction is not forgotten."""
        rounded = in_unit(self.amount, SQUARE_METRE)
        return rounded if rounded == self.amount else Rounded(self.amount, 4)


def in_unit(square_metres: Fraction, unit: str) -> Decimal:
    """Convert exact square metres to a unit, rounded half up to four decimals."""
    count = square_metres / _SQUARE_METRES[unit]
    return rounded(Decimal(count.numerator) / Decimal(count.denominator), 4)


def square_metres_in(unit: str) -> Fraction | None:
    """Return the square metres of a unit; `None` where it measures no area."""
    return _SQUARE_METRES.get(unit)


def area_of(count: Decimal | int, unit: str = MU) -> Area:
    """Make an exact area, such as a sum of others, from a count of a unit."""
    square_metres = Fraction(count) * _SQUARE_METRES[unit]
    return Area(square_metres, square_metres, unit)


@lru_cache(maxsize=8192)
def parse_area(text: str) -> Area:
    """Read an area such as 80亩, 5.3公顷, 13.6平方公里, 2.4万平方米, 约652亩."""
    figure = read_figure(text, _refusal)
    unit = find_unit(figure.unit)
    if not figure.unit:
        raise _refusal(text, message("add the unit: {text}亩 or {text}平方米", text=text.strip()))
    if figure.before or unit is None or unit.name not in _SQUARE_METRES:
        raise _refusal(text)
    low, high = (
        None if bound is None else Fraction(bound) * _SQUARE_METRES[unit.name]
        for bound in (figure.low, figure.high)
    )
    return Area(low, high, unit.name, figure.is_approximate, text.strip())


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not an area", value=text.strip())
    usual = message("write the area with its unit, such as 80亩, 5.3公顷 or 2.4万平方米")
    return ValueProblem(codes.BAD_AREA, fact, hint or usual)


@lru_cache(maxsize=8192)
def area_parts(area: Area, locale: str) -> tuple[str, str, str]:
    """Return number, unit and what goes before: `("80", "亩", "")`, `("5.3", "ha", "")`."""
    unit = _first_unit(area, locale)
    number, scale = _count(area, unit, locale)
    before, after = qualifiers(area.low, area.high, area.is_approximate, locale)
    return number, f"{joined(locale, scale, _name(unit, locale))}{after}", before


def format_area(area: Area, locale: str) -> str:
    """Write an area; land is given in both 亩 and hectares, the reader's own unit first."""
    number, unit, before = area_parts(area, locale)
    said = f"{before}{joined(locale, number, unit)}"
    return said + _other(area, locale) if area.unit in _LAND else said


def converted_area(area: Area, locale: str) -> str:
    """Write an area of land in the unit that the readers use second."""
    unit = HECTARE if is_chinese(locale) else MU
    number, scale = _count(area, unit, locale)
    said = joined(locale, number, scale, _name(unit, locale))
    exact = in_unit(area.amount, unit)
    return f"约{said}" if is_chinese(locale) and _shown(exact) != exact else said


def _name(unit: str, locale: str) -> str:
    """Name the unit; Chinese pages write 平方米 beside an area, ㎡ only in prices."""
    return unit if is_chinese(locale) else unit_word(unit, locale)


def _first_unit(area: Area, locale: str) -> str:
    if area.unit not in _LAND:
        return area.unit
    return MU if is_chinese(locale) else HECTARE


def _other(area: Area, locale: str) -> str:
    said = converted_area(area, locale)
    return f"（{said}）" if is_chinese(locale) else f" ({said})"


def _count(area: Area, unit: str, locale: str) -> tuple[str, str]:
    low, high = (
        None if bound is None else _bound(bound, area.unit, unit) for bound in (area.low, area.high)
    )
    return span(low, high, lambda one: _scaled(one, locale), locale)


def _bound(square_metres: Fraction, published_unit: str, unit: str) -> Decimal:
    exact = in_unit(square_metres, unit)
    return exact if unit == published_unit else _shown(exact)


def _scaled(count: Decimal, locale: str) -> tuple[str, str]:
    """Scale by 万 in Chinese; English areas keep their digits: 24,000 m²."""
    if is_chinese(locale):
        return scaled(count, locale, is_lossless=True)
    return grouped(plain(count), locale), ""


def _shown(count: Decimal) -> Decimal:
    """Round a converted area to what a reader needs: one decimal, two below one."""
    return rounded(count, 1 if count >= 1 else 2)
