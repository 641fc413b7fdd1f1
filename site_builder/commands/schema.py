"""JSON Schemas of the record types, from the models, so that editors complete and check YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from site_builder.catalogue import RECORD_KINDS, SCHEMA_FOLDER
from site_builder.locales import Words, load_words
from site_builder.models.county import County, FactVocabulary
from site_builder.models.documentation import document_models
from site_builder.models.fields import Model
from site_builder.models.shared import Record


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield each schema's file name and text."""
    document_models(Model)
    models: list[tuple[str, type[BaseModel]]] = [(kind.name, kind.model) for kind in RECORD_KINDS]
    models += [("county", County), ("facts", FactVocabulary)]
    for name, model in models:
        schema = _schema(model)
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas below the catalogue's folder and return the files."""
    target = folder / SCHEMA_FOLDER
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_files():
        path = target / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    if issubclass(model, Record):
        # The file's name is the id; nobody types it.
        schema["properties"].pop("id", None)
        schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    words = load_words("zh")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **{key: _described(value, words) for key, value in schema.items()},
    }


def _described(node: Any, words: Words) -> Any:
    """Put the Chinese of each description before its English, as clerks read Chinese."""
    if isinstance(node, list):
        return [_described(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    described = {key: _described(value, words) for key, value in node.items()}
    text = node.get("description")
    if isinstance(text, str):
        chinese = words.text(text) if "{" not in text else text
        described["description"] = text if chinese == text else f"{chinese}\n{text}"
    return described
