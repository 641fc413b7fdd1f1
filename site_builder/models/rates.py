"""Rates: how much a fee or an incentive comes to, in every shape that published lists use.

A rate is a tree. Leaves are prices and shares; branches choose by class, add parts, run through
bands or multiply. What cannot be computed says so: `delegated` and `text`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.conditions import Condition
from site_builder.models.fields import (
    FactId,
    FeeItemId,
    Flag,
    MeasureField,
    Model,
    MoneyField,
    Number,
    Plain,
    PriceField,
    ShareField,
    Text,
    kind_of,
)
from site_builder.values.prices import Share, UnitPrice, parse_share, parse_unit_price
from site_builder.values.problem import ValueProblem


def _parse_price_or_share(value: Any) -> UnitPrice | Share:
    if not isinstance(value, str):
        said = message("here stands {kind}, a price is expected", kind=kind_of(value))
        raise ValueProblem(codes.WRONG_TYPE, said, message("write 18.05元/平方米 or 1.2‰"))
    is_share = any(sign in value for sign in ("%", "‰", "％", "分之")) and "±" not in value
    is_part = all(part.strip().isdecimal() for part in value.split("/")) and "/" in value
    return parse_share(value) if is_share or is_part else parse_unit_price(value)


PriceOrShare = Annotated[
    UnitPrice | Share,
    PlainValidator(_parse_price_or_share),
    WithJsonSchema({"type": "string", "examples": ["18.05元/平方米", "1.2‰"]}),
]


class RateBase(Model):
    """What rates of every kind may add."""

    note: Text | None = None
    """A remark that belongs to the rate."""


class LimitedRate(RateBase):
    """What rates may add that come to one sum."""

    minimum: MoneyField | None = None
    """The least that it comes to: 每宗最低100元."""
    maximum: MoneyField | None = None
    """The most that it comes to."""


class Part(Model):
    """A named part of a price."""

    name: Text
    """What the part is."""
    price: PriceOrShare
    """How much of the price it is."""


class FixedRate(LimitedRate):
    """One price for each unit, or one sum: 18.05元/平方米, 50元/件."""

    kind: Literal["fixed"] = "fixed"
    price: PriceField
    """The price; ±10% and a range are kept as such."""
    quantity: FactId | None = None
    """The fact that the price is multiplied by; the item's own if left out."""
    second_quantity: FactId | None = None
    """A second fact that it is multiplied by, for a price such as 0.4元/平方米·日: days."""
    whole_units: Flag = False
    """Whether a part of a unit counts as a whole one (不足1小时按1小时计)."""
    including: tuple[Part, ...] = ()
    """Other charges that the price already includes."""

    @model_validator(mode="before")
    @classmethod
    def _from_price(cls, value: Any) -> Any:
        return {"price": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Let editors accept the price alone."""
        fields: dict[str, Any] = handler(schema)
        return {"anyOf": [{"type": "string", "examples": ["18.05元/平方米"]}, fields]}


class ShareRate(LimitedRate):
    """A share of a named base, with a floor and a cap: 销售额的1.2‰."""

    kind: Literal["share"]
    share: ShareField
    """The share: 2%, 1.2‰, 0.005%."""
    of: FactId
    """The fact that it is a share of."""
    second_quantity: FactId | None = None
    """A second fact that it is multiplied by: days, for 每日万分之五."""


class RangeRate(LimitedRate):
    """Bounds set above, and what this county charges within them."""

    kind: Literal["range"]
    lower: PriceOrShare | None = None
    """The lower bound; left out if only a ceiling is set."""
    upper: PriceOrShare | None = None
    """The upper bound; left out if only a floor is set."""
    charged: PriceOrShare | None = None
    """What this county charges; left out if it is set case by case."""
    of: FactId | None = None
    """The base, where the bounds are shares."""
    quantity: FactId | None = None
    """The fact that a price is multiplied by."""
    second_quantity: FactId | None = None
    """A second fact that it is multiplied by, for a price such as 0.4元/平方米·日: days."""

    @model_validator(mode="after")
    def _has_bound(self) -> RangeRate:
        if self.lower is None and self.upper is None:
            said = message("a range needs a lower or an upper bound")
            raise ValueProblem(codes.MISSING_FIELD, said, message("add lower: or upper:"))
        units = sorted({bound.unit for bound in self._bounds if isinstance(bound, UnitPrice)})
        if len(units) > 1:
            said = message(
                "the bounds of the range have different units: {units}", units=", ".join(units)
            )
            raise ValueProblem(codes.BAD_RATE, said, message("write all of them per the same unit"))
        return self

    @property
    def _bounds(self) -> tuple[UnitPrice | Share, ...]:
        given = (self.lower, self.upper, self.charged)
        return tuple(bound for bound in given if bound is not None)


class RateClass(Model):
    """One class of a classified rate."""

    name: Text
    """The class, as the published list words it."""
    value: Plain | None = None
    """The value of the deciding fact that means this class."""
    when: Condition | None = None
    """The condition that means this class, where no single value does."""
    rate: Rate
    """The rate of this class, which may be classified again."""


class ClassifiedRate(LimitedRate):
    """A rate by class: by use, by region, by season, by time of day, nested as deep as the list."""

    kind: Literal["classified"]
    by: Text | None = None
    """What the classes are about."""
    fact: FactId | None = None
    """The fact that decides between the classes."""
    classes: tuple[RateClass, ...] = Field(min_length=1)
    """The classes, in the order of the published list."""


class AxisValue(Model):
    """One row or column of a matrix."""

    name: Text
    """What readers see."""
    value: Plain | None = None
    """The value of the axis' fact that means it."""
    when: Condition | None = None
    """The condition that means it, such as a span of tonnes, where no single value does."""


class Axis(Model):
    """One dimension of a matrix."""

    name: Text
    """What the dimension is."""
    fact: FactId | None = None
    """The fact that decides along it."""
    values: tuple[AxisValue, ...] = Field(min_length=1)
    """Its rows or columns."""


class MatrixRate(LimitedRate):
    """A table of prices in two or three dimensions; an empty cell is not applicable."""

    kind: Literal["matrix"]
    axes: tuple[Axis, ...] = Field(min_length=2, max_length=3)
    """The dimensions, outermost first."""
    unit: Plain
    """The unit of every cell, such as 元/平方米."""
    quantity: FactId | None = None
    """The fact that the price is multiplied by."""
    second_quantity: FactId | None = None
    """A second fact that it is multiplied by, for a price such as 0.4元/平方米·日: days."""
    cells: Annotated[Any, Field(json_schema_extra={"type": "array"})]
    """The prices: a list for each value of the first axis, and so on inwards."""

    @model_validator(mode="after")
    def _fits_axes(self) -> MatrixRate:
        _check_cells(self.cells, [len(axis.values) for axis in self.axes], self.unit)
        return self

    def price_at(self, *position: int) -> UnitPrice | None:
        """Return the price in a cell; `None` where the cell is empty."""
        cell: Any = self.cells
        for index in position:
            cell = cell[index]
        return None if cell is None else parse_unit_price(f"{cell}{self.unit}")


def _check_cells(cells: Any, lengths: list[int], unit: str) -> None:
    if not lengths:
        if cells is not None:
            parse_unit_price(f"{cells}{unit}")
        return
    if not isinstance(cells, list) or len(cells) != lengths[0]:
        found = len(cells) if isinstance(cells, list) else 1
        said = message("{found} cells stand where {n} are needed", found=found, n=lengths[0])
        hint = message("give each row as many cells as there are columns; an empty one is null")
        raise ValueProblem(codes.WRONG_TYPE, said, hint)
    for inner in cells:
        _check_cells(inner, lengths[1:], unit)


class Band(Model):
    """One band of a banded rate."""

    above: MeasureField | None = None
    """Where the band begins; left out in the first."""
    up_to: MeasureField | None = None
    """Where it ends; left out in the last."""
    price: PriceOrShare
    """Its share or price, or a fixed sum for the whole band: 50元, 2.5%, 4.2元/立方米."""


class BandedRate(LimitedRate):
    """Bands over a base: marginal (超过部分按…) or for the whole amount (全额)."""

    kind: Literal["banded"]
    of: FactId
    """The fact that the bands run over."""
    mode: Literal["marginal", "whole"]
    """marginal: each band's rate on its own part; whole: one band's rate on everything."""
    boundary: Literal["lower", "upper", "unstated"] = "lower"
    """The band of a figure on the boundary: the lower (不超过, 含), the upper (以上), or unsaid."""
    bands: tuple[Band, ...] = Field(min_length=1)
    """The bands, from the lowest."""
    quantity: FactId | None = None
    """The fact that the prices are multiplied by, if that is not the base: 每台, by tonnage."""
    second_quantity: FactId | None = None
    """A second fact that they are multiplied by, for a price such as 30元/台·月: months."""
    whole_units: Flag = False
    """Whether a part of a unit counts as a whole one (不足1小时按1小时计)."""


class Point(Model):
    """A point of an interpolated rate."""

    at: MeasureField
    """The base."""
    amount: MoneyField
    """The fee at that base."""


class InterpolatedRate(RateBase):
    """Points between which the fee is interpolated in a straight line."""

    kind: Literal["interpolated"]
    of: FactId
    """The fact that the points run over."""
    points: tuple[Point, ...] = Field(min_length=2)
    """The points, from the lowest."""


class Increment(Model):
    """What is added for each further unit."""

    name: Text
    """What is counted, such as each branch."""
    fact: FactId | None = None
    """The fact that counts it."""
    beyond: Number | None = None
    """How many are free of it."""
    amount: MoneyField
    """What each adds."""
    per: MeasureField | None = None
    """How much of the fact each is, if not one: 每增加1000元 is 1000元."""
    whole_units: Flag = False
    """Whether a part of a unit counts as a whole one (不足1小时按1小时计)."""


class BaseIncrementRate(RateBase):
    """A base sum, and an increment for each further unit."""

    kind: Literal["base-increment"]
    base: MoneyField
    """The base sum."""
    increments: tuple[Increment, ...] = Field(min_length=1)
    """What is added to it."""
    quantity: FactId | None = None
    """The fact that base and increments are multiplied by: how many lifts, classes or vehicles."""
    maximum: MoneyField | None = None
    """The most that it comes to."""


class YearStep(Model):
    """The rate of one or several years."""

    first: Number
    """The first year of the step, counted from 1."""
    last: Number | None = None
    """Its last year; left out if it has no end."""
    price: PriceOrShare
    """The rate in these years."""


class YearlyRate(RateBase):
    """A rate that changes from year to year."""

    kind: Literal["yearly"]
    steps: tuple[YearStep, ...] = Field(min_length=1)
    """The rate by years."""
    increase: PriceOrShare | None = None
    """What is added each year after the last step."""
    maximum: PriceOrShare | None = None
    """Where the increase ends."""
    of: FactId | None = None
    """The base, where the steps are shares."""
    quantity: FactId | None = None
    """The fact that a price is multiplied by."""
    second_quantity: FactId | None = None
    """A second fact that it is multiplied by, for a price such as 0.4元/平方米·日: days."""


class Multiplier(Model):
    """A factor under a condition."""

    name: Text
    """When the factor applies."""
    factor: Number
    """The factor, such as 2."""
    when: Condition | None = None
    """The condition, where facts can decide it."""
    always: Flag = False
    """Whether it applies to everyone, as a general discount does."""


class MultipliedRate(LimitedRate):
    """A rate times one or several factors that stack."""

    kind: Literal["multiplied"]
    rate: Rate
    """What is multiplied."""
    multipliers: tuple[Multiplier, ...] = Field(min_length=1)
    """The factors; all that apply are multiplied."""


class SurchargeBand(Model):
    """A band of a surcharge."""

    above: ShareField | None = None
    """The excess from which it applies."""
    up_to: ShareField | None = None
    """The excess up to which it applies."""
    times: Number
    """How many times the price is added."""


class SurchargeRate(RateBase):
    """A surcharge as a multiple of another price (超计划累进加价)."""

    kind: Literal["surcharge"]
    on: PriceField
    """The price that is multiplied."""
    base: Text
    """What that price is called."""
    threshold: Text | None = None
    """Whom it concerns."""
    bands: tuple[SurchargeBand, ...] = Field(min_length=1)
    """The bands of excess use."""


class DerivedRate(LimitedRate):
    """A part of another fee, such as half of the acceptance fee."""

    kind: Literal["derived"]
    fee: FeeItemId
    """The item whose standard it follows."""
    share: ShareField
    """The part of it: 50%, 200%."""


class NamedRate(Model):
    """A rate with a name, as a part or an alternative."""

    name: Text
    """What it is."""
    rate: Rate
    """How much it is."""


class AlternativeRate(LimitedRate):
    """Several bases of which one is taken."""

    kind: Literal["alternatives"]
    chooser: Literal["payer", "authority", "lower", "higher"]
    """Who chooses, or which amount counts."""
    options: tuple[NamedRate, ...] = Field(min_length=2)
    """The alternatives."""


class EquivalentRate(RateBase):
    """The same fee in several expressions: 2.4% (130.1元/㎡)."""

    kind: Literal["equivalent"]
    expressions: tuple[Rate, ...] = Field(min_length=2)
    """The expressions; the first is the one that is computed."""


class SumRate(LimitedRate):
    """A price made of named parts."""

    kind: Literal["sum"]
    parts: tuple[NamedRate, ...] = Field(min_length=1)
    """The parts that add up."""


class Variable(Model):
    """A name in a formula."""

    name: Text
    """What it stands for."""
    fact: FactId | None = None
    """The fact that gives it."""
    value: MeasureField | None = None
    """Its value, where it is the same for everyone."""

    @model_validator(mode="after")
    def _is_known(self) -> Variable:
        if self.fact is None and self.value is None:
            said = message("a variable of a formula needs a fact or a value")
            raise ValueProblem(codes.MISSING_FIELD, said, message("add fact: or value:"))
        return self


class FormulaRate(LimitedRate):
    """A formula: (employees × ratio - placed) × average wage."""

    kind: Literal["formula"]
    expression: Plain
    """The formula in figures, the names below, + - × ÷ and brackets, min() and max()."""
    variables: dict[str, Variable]
    """What each name stands for."""

    @model_validator(mode="after")
    def _can_be_read(self) -> FormulaRate:
        from site_builder.values.formula import parse_formula

        unknown = sorted(parse_formula(self.expression).names - set(self.variables))
        if unknown:
            said = message("the formula uses “{name}”, which is not declared", name=unknown[0])
            raise ValueProblem(codes.BAD_RATE, said, message("add it under variables:"))
        return self


class ZeroRate(RateBase):
    """Nothing is charged."""

    kind: Literal["zero"]


class DelegatedRate(RateBase):
    """The standard is left to another body and no figure is set."""

    kind: Literal["delegated"]
    to: Text
    """Who sets it."""


class TextRate(RateBase):
    """A standard that is published in words only; it cannot be computed."""

    kind: Literal["text"]
    text: Text
    """The standard as published."""


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return "?fixed"
    if isinstance(value, dict):
        return f"?{value.get('kind') or 'fixed'}"
    return f"?{getattr(value, 'kind', 'fixed')}"


Rate = Annotated[
    Annotated[FixedRate, Tag("?fixed")]
    | Annotated[ShareRate, Tag("?share")]
    | Annotated[RangeRate, Tag("?range")]
    | Annotated[ClassifiedRate, Tag("?classified")]
    | Annotated[MatrixRate, Tag("?matrix")]
    | Annotated[BandedRate, Tag("?banded")]
    | Annotated[InterpolatedRate, Tag("?interpolated")]
    | Annotated[BaseIncrementRate, Tag("?base-increment")]
    | Annotated[YearlyRate, Tag("?yearly")]
    | Annotated[MultipliedRate, Tag("?multiplied")]
    | Annotated[SurchargeRate, Tag("?surcharge")]
    | Annotated[DerivedRate, Tag("?derived")]
    | Annotated[AlternativeRate, Tag("?alternatives")]
    | Annotated[EquivalentRate, Tag("?equivalent")]
    | Annotated[SumRate, Tag("?sum")]
    | Annotated[FormulaRate, Tag("?formula")]
    | Annotated[ZeroRate, Tag("?zero")]
    | Annotated[DelegatedRate, Tag("?delegated")]
    | Annotated[TextRate, Tag("?text")],
    Discriminator(_kind),
]


def is_computable(rate: Any) -> bool:
    """Tell whether facts can ever turn a rate into a sum."""
    if isinstance(rate, (DelegatedRate, TextRate)):
        return False
    if isinstance(rate, RangeRate):
        return rate.charged is not None or (rate.lower is not None and rate.upper is not None)
    return all(is_computable(inner) for inner in inner_rates(rate))


def inner_rates(rate: Any) -> tuple[Any, ...]:
    """Return the rates that a rate is made of."""
    inner: dict[type, Callable[[Any], tuple[Any, ...]]] = {
        ClassifiedRate: lambda one: tuple(part.rate for part in one.classes),
        MultipliedRate: lambda one: (one.rate,),
        AlternativeRate: lambda one: tuple(option.rate for option in one.options),
        EquivalentRate: lambda one: one.expressions[:1],
        SumRate: lambda one: tuple(part.rate for part in one.parts),
    }
    return inner[type(rate)](rate) if type(rate) in inner else ()
