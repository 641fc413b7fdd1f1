"""What a value amounts to, apart from the words and the way in which it was typed."""

from __future__ import annotations

import dataclasses
from typing import Any

from pydantic import BaseModel

from site_builder.values.text import LocalizedText

_WORDING = frozenset({"name", "note", "by", "published", "threshold", "figure", "sign"})
"""Fields that say something to readers, and nothing about who pays how much."""


def essence(value: Any) -> Any:
    """Reduce a value to what it decides; two standards are the same if their essences are."""
    if isinstance(value, LocalizedText):
        return value.pairs[0][1]
    if isinstance(value, BaseModel):
        return (type(value).__name__, *_essences(value, type(value).model_fields))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in dataclasses.fields(value))
        return (type(value).__name__, *_essences(value, names))
    if isinstance(value, (tuple, list)):
        return tuple(essence(one) for one in value)
    if isinstance(value, dict):
        return tuple((key, essence(one)) for key, one in value.items())
    return value


def _essences(value: Any, names: Any) -> tuple[Any, ...]:
    return tuple((name, essence(getattr(value, name))) for name in names if name not in _WORDING)


def same_essence(one: Any, other: Any) -> bool:
    """Tell whether two values decide the same."""
    return one == other or bool(essence(one) == essence(other))
