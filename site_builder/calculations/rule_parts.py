"""The parts of the rules document: exact figures, words by language, conditions, rates as trees.

A rate is a tree of few kinds. Every price already knows which facts it is multiplied by and in
which unit, so that a program needs no table of units to compute a bill.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    TypeAdapter,
    WithJsonSchema,
)

from site_builder.calculations.condition_rules import condition_rule
from site_builder.models.conditions import Condition

Said = dict[str, str]
"""Words by language: `{"zh": "18.05元/㎡", "en": "CNY 18.05/m²"}`."""


class Rule(BaseModel):
    """A part of the document: immutable, and strict about what it is given."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


def figure_text(figure: Fraction) -> str:
    """Write a figure exactly: in decimals where they end, else as a fraction."""
    twos, rest = 0, figure.denominator
    fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{figure.numerator}/{figure.denominator}"
    places = max(twos, fives)
    digits = str(abs(figure.numerator) * 10**places // figure.denominator).rjust(places + 1, "0")
    sign = "-" if figure < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _read_figure(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str):
        return Fraction(value)
    raise ValueError("a figure is written as text")


Exact = Annotated[
    Fraction,
    PlainValidator(_read_figure),
    PlainSerializer(figure_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?(/[0-9]+)?$"}),
]
"""A figure to the last digit: `"18.05"`, or `"2000/3"` for the square metres of a mu."""


@cache
def _conditions() -> TypeAdapter[Any]:
    return TypeAdapter(Condition)


def _read_condition(value: Any) -> Any:
    if value is None or isinstance(value, BaseModel):
        return value
    return _conditions().validate_python(_as_typed(value))


def _as_typed(rule: Any) -> Any:
    """Turn a condition of the document into what a clerk would have typed."""
    if isinstance(rule, list):
        return [_as_typed(part) for part in rule]
    if not isinstance(rule, dict):
        return rule
    if rule.get("text") is True:
        return {"text": {"zh": "?"}}
    words = {True: "yes", False: "no"}
    return {
        name: words[part]
        if isinstance(part, bool)
        else str(part)
        if isinstance(part, int)
        else _as_typed(part)
        for name, part in rule.items()
    }


def _write_condition(condition: Any, info: SerializationInfo) -> Any:
    return condition_rule(condition, (info.context or {}).get("kinds", {}))


ConditionRule = Annotated[
    Any,
    PlainValidator(_read_condition),
    PlainSerializer(_write_condition),
    WithJsonSchema({"title": "Condition"}),
]


class Counted(Rule):
    """What a price is multiplied by: a fact, counted in the price's own unit."""

    fact: str
    """The name of the fact."""
    unit: Exact = Fraction(1)
    """How much of the fact is one of the price's unit: a mu is 2000/3 of its square metres."""
    beyond: Exact = Fraction(0)
    """How many, in the price's unit, are free of it."""
    whole: bool = False
    """Whether a part of a unit counts as a whole one."""
    one: Said = {}
    """The unit's name after a single one."""
    many: Said = {}
    """The unit's name after any other number."""


class Price(Rule):
    """A price or a share, multiplied by what it counts; a lump sum counts nothing."""

    kind: Literal["price"]
    low: Exact
    """Yuan for each of what is counted, or a share of it; the lower end of a range."""
    high: Exact
    """The upper end; the same where there is no range."""
    of: tuple[Counted, ...] = ()
    """What it is multiplied by."""
    said: Said
    """The price as it is published."""


class Uncomputed(Rule):
    """A standard that no fact turns into a sum."""

    kind: Literal["none"]
    why: str
    """The reason, one of those under `reasons`."""


class Option(Rule):
    """One of several rates."""

    name: Said = {}
    """What it is for."""
    when: ConditionRule = None
    """The condition under which it holds; left out where no fact decides."""
    rate: Rate
    """The rate."""


class Pick(Rule):
    """Rates by class: the first whose condition is met; where none can be told, all of the rest."""

    kind: Literal["pick"]
    options: tuple[Option, ...]
    """The classes in published order."""


class BandRule(Rule):
    """One band of a base."""

    above: Exact | None = None
    """Where it begins, in the fact's own unit; left out in the first."""
    up_to: Exact | None = None
    """Where it ends; left out in the last."""
    price: Price
    """Its price, which counts the part of the base in the band, or nothing: a fixed sum."""


class Bands(Rule):
    """Bands over a base."""

    kind: Literal["bands"]
    of: str
    """The fact that they run over."""
    mode: Literal["marginal", "whole"]
    """Each band on its own part, or one band for all of it."""
    boundary: Literal["lower", "upper", "unstated"]
    """Which band a figure on the boundary falls in; unstated means either."""
    bands: tuple[BandRule, ...]
    """The bands, from the lowest."""


class PointRule(Rule):
    """A point of a line."""

    at: Exact
    """The base."""
    amount: Exact
    """The sum there."""


class Points(Rule):
    """Points with straight lines between them."""

    kind: Literal["points"]
    of: Counted
    """The fact that they run over."""
    points: tuple[PointRule, ...]
    """The points, from the lowest."""


class Sum(Rule):
    """Parts that add up; all of them must be known."""

    kind: Literal["sum"]
    parts: tuple[Option, ...]
    """The parts."""


class Further(Rule):
    """A charge that is added for what no fact counts; it is said, and not computed."""

    kind: Literal["further"]
    said: Said
    """What each of it adds."""


class Clamp(Rule):
    """A least and a most."""

    kind: Literal["clamp"]
    rate: Rate
    """What is held within them."""
    least: Exact | None = None
    """The least that it comes to, in yuan."""
    most: Exact | None = None
    """The most that it comes to, in yuan."""


class Factor(Rule):
    """A factor or a share of another rate, under a condition."""

    kind: Literal["factor"]
    rate: Rate
    """What is multiplied."""
    low: Exact
    """The factor; the lower end of a range."""
    high: Exact
    """The upper end."""
    when: ConditionRule = None
    """When it applies; always if left out. If no fact can tell, both sums are possible."""
    name: Said = {}
    """What it is for."""
    said: Said
    """The factor as it is published."""


class OtherFee(Rule):
    """The standard of another item on the day."""

    kind: Literal["fee"]
    item: str
    """The id of the item."""


class Choice(Rule):
    """Several bases of which one is taken."""

    kind: Literal["choice"]
    who: Literal["payer", "authority", "lower", "higher"]
    """Who chooses, or which sum counts. A payer takes the least of those that are known."""
    options: tuple[Option, ...]
    """The bases."""


class First(Rule):
    """The same fee in several expressions: the first that can be computed."""

    kind: Literal["first"]
    options: tuple[Option, ...]
    """The expressions."""


class YearRule(Rule):
    """The rate of one or several years."""

    first: int
    """The first year, counted from 1."""
    last: int | None = None
    """The last year; left out if it has no end."""
    price: Price | Uncomputed
    """The rate in these years."""


class Years(Rule):
    """A rate that changes from year to year."""

    kind: Literal["years"]
    steps: tuple[YearRule, ...]
    """The years."""


class VariableRule(Rule):
    """A name in a formula."""

    name: Said
    """What it stands for."""
    fact: str | None = None
    """The fact that gives it."""
    value: Exact | None = None
    """Its value where the fact is not known, or there is none."""
    said: Said = {}
    """The value in words."""
    shown_in: Exact = Fraction(1)
    """What readers count it in: a share in per cent."""
    one: Said = {}
    """The unit's name after a single one."""
    many: Said = {}
    """The unit's name after any other number."""


class Formula(Rule):
    """A formula; it never comes to less than nothing."""

    kind: Literal["formula"]
    tree: Any
    """Figures as text, variables by their place, lists of a sign (+ - * / min max) and parts."""
    variables: tuple[VariableRule, ...]
    """The variables, in the order of their places."""
    pieces: tuple[str | int, ...]
    """The formula as it is read: signs as text, variables by their place."""


Rate = Annotated[
    Price
    | Uncomputed
    | Pick
    | Bands
    | Points
    | Sum
    | Further
    | Clamp
    | Factor
    | OtherFee
    | Choice
    | First
    | Years
    | Formula,
    Discriminator("kind"),
]

for _model in (Option, Pick, Sum, Clamp, Factor, Choice, First):
    _model.model_rebuild()


def rules_within(rule: Any) -> Iterator[Any]:
    """Yield a rate and every rate that it is made of, but not those of other items."""
    if rule is None:
        return
    yield rule
    inner = [getattr(rule, "rate", None)]
    inner.extend(one.rate for one in (*getattr(rule, "options", ()), *getattr(rule, "parts", ())))
    for one in inner:
        yield from rules_within(one)
