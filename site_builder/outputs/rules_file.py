"""The rules document and its schema as files: whoever wants to can compute the same bills."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from site_builder.calculations.rule_parts import Rule
from site_builder.calculations.rules_document import RulesDocument, rules_document
from site_builder.models.documentation import document_models
from site_builder.pages.edition import Edition

RULES_FILE = "data/fee-rules.json"
SCHEMA_FILE = "data/fee-rules.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIGURE = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}
_PARTS = {"type": "array", "items": {"$ref": "#/$defs/Condition"}, "minItems": 1}
_CONDITION: dict[str, Any] = {
    "description": (
        "Who is concerned. Bounds are in the unit of the fact: yuan, square metres, parts of one, "
        "hours, or its own. A condition in words is not decided by any fact."
    ),
    "anyOf": [
        {"const": "always"},
        {"type": "object", "properties": {"all": _PARTS}, "required": ["all"]},
        {"type": "object", "properties": {"any": _PARTS}, "required": ["any"]},
        {
            "type": "object",
            "properties": {"some": {"type": "integer"}, "of": _PARTS},
            "required": ["some", "of"],
        },
        {
            "type": "object",
            "properties": {"not": {"$ref": "#/$defs/Condition"}},
            "required": ["not"],
        },
        {
            "type": "object",
            "properties": {
                "fact": {"type": "string"},
                **dict.fromkeys(("at_least", "above", "at_most", "below"), _FIGURE),
                "one_of": {"type": "array", "items": {"type": "string"}},
                "is": {"type": "boolean"},
            },
            "required": ["fact"],
        },
        {"type": "object", "properties": {"text": {"const": True}}, "required": ["text"]},
    ],
}


def rules_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the rules document in all languages, and the schema that it follows."""
    document = {"$schema": "fee-rules.schema.json"}
    document |= rules_document(edition.catalogue, edition.as_of)
    yield RULES_FILE, _json(document, indent=None)
    yield SCHEMA_FILE, _json(rules_schema(), indent=1)


def rules_schema() -> dict[str, Any]:
    """Describe the document; the words of its fields come from the models."""
    document_models(Rule)
    schema = RulesDocument.model_json_schema(mode="validation")
    schema = _with_conditions(schema)
    schema["$defs"]["Condition"] = _CONDITION
    return {"$schema": _DIALECT, **schema}


def _with_conditions(schema: Any) -> Any:
    """Let the fields that hold conditions refer to what a condition is."""
    if isinstance(schema, list):
        return [_with_conditions(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("title") == "Condition":
        said = {name: schema[name] for name in ("description", "default") if name in schema}
        return {"$ref": "#/$defs/Condition", **said}
    return {name: _with_conditions(one) for name, one in schema.items()}


def _json(value: object, indent: int | None) -> bytes:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return f"{text}\n".encode()
