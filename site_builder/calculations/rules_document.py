"""The rules document as it is published, and bills from one that was published."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from site_builder.calculations.amounts import REASONS
from site_builder.calculations.fee_rules import FeeRules, ItemRule, fee_rules
from site_builder.calculations.rule_parts import Rule, Said
from site_builder.calculations.rule_prices import Making, text_said
from site_builder.catalogue import Catalogue
from site_builder.locales import load_words
from site_builder.models.facts import FactKind, Label
from site_builder.values.text import LocalizedText, localized_text


class Rounding(Rule):
    """The way in which sums are rounded."""

    to: Literal["0.01"] = "0.01"
    """To the fen."""
    mode: Literal["half-up"] = "half-up"
    """A half fen counts as one."""
    each: Literal["line"] = "line"
    """Each line is rounded once, at its end; sums are sums of rounded lines."""


class ChoiceRule(Rule):
    """A value of a fact that is one of several."""

    value: str
    """The value."""
    said: Said
    """Its name."""


class FactRule(Rule):
    """A fact that rules ask for."""

    name: str
    """Its name in conditions and prices."""
    kind: Literal["money", "area", "share", "duration", "quantity", "number", "flag", "choice"]
    """What it is: yuan, square metres, a part of one, hours, a count, a number, yes or no, one
    of its choices."""
    unit: str = ""
    """The unit of a count."""
    said: Said
    """What readers call it."""
    choices: tuple[ChoiceRule, ...] = ()
    """Its values, if it is a choice."""


class RulesDocument(Rule):
    """Everything that fee bills are computed by: figures as text, words by language."""

    as_of: datetime.date
    """The day up to which the lists are kept."""
    schema_file: str = Field(default="", alias="$schema")
    """Where the schema of the document stands."""
    currency: Literal["CNY"] = "CNY"
    """What all sums are in."""
    rounding: Rounding = Rounding()
    """How sums are rounded."""
    reasons: dict[str, Said]
    """Why a standard cannot be computed, by the keys that the rules use."""
    facts: tuple[FactRule, ...]
    """The facts that rules ask for."""
    items: tuple[ItemRule, ...]
    """The items in published order."""


def rules_document(catalogue: Catalogue, as_of: datetime.date) -> dict[str, Any]:
    """Make the document, as plain JSON values."""
    rules = fee_rules(catalogue)
    making = Making(catalogue.facts)
    document = RulesDocument(
        as_of=as_of,
        reasons={
            key: making.said(lambda locale, said=said: load_words(locale).text(said))  # type: ignore[misc]
            for key, said in REASONS.items()
        },
        facts=tuple(_facts(catalogue, rules, making)),
        items=rules.items,
    )
    written = document.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, context={"kinds": rules.kinds}
    )
    return {**written, "currency": document.currency, "rounding": document.rounding.model_dump()}


def _facts(catalogue: Catalogue, rules: FeeRules, making: Making) -> Iterator[FactRule]:
    asked = {name for item in rules.items for name in item.facts}
    for name, fact in catalogue.facts.items():
        if name in asked:
            choices = tuple(
                ChoiceRule(value=value, said=_label_said(label, making))
                for value, label in fact_choices(catalogue, fact)
            )
            yield FactRule(
                name=name,
                kind=fact.kind,
                unit=fact.unit,
                said=_label_said(fact.label, making),
                choices=choices,
            )


def fact_choices(catalogue: Catalogue, fact: FactKind) -> Sequence[tuple[str, Label]]:
    """Return the values of a fact: its own, or the records that it is one of."""
    records: dict[str, Callable[[], Sequence[Any]]] = {
        "industry": lambda: catalogue.industries,
        "town": lambda: catalogue.county.towns,
        "park": lambda: catalogue.parks,
    }
    if fact.name in records:
        return [(one.id, one.name) for one in records[fact.name]()]
    return fact.choices


def _label_said(label: Label, making: Making) -> Said:
    if isinstance(label, LocalizedText):
        return text_said(label)
    return making.words(label)


def read_rules(document: Mapping[str, Any]) -> FeeRules:
    """Read a published document, so that bills can be computed without the catalogue."""
    read = RulesDocument.model_validate(document)
    kinds = {
        fact.name: FactKind(
            fact.name,
            fact.kind,
            localized_text(fact.said),
            fact.unit,
            tuple((one.value, localized_text(one.said)) for one in fact.choices),
        )
        for fact in read.facts
    }
    return FeeRules(items=read.items, kinds=kinds)
