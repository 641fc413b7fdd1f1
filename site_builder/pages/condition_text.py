"""Conditions in words, with what is known about the plan that they are held against."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from site_builder.calculations.conditions import Judgement, Verdict
from site_builder.models.conditions import AllOf, AnyOf, Comparison, NotAny, SomeOf, Stated
from site_builder.models.facts import FactKind, FactValue
from site_builder.pages.edition import Edition
from site_builder.values.area import area_of
from site_builder.values.measure import Dimension, Measure
from site_builder.values.money import Money
from site_builder.values.prices import Share
from site_builder.values.units import unit_word

_VERDICTS = {
    Verdict.MET: "Met",
    Verdict.OPEN: "To be confirmed",
    Verdict.NOT_MET: "Not met",
}


class ConditionLine(NamedTuple):
    """A condition, or a group of them, as one line of a list."""

    text: Markup
    verdict: str = ""
    verdict_text: str = ""
    actual: str = ""
    parts: tuple[Any, ...] = ()


def verdict_text(edition: Edition, verdict: Verdict) -> str:
    """Say a verdict."""
    return edition._(_VERDICTS[verdict])


def condition_lines(
    edition: Edition, condition: Any, judgement: Judgement | None = None
) -> tuple[ConditionLine, ...]:
    """Put a condition into lines; parts that must all hold stand side by side."""
    if condition is None:
        return ()
    if isinstance(condition, AllOf):
        inner = _parts(judgement, len(condition.all))
        pairs = zip(condition.all, inner, strict=True)
        return tuple(_line(edition, part, one) for part, one in pairs)
    return (_line(edition, condition, judgement),)


def _parts(judgement: Judgement | None, count: int) -> list[Judgement | None]:
    return list(judgement.parts) if judgement else [None] * count


def _line(edition: Edition, condition: Any, judgement: Judgement | None) -> ConditionLine:
    verdict = judgement.verdict if judgement else None
    shown = (verdict.value, verdict_text(edition, verdict)) if verdict else ("", "")
    if isinstance(condition, Comparison):
        return ConditionLine(
            comparison_text(edition, condition), *shown, _actual(edition, condition, judgement)
        )
    if isinstance(condition, Stated):
        return ConditionLine(edition.say(condition.text), *shown)
    if isinstance(condition, NotAny):
        parts = condition_lines(edition, condition.negated)
        return ConditionLine(escape(edition._("Not any of these:")), *shown, "", parts)
    inner = condition.of if isinstance(condition, SomeOf) else None
    inner = inner or (condition.any if isinstance(condition, AnyOf) else condition.all)
    pairs = zip(inner, _parts(judgement, len(inner)), strict=True)
    parts = tuple(_line(edition, part, one) for part, one in pairs)
    return ConditionLine(escape(_lead(edition, condition)), *shown, "", parts)


def _lead(edition: Edition, condition: AllOf | AnyOf | SomeOf) -> str:
    if isinstance(condition, SomeOf):
        return edition._("At least {n} of these:", n=condition.some)
    return edition._("One of these:" if isinstance(condition, AnyOf) else "All of these:")


def comparison_text(edition: Edition, condition: Comparison) -> Markup:
    """Say a comparison: fixed assets of at least 10 million yuan."""
    fact = edition.catalogue.facts[condition.fact]
    name = edition.label(fact.label)
    bounds = (
        (condition.at_least, "{fact}: at least {value}"),
        (condition.above, "{fact}: more than {value}"),
        (condition.at_most, "{fact}: at most {value}"),
        (condition.below, "{fact}: less than {value}"),
    )
    said = [
        edition._(template, fact=name, value=measure_text(edition, bound))
        for bound, template in bounds
        if bound is not None
    ]
    if said and condition.within_years is not None:
        years = edition.plural("within {n} year", "within {n} years", condition.within_years)
        said[-1] = edition._("{condition}, {years}", condition=said[-1], years=years)
    if condition.one_of is not None:
        values = edition._(", ").join(choice_text(edition, fact, one) for one in condition.one_of)
        said.append(edition._("{fact}: {value}", fact=name, value=values))
    if condition.holds is not None:
        said.append(name if condition.holds else edition._("not: {fact}", fact=name))
    return escape(edition._("; ").join(said))


def choice_text(edition: Edition, fact: FactKind, value: str) -> str:
    """Say a value of a choice: a label, or the name of the record that it is the id of."""
    catalogue = edition.catalogue
    records: dict[str, Any] = {
        "industry": catalogue.industry_by_id,
        "town": catalogue.town_by_id,
        "park": catalogue.park_by_id,
    }
    record = records.get(fact.name, {}).get(value)
    if record is not None:
        return edition.plain(record.name)
    label = dict(fact.choices).get(value)
    return edition.label(label) if label is not None else value


def measure_text(edition: Edition, measure: Measure) -> str:
    """Say a threshold."""
    figure: Any = measure.figure
    if measure.dimension is Dimension.MONEY:
        return edition.money(figure)
    if measure.dimension is Dimension.AREA:
        return edition.area(figure)
    if measure.dimension is Dimension.SHARE:
        return edition.price(figure)
    if measure.dimension is Dimension.DURATION:
        return edition.duration(figure)
    if measure.dimension is Dimension.QUANTITY:
        return edition.quantity(figure)
    return f"{measure.value:,f}"


def fact_text(edition: Edition, fact: FactKind, value: FactValue) -> str:
    """Say what is known of a fact."""
    if isinstance(value, bool):
        return edition._("yes") if value else edition._("no")
    if isinstance(value, str):
        return choice_text(edition, fact, value)
    return _number_text(edition, fact, value)


def _number_text(edition: Edition, fact: FactKind, value: Decimal) -> str:
    if fact.kind == "money":
        return edition.money(Money(value, value, "CNY", is_approximate=False, published=""))
    if fact.kind == "area":
        return edition.area(area_of(value, "平方米"))
    if fact.kind == "share":
        return edition.price(Share(value, value, "", "%"))
    number = f"{value.normalize():,f}"
    unit = unit_word(fact.unit, edition.locale, value) if fact.unit else ""
    return f"{number}{unit}" if edition.locale == "zh" else f"{number} {unit}".strip()


def _actual(edition: Edition, condition: Comparison, judgement: Judgement | None) -> str:
    if judgement is None or judgement.actual is None:
        return ""
    fact = edition.catalogue.facts[condition.fact]
    return edition._("here: {value}", value=fact_text(edition, fact, judgement.actual))
