"""Hands the docstrings below the fields of models to those who print the manual and the schemas.

Reading them takes the source text of each model: too long for every build to wait for.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel


@cache
def document_models(base: type[BaseModel]) -> None:
    """Give every field of every model that stands on `base` its docstring as description."""
    models = tuple(_subclasses(base))
    # Those that others are made of come first: they are subclasses of nothing but the base.
    for model in models:
        for name, field in model.model_fields.items():
            field.description = field.description or _docstring(model, name, base)
        # Else those that refer to one another would take each other's old fields over.
        if "__pydantic_core_schema__" in vars(model):
            del model.__pydantic_core_schema__
    for model in models:
        model.model_rebuild(force=True)


def _subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield from model.__subclasses__()
    for inner in model.__subclasses__():
        yield from _subclasses(inner)


def _docstring(model: type[BaseModel], name: str, base: type[BaseModel]) -> str | None:
    owners = (one for one in model.__mro__ if issubclass(one, base) and one is not base)
    return next((found[name] for one in owners if name in (found := _docstrings(one))), None)


@cache
def _docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    (definition,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(said.value.value)
        for field, said in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    }
