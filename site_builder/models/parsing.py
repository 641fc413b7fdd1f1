"""Turns a source into a record, and what pydantic has to say into findings at their places."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, Message, Rule, message
from site_builder.models.fields import kind_of
from site_builder.sources import Key, Source
from site_builder.values.problem import ValueProblem

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def parse_record(
    model: type[AnyModel], source: Source, given: Mapping[str, str] | None = None
) -> tuple[AnyModel | None, list[Diagnostic]]:
    """Make a record of a source's data and of what is `given` by its file name."""
    data = source.data
    if not isinstance(data, dict):
        said = message(
            "here stands {kind}, the fields of a record are expected", kind=kind_of(data)
        )
        hint = message("begin with name: and the other fields at the left margin")
        return None, [Diagnostic(source.locate(), codes.WRONG_TYPE, said, hint)]
    findings = [_typed_given(source, key) for key in (given or {}) if key in data]
    try:
        record = model.model_validate({**data, **(given or {})})
    except ValidationError as error:
        details = _without_echoes(error.errors())
        return None, findings + [_finding(model, source, detail) for detail in details]
    return (None if findings else record), findings


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop complaints about a short list whose entries are only missing for their own findings."""
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(
            len(loc) > len(detail["loc"]) and loc[: len(detail["loc"])] == detail["loc"]
            for loc in places
        )
    ]


def _typed_given(source: Source, key: str) -> Diagnostic:
    said = message("the field “{field}” is not written; the file's name is the id", field=key)
    hint = message("delete the line, and rename the file if the id shall change")
    return Diagnostic(source.locate((key,), at_key=True), codes.UNKNOWN_FIELD, said, hint)


def _finding(model: type[BaseModel], source: Source, detail: ErrorDetails) -> Diagnostic:
    *parents, last = detail["loc"] or ("",)
    path = tuple(part for part in parents if not _is_tag(part))
    kind = detail["type"]
    if kind in {"missing", "extra_forbidden"} or not _is_tag(last):
        path = (*path, last)
    if kind == "missing":
        return _missing(source, path)
    if kind == "extra_forbidden":
        return _unknown(model, source, detail["loc"], path)
    rule, said, hint = _explain(detail)
    # What is wrong with a language's code stands in the key, all else in the value.
    at_key = said.template.startswith("“{locale}” is not")
    return Diagnostic(source.locate(path + _closer(kind, said), at_key=at_key), rule, said, hint)


def _closer(kind: str, said: Message) -> tuple[Key, ...]:
    """Lead from the field to the part of it that is wrong."""
    if kind == "union_tag_invalid":
        return ("kind",)
    locale = dict(said.values).get("locale")
    return (locale,) if isinstance(locale, str) else ()


def _is_tag(part: Key) -> bool:
    return isinstance(part, str) and part.startswith("?")


def _missing(source: Source, path: tuple[Key, ...]) -> Diagnostic:
    place = source.locate(path[:-1])
    said = message("the field “{field}” is missing", field=".".join(str(part) for part in path))
    hint = message("add {field}: here", field=path[-1])
    return Diagnostic(place, codes.MISSING_FIELD, said, hint)


def _unknown(
    model: type[BaseModel], source: Source, loc: tuple[Key, ...], path: tuple[Key, ...]
) -> Diagnostic:
    name = str(path[-1])
    known = sorted(_field_names(_model_at(model, loc[:-1])))
    place: Location = source.locate(path, at_key=True)
    said = message("there is no field “{field}” here", field=name)
    return Diagnostic(place, codes.UNKNOWN_FIELD, said, did_you_mean(name, known))


def did_you_mean(name: str, known: list[str]) -> Message | None:
    """Suggest the name that was meant, or list the names there are."""
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return message("did you mean {name}?", name=close[0])
    if known:
        return message("known here: {names}", names=", ".join(known[:24]))
    return None


def _explain(detail: ErrorDetails) -> tuple[Rule, Message, Message | None]:
    problem = detail.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        hint = problem.hint or _how_to_write("value", detail["input"])
        return problem.rule, problem.message, hint
    value, context = detail["input"], detail.get("ctx", {})
    kind = detail["type"]
    if kind in {"enum", "literal_error"} and isinstance(value, str):
        return (
            codes.UNKNOWN_CHOICE,
            message("“{value}” is not one of the choices", value=value),
            (did_you_mean(value, _expected(context))),
        )
    if kind == "union_tag_invalid":
        found = str(context.get("tag", "")).lstrip("?")
        known = [tag.strip("' ?") for tag in str(context.get("expected_tags", "")).split(",")]
        said = message("“{value}” is not one of the choices", value=found)
        return codes.UNKNOWN_CHOICE, said, did_you_mean(found, sorted(known))
    if kind in {"too_short", "too_long"}:
        return codes.MISSING_FIELD, *_about_length(context)
    if kind in _OUT_OF_RANGE:
        limit = next(iter(context.values()), "")
        said = message("{value} is out of range; the limit is {limit}", value=value, limit=limit)
        return codes.BAD_NUMBER, said, None
    expected = _EXPECTED.get(kind, message("another kind of value"))
    said = message(
        "here stands {kind}, {expected} is expected", kind=kind_of(value), expected=expected
    )
    return codes.WRONG_TYPE, said, _how_to_write(kind, value)


def _about_length(context: Mapping[str, Any]) -> tuple[Message, Message | None]:
    if "min_length" in context:
        said = message(
            "the list is too short; it needs {n} or more entries", n=context["min_length"]
        )
        return said, message("add an entry, or take the field out where it may be left out")
    return message(
        "the list is too long; {n} entries are allowed", n=context.get("max_length")
    ), None


def _how_to_write(kind: str, value: object) -> Message | None:
    if kind in {"tuple_type", "list_type"} and isinstance(value, str):
        return message("write it in square brackets: [{value}]", value=value[:40])
    if value is None:
        return message("write the value after the colon, or take the line out")
    if kind == "model_type":
        return message("write its fields on the lines below, indented by two spaces")
    if kind == "value" and isinstance(value, list):
        return message("write one value here, without brackets")
    return None


_OUT_OF_RANGE = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal"})
_EXPECTED = {
    "model_type": message("a group of fields"),
    "dict_type": message("a group of fields"),
    "tuple_type": message("a list, each line beginning with “- ”,"),
    "list_type": message("a list, each line beginning with “- ”,"),
    "string_type": message("a text"),
}


def _expected(context: Mapping[str, Any]) -> list[str]:
    """Take the choices out of pydantic's sentence: 'a', 'b' or 'c'."""
    return str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")


def _model_at(model: Any, loc: tuple[Key, ...]) -> Any:
    """Follow a path of field names, indexes and tags through annotations to a model."""
    current = model
    for part in loc:
        current = _strip(current)
        if _is_tag(part):
            current = _tagged(current, str(part))
        elif isinstance(current, type) and issubclass(current, BaseModel):
            current = _field_annotation(current, str(part))
        else:
            arguments = [one for one in get_args(current) if one is not Ellipsis]
            current = arguments[-1] if arguments else None
    return _strip(current)


def _strip(annotation: Any) -> Any:
    """Take off `Annotated` and `| None`, but leave tagged unions whole."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        if get_origin(annotation) in (Union, UnionType):
            inner = [one for one in get_args(annotation) if one is not type(None)]
            if len(inner) == 1:
                annotation = inner[0]
                continue
        return annotation


def _tagged(union: Any, tag: str) -> Any:
    for member in get_args(union):
        if any(getattr(mark, "tag", None) == tag for mark in getattr(member, "__metadata__", ())):
            return member
    return union


def _field_annotation(model: type[BaseModel], name: str) -> Any:
    for field_name, field in model.model_fields.items():
        if name in (field_name, field.alias):
            return field.annotation
    return None


def _field_names(model: Any) -> list[str]:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if name != "id" or not _id_is_file_name(model)]


def _id_is_file_name(model: type[BaseModel]) -> bool:
    from site_builder.models.shared import Record

    return issubclass(model, Record)
