"""Conditions over an investor's facts: all, any, k of n, not, thresholds and choices.

Policies, reductions and the reach of a fee use the same conditions, so that one evaluator serves
them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.fields import Count, FactId, Flag, MeasureField, Model, Plain, Text
from site_builder.values.measure import Measure
from site_builder.values.problem import ValueProblem


class AllOf(Model):
    """Holds if each part holds."""

    all: tuple[Condition, ...] = Field(min_length=1)
    """The parts, each of which must hold."""


class AnyOf(Model):
    """Holds if at least one part holds."""

    any: tuple[Condition, ...] = Field(min_length=1)
    """The parts, one of which is enough."""


class SomeOf(Model):
    """Holds if enough of the parts hold (符合以下两个或两个以上条件)."""

    some: Count
    """How many parts must hold."""
    of: tuple[Condition, ...] = Field(min_length=1)
    """The parts."""

    @model_validator(mode="after")
    def _can_hold(self) -> SomeOf:
        if not 1 <= self.some <= len(self.of):
            said = message("{some} of {n} parts can never decide", some=self.some, n=len(self.of))
            raise ValueProblem(
                codes.BAD_VALUE, said, message("write a figure from 1 to the number of parts")
            )
        return self


class NotAny(Model):
    """Holds if the part does not hold."""

    negated: Condition = Field(alias="not")
    """The part that must not hold."""


class Comparison(Model):
    """Compares one fact with a threshold, with a list of choices, or with yes or no."""

    fact: FactId
    """The fact that is compared, such as fixed_assets."""
    at_least: MeasureField | None = None
    """It must be this much or more (以上, 含本数)."""
    above: MeasureField | None = None
    """It must be more than this."""
    at_most: MeasureField | None = None
    """It must be this much or less."""
    below: MeasureField | None = None
    """It must be less than this."""
    one_of: tuple[Plain, ...] | None = None
    """It must be one of these."""
    holds: Flag | None = Field(default=None, alias="is")
    """It must be yes, or no."""
    within_years: Count | None = None
    """The years within which the figure must be reached."""
    other_reading: Text | None = None
    """A second reading of the source, where its wording is ambiguous (门槛一倍以上)."""

    @model_validator(mode="after")
    def _compares(self) -> Comparison:
        given = (self.at_least, self.above, self.at_most, self.below, self.one_of, self.holds)
        if all(part is None for part in given):
            said = message("the condition on “{fact}” compares it with nothing", fact=self.fact)
            hint = message("add at_least, above, at_most, below, one_of or is")
            raise ValueProblem(codes.MISSING_FIELD, said, hint)
        return self

    @cached_property
    def thresholds(self) -> tuple[tuple[str, Measure], ...]:
        """The thresholds that are given, by their words."""
        given = ((name, getattr(self, name)) for name in ("at_least", "above", "at_most", "below"))
        return tuple((name, one) for name, one in given if one is not None)


class Always(Model):
    """Holds for everybody; written as the one word `always`."""

    always: Flag
    """Yes."""

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        return {"always": "yes"} if value == "always" else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Let editors offer the word."""
        return {"const": "always"}


class Stated(Model):
    """A condition in words that no machine can decide; it is shown as to be confirmed."""

    text: Text
    """The condition."""


# The mark "?" keeps a form's tag apart from field names in the paths of findings.
_FORMS = {"all": "?all", "any": "?any", "some": "?some", "not": "?not", "text": "?text"}


def _form(value: Any) -> str:
    if isinstance(value, str):
        return "?always"
    if isinstance(value, dict):
        return next((form for key, form in _FORMS.items() if key in value), "?compare")
    return next((form for model, form in _FORM_BY_MODEL if isinstance(value, model)), "?compare")


Condition = Annotated[
    Annotated[AllOf, Tag("?all")]
    | Annotated[AnyOf, Tag("?any")]
    | Annotated[SomeOf, Tag("?some")]
    | Annotated[NotAny, Tag("?not")]
    | Annotated[Always, Tag("?always")]
    | Annotated[Stated, Tag("?text")]
    | Annotated[Comparison, Tag("?compare")],
    Discriminator(_form),
]

_FORM_BY_MODEL: tuple[tuple[type[Model], str], ...] = (
    (AllOf, "?all"),
    (AnyOf, "?any"),
    (SomeOf, "?some"),
    (NotAny, "?not"),
    (Stated, "?text"),
    (Always, "?always"),
)


def parts_of(condition: Any) -> tuple[Any, ...]:
    """Return the parts of a group; a comparison or a text has none."""
    if isinstance(condition, AllOf):
        return condition.all
    if isinstance(condition, AnyOf):
        return condition.any
    if isinstance(condition, SomeOf):
        return condition.of
    return (condition.negated,) if isinstance(condition, NotAny) else ()


def comparisons_in(condition: Any) -> Iterator[Comparison]:
    """Yield every comparison of a condition."""
    if isinstance(condition, Comparison):
        yield condition
    for part in parts_of(condition):
        yield from comparisons_in(part)
