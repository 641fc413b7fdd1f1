"""Whether a new standard asks for more or for less than the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from itertools import product
from typing import Any

from pydantic import BaseModel

from site_builder.models.essence import essence
from site_builder.models.rates import MatrixRate, RangeRate, SurchargeBand, ZeroRate
from site_builder.values.money import Money
from site_builder.values.prices import Share, UnitPrice

_PRICES = (UnitPrice, Share, Money)
_FACTORS = frozenset({"factor", "times"})
_KEPT = frozenset({"including", "when", "above", "up_to"})
"""Fields whose sums are thresholds, or are contained in the price already."""


class Direction(Enum):
    """Which way a standard went."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


def rate_direction(before: Any, after: Any) -> Direction:
    """Compare two standards price by price; where some rise and some fall, it is unclear."""
    if isinstance(before, ZeroRate) != isinstance(after, ZeroRate):
        return Direction.UP if isinstance(before, ZeroRate) else Direction.DOWN
    old, new = _charge(before, after), _charge(after, before)
    if _skeleton(old) != _skeleton(new):
        return Direction.UNCLEAR
    pairs = list(zip(_prices(old), _prices(new), strict=True))
    if all(now == then for then, now in pairs):
        return Direction.UNCLEAR
    if all(now <= then for then, now in pairs):
        return Direction.DOWN
    return Direction.UP if all(now >= then for then, now in pairs) else Direction.UNCLEAR


def _charge(rate: Any, other: Any) -> Any:
    """Of a range, take what is charged, if that is what moved."""
    both = isinstance(rate, RangeRate) and isinstance(other, RangeRate)
    if both and rate.charged and other.charged and rate.charged != other.charged:
        return rate.charged
    return rate


def _skeleton(value: Any) -> Any:
    """Return what a rate decides without its prices, but with the units that they are per."""
    if isinstance(value, _PRICES):
        has_bounds = value.low is not None, value.high is not None
        unit = value.unit if isinstance(value, UnitPrice) else ""
        return type(value).__name__, unit, getattr(value, "currency", ""), *has_bounds
    if isinstance(value, BaseModel):
        return type(value).__name__, *(_skeleton_field(value, name) for name in _fields(value))
    if isinstance(value, (tuple, list)):
        return tuple(_skeleton(one) for one in value)
    return essence(value)


def _skeleton_field(value: BaseModel, name: str) -> Any:
    inner = _inner(value, name)
    if name in _KEPT or isinstance(value, SurchargeBand):
        return None if name in _FACTORS else essence(inner)
    return None if name in _FACTORS else _skeleton(inner)


def _inner(value: BaseModel, name: str) -> Any:
    if isinstance(value, MatrixRate) and name == "cells":
        lengths = (range(len(axis.values)) for axis in value.axes)
        return tuple(value.price_at(*position) for position in product(*lengths))
    return getattr(value, name)


def _fields(value: BaseModel) -> list[str]:
    return [name for name in type(value).model_fields if name not in {"name", "note", "by"}]


def _prices(value: Any) -> Iterator[Decimal]:
    if isinstance(value, _PRICES):
        yield from (bound for bound in (value.low, value.high) if bound is not None)
    elif isinstance(value, BaseModel):
        for name in _fields(value):
            if name in _FACTORS:
                yield getattr(value, name)
            elif name not in _KEPT:
                yield from _prices(_inner(value, name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _prices(one)
