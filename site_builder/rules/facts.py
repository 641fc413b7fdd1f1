"""Facts: thresholds, choices and a project's own values are of the kind that the fact has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.models.conditions import Comparison
from site_builder.models.facts import FactKind, fits, parse_fact
from site_builder.models.fees import FeeItem
from site_builder.models.parsing import did_you_mean
from site_builder.models.projects import Project
from site_builder.models.rates import (
    Axis,
    BandedRate,
    ClassifiedRate,
    FixedRate,
    Increment,
    InterpolatedRate,
    MatrixRate,
    RangeRate,
    ShareRate,
    YearlyRate,
)
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.measure import Measure
from site_builder.values.problem import ValueProblem

_EXAMPLES = {
    "money": "1000万元",
    "area": "80亩",
    "share": "15%",
    "duration": "3年",
    "quantity": "50",
    "number": "50",
}
_BASES: Mapping[type[BaseModel], tuple[str, ...]] = {
    FeeItem: ("quantity",),
    FixedRate: ("quantity",),
    ShareRate: ("of",),
    RangeRate: ("of", "quantity"),
    MatrixRate: ("quantity",),
    BandedRate: ("of",),
    InterpolatedRate: ("of",),
    Increment: ("fact",),
    YearlyRate: ("of", "quantity"),
}
_THRESHOLDS = ("at_least", "above", "at_most", "below")


_KIND_WORDS = {
    "money": message("a sum of money"),
    "area": message("an area"),
    "share": message("a share"),
    "duration": message("a length of time"),
    "quantity": message("a count"),
    "number": message("a number"),
    "choice": message("a choice"),
    "flag": message("yes or no"),
}


def kind_words(fact: FactKind) -> Message:
    """Say in words what kind of value a fact has."""
    return _KIND_WORDS[fact.kind]


def check_facts(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find comparisons and values that do not fit their fact."""
    for keys, comparison in subject.iter_groups(Comparison):
        fact = review.catalogue.facts.get(comparison.fact)
        if fact is not None:
            yield from _check_thresholds(subject, keys, comparison, fact)
            yield from _check_choices(review, subject, keys, comparison, fact)
    for keys, group in subject.groups:
        yield from _check_base(review, subject, keys, group)
        if isinstance(group, (ClassifiedRate, Axis)):
            yield from _check_classes(review, subject, keys, group)
    if isinstance(subject.record, Project):
        yield from _check_project(review, subject, subject.record)


def _check_thresholds(
    subject: Subject, keys: Keys, comparison: Comparison, fact: FactKind
) -> Iterator[Diagnostic]:
    for name in _THRESHOLDS:
        bound: Measure | None = getattr(comparison, name)
        if bound is not None and not fits(fact, bound):
            said = message(
                "“{value}” is no threshold for “{fact}”, which is {kind}",
                value=bound.published,
                fact=fact.name,
                kind=kind_words(fact),
            )
            hint = _hint(fact)
            yield subject.find((*keys, name), codes.WRONG_TYPE, said, hint)
    least = comparison.at_least or comparison.above
    most = comparison.at_most or comparison.below
    if least and most and least.dimension is most.dimension and least.value > most.value:
        said = message(
            "nothing is both from {least} and up to {most}",
            least=least.published,
            most=most.published,
        )
        yield subject.find(keys, codes.BAD_VALUE, said)


def _hint(fact: FactKind) -> Any:
    if fact.kind == "flag":
        return message("write is: yes or is: no")
    if fact.kind == "choice":
        return message("write one_of: with a list of choices")
    return message("write a value such as {example}", example=_EXAMPLES.get(fact.kind, ""))


def choices_of(review: Review, fact: FactKind) -> list[str]:
    """List the values that a choice may have; some are the ids of records."""
    if fact.name in {"industry", "town", "park"}:
        return sorted(review.catalogue.ids_by_kind[fact.name])
    return [value for value, _ in fact.choices]


def _check_choices(
    review: Review, subject: Subject, keys: Keys, comparison: Comparison, fact: FactKind
) -> Iterator[Diagnostic]:
    if comparison.one_of is not None and fact.kind != "choice":
        said = message("“{fact}” is no choice; it is {kind}", fact=fact.name, kind=kind_words(fact))
        yield subject.find((*keys, "one_of"), codes.WRONG_TYPE, said, _hint(fact))
    elif comparison.one_of is not None:
        for index, value in enumerate(comparison.one_of):
            yield from _check_choice(review, subject, (*keys, "one_of", index), fact, value)
    if comparison.holds is not None and fact.kind != "flag":
        said = message(
            "“{fact}” is not yes or no; it is {kind}", fact=fact.name, kind=kind_words(fact)
        )
        yield subject.find((*keys, "is"), codes.WRONG_TYPE, said, _hint(fact))


def _check_choice(
    review: Review, subject: Subject, keys: Keys, fact: FactKind, value: str
) -> Iterator[Diagnostic]:
    known = choices_of(review, fact)
    if value not in known:
        said = message(
            "“{value}” is not one of the choices of “{fact}”", value=value, fact=fact.name
        )
        yield subject.find(keys, codes.UNKNOWN_CHOICE, said, did_you_mean(value, known))


def _check_base(
    review: Review, subject: Subject, keys: Keys, group: BaseModel
) -> Iterator[Diagnostic]:
    """Find bases of rates that are no figures."""
    for name in _BASES.get(type(group), ()):
        fact = review.catalogue.facts.get(getattr(group, name) or "")
        if fact is not None and not fact.dimensions:
            said = message(
                "“{fact}” is no figure; it is {kind}", fact=fact.name, kind=kind_words(fact)
            )
            hint = message("name a fact that is counted or measured")
            yield subject.find((*keys, name), codes.WRONG_TYPE, said, hint)


def _check_classes(
    review: Review, subject: Subject, keys: Keys, group: ClassifiedRate | Axis
) -> Iterator[Diagnostic]:
    fact = review.catalogue.facts.get(group.fact or "")
    if fact is None or fact.kind != "choice":
        return
    name = "classes" if isinstance(group, ClassifiedRate) else "values"
    for index, entry in enumerate(getattr(group, name)):
        if entry.value is not None:
            where = (*keys, name, index, "value")
            yield from _check_choice(review, subject, where, fact, entry.value)


def _check_project(review: Review, subject: Subject, project: Project) -> Iterator[Diagnostic]:
    for name, value in project.facts.items():
        fact, keys = review.catalogue.facts.get(name), ("facts", name)
        if fact is None:
            continue
        if fact.kind == "choice":
            yield from _check_choice(review, subject, keys, fact, value)
            continue
        problem = _problem(fact, value)
        if problem is not None:
            yield subject.find(keys, problem.rule, problem.message, problem.hint)


def _problem(fact: FactKind, value: str) -> ValueProblem | None:
    try:
        parse_fact(fact, value)
    except ValueProblem as problem:
        return problem
    return None
