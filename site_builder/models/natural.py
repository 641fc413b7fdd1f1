"""Records as plain JSON values: nested as they were written, each value exact and as published."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from site_builder.locales import load_words
from site_builder.models.choices import Choice
from site_builder.models.fields import Model
from site_builder.values.area import SQUARE_METRE, Area, in_unit
from site_builder.values.document_number import DocumentNumber
from site_builder.values.phones import Phone
from site_builder.values.text import LocalizedText


def natural(value: Any, locales: Sequence[str]) -> Any:
    """Turn a record, or what stands in one, into values that JSON has."""
    kind = type(value)
    # What stands in records most often is asked for first: large catalogues are long.
    if kind is str or value is None or kind is bool or kind is int:
        return value
    if kind is LocalizedText:
        return dict(value.pairs)
    if kind is tuple:
        return [natural(one, locales) for one in value]
    if isinstance(value, Model):
        shown = {name: getattr(value, field) for field, name in _names(type(value))}
        return _present(shown, locales)
    return _value(value, locales)


def _value(value: Any, locales: Sequence[str]) -> Any:
    if isinstance(value, Choice):
        return {"code": value.value, **{one: load_words(one).text(value.label) for one in locales}}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _group(value, locales)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _group(value: Any, locales: Sequence[str]) -> Any:
    if isinstance(value, Mapping):
        return _present(value, locales)
    if isinstance(value, list):
        return [natural(one, locales) for one in value]
    if isinstance(value, Area):
        return _area(value)
    if isinstance(value, DocumentNumber):
        return value.display
    if isinstance(value, Phone):
        return f"{value.number};ext={value.extension}" if value.extension else value.number
    return _present(_parts(value), locales)


def _present(values: Mapping[str, Any], locales: Sequence[str]) -> dict[str, Any]:
    """Leave out what was not given."""
    return {
        name: natural(value, locales)
        for name, value in values.items()
        if value is not None and value != () and value != {} and value != ""
    }


@cache
def _names(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return a model's fields with the keys that clerks write."""
    return tuple((field, info.alias or field) for field, info in model.model_fields.items())


def _area(value: Area) -> dict[str, Any]:
    low, high = (
        None if one is None else _number(in_unit(one, SQUARE_METRE))
        for one in (value.low, value.high)
    )
    ends = {"m2": low} if low == high else {"m2_from": low, "m2_to": high}
    about = {"approximate": True} if value.is_approximate else {}
    return {**ends, **about, "published": value.published}


def _parts(value: Any) -> dict[str, Any]:
    """Return the parts of a figure: one number where its ends meet, what was published beside."""
    if not is_dataclass(value):
        raise TypeError(f"no JSON for {type(value).__name__}")
    parts = {part.name: getattr(value, part.name) for part in fields(value)}
    parts = {name: one for name, one in parts.items() if one is not False and one != Decimal(0)}
    if hasattr(value, "low") and hasattr(value, "high"):
        parts.pop("low", None)
        parts.pop("high", None)
        ends = (
            {"value": value.low}
            if value.low == value.high
            else {"from": value.low, "to": value.high}
        )
        return {**ends, **parts}
    return {name: one for name, one in parts.items() if not isinstance(one, Fraction)}
