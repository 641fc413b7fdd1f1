"""The manual of every record type and its fields, written from the models."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.catalogue import RECORD_KINDS
from site_builder.locales import Words
from site_builder.models.choices import Choice
from site_builder.models.county import County, FactVocabulary
from site_builder.models.documentation import document_models
from site_builder.models.fields import IsFile, Model, RefersTo

_ROOTS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("projects/county.yml", County),
    *((f"projects/{kind.folder}/", kind.model) for kind in RECORD_KINDS),
    ("projects/vocabularies/facts.yml", FactVocabulary),
)


def fields_page(words: Words) -> str:
    """Write the manual in a locale, as Markdown."""
    document_models(Model)
    title = words.text("Records and their fields")
    lead = words.text("Generated from the program. A field marked * must be given.")
    parts = [f"# {title}", lead]
    seen: set[type[BaseModel]] = set()
    for folder, model in _ROOTS:
        parts.extend(_section(model, words, seen, f"`{folder}`"))
    return "\n\n".join(parts) + "\n"


def _section(
    model: type[BaseModel], words: Words, seen: set[type[BaseModel]], place: str = ""
) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    mark = "##" if place else "###"
    yield f"{mark} {model.__name__}" + (f" {place}" if place else "")
    if model.__doc__:
        yield words.text(" ".join(model.__doc__.split()))
    yield _table(model, words)
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield from _section(inner, words, seen)


def _table(model: type[BaseModel], words: Words) -> str:
    head = [words.text(text) for text in ("Field", "Value", "Meaning")]
    rows = [f"| {' | '.join(head)} |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        if name == "id" and place_is_file_name(model):
            continue
        required = " *" if field.is_required() else ""
        meaning = words.text(" ".join((field.description or "").split()))
        cells = (f"`{field.alias or name}`{required}", _kind(field, words), meaning)
        rows.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(rows)


def place_is_file_name(model: type[BaseModel]) -> bool:
    """Tell whether a model's id is its file's name, so that nobody types it."""
    from site_builder.models.shared import Record

    return issubclass(model, Record)


def _kind(field: FieldInfo, words: Words) -> str:
    return _name(field.annotation, tuple(field.metadata), words)


def _name(annotation: Any, metadata: tuple[Any, ...], words: Words) -> str:
    """Say what a field holds, from its annotation and the marks on it."""
    for mark in metadata:
        if isinstance(mark, RefersTo):
            return words.text("id of: {kind}", kind=mark.kind)
        if isinstance(mark, IsFile):
            return words.text("a file's path")
    origin = get_origin(annotation)
    if origin is Annotated:
        return _name(get_args(annotation)[0], get_args(annotation)[1:], words)
    inner = [one for one in get_args(annotation) if one not in (type(None), Ellipsis)]
    if origin is tuple:
        return words.text("list of: {kind}", kind=_name(inner[0], (), words))
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in inner)
    if origin in (Union, UnionType):
        return _name(inner[0], (), words) if len(inner) == 1 else _union(inner, words)
    if origin is dict:
        return words.text("names with: {kind}", kind=_name(inner[-1], (), words))
    return _plain(annotation, words)


def _union(members: list[Any], words: Words) -> str:
    return " / ".join(dict.fromkeys(_name(one, (), words) for one in members))


def _plain(annotation: Any, words: Words) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return ", ".join(f"`{one.value}` {words.text(one.label)}" for one in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__
    name = getattr(annotation, "__name__", str(annotation))
    return words.text(_VALUE_WORDS.get(name, name))


_VALUE_WORDS = {
    "LocalizedText": "text, zh and en",
    "str": "plain text",
    "bool": "yes or no",
    "int": "whole number",
    "Decimal": "number",
    "date": "date, 2026-11-18",
    "Money": "money, 1.2亿元",
    "Area": "area, 80亩",
    "UnitPrice": "price, 18.05元/平方米",
    "Share": "share, 1.2‰",
    "Quantity": "quantity, 260人",
    "Duration": "duration, 20个工作日",
    "Measure": "figure with its unit, 1000万元",
    "PartialDate": "day, month, quarter or year",
    "DocumentNumber": "document number (文号)",
    "Phone": "office telephone",
}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
