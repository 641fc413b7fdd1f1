"""Walks through a record's values, so that rules about ids, texts and files are written once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from site_builder.models.fields import IsFile, RefersTo
from site_builder.sources import Key

Mark = RefersTo | IsFile


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value of a record, the keys that lead to it, and what its field is marked with."""

    keys: tuple[Key, ...]
    value: Any
    marks: tuple[Mark, ...]


def walk(record: BaseModel, keys: tuple[Key, ...] = ()) -> Iterator[Leaf]:
    """Yield each value of a record in the order of its fields; what was left out is passed over."""
    for name, alias, marks in _fields(type(record)):
        value = getattr(record, name)
        if value is not None and name in record.model_fields_set:
            yield from _walk_value(value, (*keys, alias), marks)


def walk_marked(record: BaseModel, mark: Any) -> Iterator[Leaf]:
    """Yield the values of fields with such a mark; fields that can hold none are not looked at."""
    for name, alias, marks in _fields(type(record)):
        if name not in _fields_with(type(record), mark) or name not in record.model_fields_set:
            continue
        for leaf in _walk_value(getattr(record, name), (alias,), marks):
            if leaf.value is not None and any(isinstance(one, mark) for one in leaf.marks):
                yield leaf


def _walk_value(value: Any, keys: tuple[Key, ...], marks: tuple[Mark, ...]) -> Iterator[Leaf]:
    if isinstance(value, BaseModel):
        yield from walk(value, keys)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, (*keys, index), marks)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield Leaf((*keys, key), key, marks)
            yield from _walk_value(item, (*keys, key), ())
    else:
        yield Leaf(keys, value, marks)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, tuple[Mark, ...]], ...]:
    return tuple(
        (name, field.alias or name, _marks(field.annotation, tuple(field.metadata)))
        for name, field in model.model_fields.items()
    )


def _marks(annotation: Any, metadata: tuple[Any, ...]) -> tuple[Mark, ...]:
    """Collect marks from an annotation's `Annotated` parts, whatever they are wrapped in."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ()
    found = [mark for mark in metadata if isinstance(mark, (RefersTo, IsFile))]
    for inner in get_args(annotation):
        found.extend(_marks(inner, getattr(inner, "__metadata__", ())))
    return tuple(dict.fromkeys(found))


@cache
def _fields_with(model: type[BaseModel], mark: Any) -> frozenset[str]:
    """Return the fields of a model in which a mark may stand, however deep."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(one, mark) for one in _marks(field.annotation, tuple(field.metadata)))
        or any(_holds(inner, mark) for inner in _reached(field.annotation))
    )


def _holds(model: type[BaseModel], mark: Any) -> bool:
    """Whether a model has a field with a mark, not counting those further down."""
    return any(isinstance(one, mark) for _, _, marks in _fields(model) for one in marks)


def _reached(annotation: Any) -> set[type[BaseModel]]:
    """Return the models that stand in values of a type, however deep; some hold one another."""
    found: set[type[BaseModel]] = set()
    waiting = _models(annotation)
    while waiting:
        found |= waiting
        named = (_models(one.annotation) for each in waiting for one in each.model_fields.values())
        waiting = set().union(*named) - found
    return found


def _models(annotation: Any) -> set[type[BaseModel]]:
    """Return the models that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {one for inner in get_args(annotation) for one in _models(inner)}
