"""A figure whose kind its unit tells: money, area, share, duration, quantity or a bare number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.values.area import Area, parse_area
from site_builder.values.duration import Duration, parse_duration
from site_builder.values.money import Money, parse_money
from site_builder.values.prices import Share, parse_share
from site_builder.values.problem import ValueProblem
from site_builder.values.quantity import Quantity, parse_quantity

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")

_EXCLUSIVE = ("不含", "不包括", "不足")


class Dimension(StrEnum):
    """What a measure measures; values are in yuan, square metres, fractions, hours or units."""

    MONEY = "money"
    AREA = "area"
    SHARE = "share"
    DURATION = "duration"
    QUANTITY = "quantity"
    NUMBER = "number"


Figure = Money | Area | Share | Duration | Quantity | Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """One exact figure and what it measures."""

    value: Decimal
    dimension: Dimension
    figure: Figure
    published: str


@lru_cache(maxsize=8192)
def parse_measure(text: str) -> Measure:
    """Read a figure by trying each kind in turn; plain digits are a number."""
    if any(word in text for word in _EXCLUSIVE):
        said = message("“{value}” says which side the figure itself is on", value=text)
        hint = message(
            "write the figure alone, below above: or below: instead of at_least: or at_most:"
        )
        raise ValueProblem(codes.BAD_QUANTITY, said, hint)
    # Intensity is published as 万元/亩 and compared with sums per mu.
    text = text.removesuffix("/亩") if "元" in text else text
    digits = text.replace(",", "").replace("，", "").strip()
    if _PLAIN.fullmatch(digits):
        return Measure(Decimal(digits), Dimension.NUMBER, Decimal(digits), text)
    for dimension, parse in _PARSERS:
        try:
            figure = parse(text)
        except ValueProblem:
            continue
        value = _exact(figure)
        if value is not None:
            return Measure(value, dimension, figure, text)
    said = message("“{value}” is no single exact figure", value=text)
    hint = message("write a figure with its unit, such as 1000万元, 80亩, 50人 or 2%")
    raise ValueProblem(codes.BAD_QUANTITY, said, hint)


def _exact(figure: Figure) -> Decimal | None:
    if isinstance(figure, Decimal):
        return figure
    return Decimal(str(figure.sort_key)) if isinstance(figure, Duration) else figure.exact


_PARSERS: tuple[tuple[Dimension, Callable[[str], Figure]], ...] = (
    (Dimension.SHARE, parse_share),
    (Dimension.AREA, parse_area),
    (Dimension.DURATION, parse_duration),
    (Dimension.MONEY, parse_money),
    (Dimension.QUANTITY, parse_quantity),
)
