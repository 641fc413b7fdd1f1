"""Formulas as rules: a tree to compute, and pieces to read."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from fractions import Fraction

from site_builder.calculations.rule_parts import Formula, Rate, Said, VariableRule
from site_builder.calculations.rule_prices import (
    Making,
    clamped,
    fact_unit_said,
    price_said,
    text_said,
    unit_said,
)
from site_builder.models.rates import FormulaRate, Variable
from site_builder.values.area import SQUARE_METRE
from site_builder.values.formula import parse_formula
from site_builder.values.measure import Dimension, Measure
from site_builder.values.number_format import grouped
from site_builder.values.numerals import plain
from site_builder.values.prices import Share
from site_builder.values.rounded import exact

_TOKEN = re.compile(r"[^\W\d]\w*|[0-9.]+|\S")
_SIGNS = {"*": "×", "/": "÷", "-": "\u2212", "－": "\u2212", "＋": "+", "（": "(", "）": ")"}
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def formula_rule(rate: FormulaRate, making: Making) -> Rate:
    """Make a formula."""
    places = {name: place for place, name in enumerate(rate.variables)}
    rule = Formula(
        kind="formula",
        tree=_tree(parse_formula(rate.expression).tree, places),
        variables=tuple(_variable(one, making) for one in rate.variables.values()),
        pieces=tuple(
            places.get(token, _SIGNS.get(token, token)) for token in _TOKEN.findall(rate.expression)
        ),
    )
    return clamped(rule, rate.minimum, rate.maximum)


def _tree(node: ast.expr, places: dict[str, int]) -> object:
    if isinstance(node, ast.BinOp):
        sign = _OPERATORS[type(node.op)]
        return [sign, _tree(node.left, places), _tree(node.right, places)]
    if isinstance(node, ast.UnaryOp):
        return ["-", "0", _tree(node.operand, places)]
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return [node.func.id, *(_tree(part, places) for part in node.args)]
    if isinstance(node, ast.Name):
        return places[node.id]
    assert isinstance(node, ast.Constant)
    return f"{Decimal(str(node.value)):f}"


def _variable(variable: Variable, making: Making) -> VariableRule:
    value = variable.value
    kind = making.kinds.get(variable.fact) if variable.fact else None
    one, many = fact_unit_said(making, variable.fact) if variable.fact else ({}, {})
    if kind is not None and kind.kind == "share":
        one = many = making.said(lambda locale: "%")
    return VariableRule(
        name=text_said(variable.name),
        fact=variable.fact,
        value=None if value is None else exact(value.value),
        said={} if value is None else _value_said(value, making),
        shown_in=Fraction(1, 100) if kind is not None and kind.kind == "share" else Fraction(1),
        one=one,
        many=many,
    )


def _value_said(measure: Measure, making: Making) -> Said:
    """Say a fixed value of a formula; sums of money stand without their unit."""
    if isinstance(measure.figure, Share):
        return price_said(making, measure.figure)
    number = making.said(lambda locale: grouped(plain(measure.value), locale))
    unit = getattr(measure.figure, "unit", "") if measure.dimension is Dimension.QUANTITY else ""
    _, many = unit_said(making, SQUARE_METRE if measure.dimension is Dimension.AREA else unit)
    return {locale: f"{said}{many.get(locale, '')}" for locale, said in number.items()}
