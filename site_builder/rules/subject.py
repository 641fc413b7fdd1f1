"""One record under review: walked once for all checks, with the way back to what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from site_builder.diagnostics import Diagnostic, Location, Message, Rule
from site_builder.models.walk import Leaf, walk
from site_builder.sources import Key, Source
from site_builder.values.text import LocalizedText

AnyModel = TypeVar("AnyModel", bound=BaseModel)
Keys = tuple[Key, ...]


@dataclass(frozen=True)
class Wording:
    """A text of a record in one language, and the keys that lead to it."""

    keys: Keys
    locale: str
    text: str


@dataclass(frozen=True)
class Subject:
    """A record, its kind and its source."""

    kind: str
    record: BaseModel
    source: Source

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The record's single values."""
        return tuple(walk(self.record))

    @cached_property
    def groups(self) -> tuple[tuple[Keys, BaseModel], ...]:
        """The record itself and every group of fields within it."""
        return tuple(_iter_groups(self.record, ()))

    def iter_groups(self, *models: type[AnyModel]) -> Iterator[tuple[Keys, AnyModel]]:
        """Yield the groups of these models with the keys that lead to them."""
        for keys, group in self.groups:
            if isinstance(group, models):
                yield keys, group

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The record's texts, each language by itself."""
        return tuple(
            Wording((*leaf.keys, locale), locale, text)
            for leaf in self.leaves
            if isinstance(leaf.value, LocalizedText)
            for locale, text in leaf.value.pairs
        )

    def find(
        self,
        keys: Keys,
        rule: Rule,
        said: Message,
        hint: Message | None = None,
        *,
        fragment: str = "",
        at_key: bool = False,
    ) -> Diagnostic:
        """Make a finding at the value below `keys`, at a fragment of it, or at its key."""
        if at_key:
            return Diagnostic(self.source.locate(keys, at_key=True), rule, said, hint)
        return Diagnostic(self.source.locate_within(keys, fragment), rule, said, hint)

    def place(self, keys: Keys) -> Location:
        """Return where a value was typed."""
        return self.source.locate(keys)


def _iter_groups(value: Any, keys: Keys) -> Iterator[tuple[Keys, BaseModel]]:
    if isinstance(value, BaseModel):
        yield keys, value
        for name in type(value).model_fields:
            inner = getattr(value, name) if name in value.model_fields_set else None
            if isinstance(inner, (BaseModel, tuple, dict)):
                yield from _iter_groups(inner, (*keys, key_of(type(value), name)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _iter_groups(item, (*keys, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _iter_groups(item, (*keys, key))


def key_of(model: type[BaseModel], name: str) -> str:
    """Return the YAML key of a field, which differs from its name for words of Python."""
    return model.model_fields[name].alias or name
