"""Formulas in published standards: read safely into a tree, and computed exactly."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.values.problem import ValueProblem

_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
}
_FUNCTIONS: dict[str, Callable[..., Decimal]] = {"min": min, "max": max}
_TYPED_SIGNS = str.maketrans(
    {"×": "*", "÷": "/", "－": "-", "\u2212": "-", "＋": "+", "（": "(", "）": ")", "，": ","}
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: what was typed, and its tree."""

    published: str
    tree: ast.expr

    @property
    def names(self) -> frozenset[str]:
        """Return the variables that the formula uses."""
        found = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        return frozenset(found - set(_FUNCTIONS))

    def compute(self, values: Mapping[str, Decimal]) -> Decimal:
        """Compute the formula; raises ZeroDivisionError as arithmetic does."""
        return _compute(self.tree, values)


def parse_formula(text: str) -> Formula:
    """Read a formula of names, figures, + - × ÷, brackets, min() and max()."""
    try:
        tree = ast.parse(text.translate(_TYPED_SIGNS).strip(), mode="eval").body
        _check(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, ValueProblem):
            raise
        raise _problem(text) from error
    return Formula(text, tree)


def _problem(text: str) -> ValueProblem:
    said = message("the formula “{value}” cannot be read", value=text)
    hint = message("use names, figures, + - × ÷, brackets, min() and max() only")
    return ValueProblem(codes.BAD_RATE, said, hint)


def _check(node: ast.expr) -> None:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        _check(node.left)
        _check(node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        if node.func.id not in _FUNCTIONS or not node.args:
            raise _problem(ast.unparse(node))
        for argument in node.args:
            _check(argument)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        _check(node.operand)
    elif not isinstance(node, ast.Name) and not _is_figure(node):
        raise _problem(ast.unparse(node))


def _is_figure(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _compute(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.BinOp):
        operator = _OPERATORS[type(node.op)]
        return operator(_compute(node.left, values), _compute(node.right, values))
    if isinstance(node, ast.UnaryOp):
        return -_compute(node.operand, values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _FUNCTIONS[node.func.id](*(_compute(part, values) for part in node.args))
    if isinstance(node, ast.Name):
        return values[node.id]
    assert isinstance(node, ast.Constant)
    return Decimal(str(node.value))
