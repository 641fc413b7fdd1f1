"""How units of the same physical kind convert: a price per 吨 and a weight in 公斤."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from site_builder.values.units import normal_unit, several_units

_WEIGHT, _VOLUME, _ENERGY, _LENGTH = "weight", "volume", "energy", "length"
# Months are not all of the same length, so nothing leads from days to them.
_TIME, _CLOCK = "time", "clock"
_SIZES: dict[str, tuple[str, Decimal]] = {
    "吨": (_WEIGHT, Decimal(1000)),
    "公斤": (_WEIGHT, Decimal(1)),
    "斤": (_WEIGHT, Decimal("0.5")),
    "克": (_WEIGHT, Decimal("0.001")),
    "立方米": (_VOLUME, Decimal(1)),
    "升": (_VOLUME, Decimal("0.001")),
    "千瓦时": (_ENERGY, Decimal(1)),
    "兆瓦时": (_ENERGY, Decimal(1000)),
    "公里": (_LENGTH, Decimal(1000)),
    "米": (_LENGTH, Decimal(1)),
    "年": (_TIME, Decimal(12)),
    "季度": (_TIME, Decimal(3)),
    "月": (_TIME, Decimal(1)),
    "日": (_CLOCK, Decimal(1440)),
    "小时": (_CLOCK, Decimal(60)),
    "分钟": (_CLOCK, Decimal(1)),
}


def are_comparable(unit: str, other: str) -> bool:
    """Tell whether two units measure the same; counted things always might."""
    first, second = _size(unit), _size(other)
    return first is None or second is None or first[0] == second[0]


def are_alike(unit: str, other: str) -> bool:
    """Tell whether two units are known to measure the same, or are the same thing counted."""
    names = [normal_unit(several_units(normal_unit(one))[1]) for one in (unit, other)]
    first, second = (_SIZES.get(name) for name in names)
    is_size = first is not None and second is not None and first[0] == second[0]
    return is_size or names[0] == names[1]


@cache
def conversion(unit: str, other: str) -> Decimal:
    """Return how many of `other` one `unit` is; 1 where the table knows no better."""
    exact = ratio(unit, other)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def ratio(unit: str, other: str) -> Fraction:
    """Return exactly how many of `other` one `unit` is: a month is a twelfth of a year."""
    count, whole = several_units(unit)
    other_count, other_whole = several_units(other)
    times = Fraction(count) / Fraction(other_count)
    first, second = _SIZES.get(normal_unit(whole)), _SIZES.get(normal_unit(other_whole))
    if first is None or second is None or first[0] != second[0]:
        return times
    return times * Fraction(first[1]) / Fraction(second[1])


def _size(unit: str) -> tuple[str, Decimal] | None:
    return _SIZES.get(normal_unit(several_units(normal_unit(unit))[1]))
