import re

import jsonschema
import pytest
import yaml

from site_builder.commands.schema import schema_files, write_schemas
from tests.conftest import ROOT

CATALOGUE = ROOT / "projects"
SCHEMAS = CATALOGUE / "schemas"
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
SHIPPED = sorted(path for path in CATALOGUE.rglob("*.yml"))


def as_editors_read(node):
    """Values as YAML 1.2 has them, which is what editors follow."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_editors_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_editors_read(item) for item in node.value]
    text = node.value
    if node.style:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?\d+\.\d*", text) else text


def test_the_shipped_schemas_are_those_of_the_models():
    shipped = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert shipped == dict(schema_files())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(CATALOGUE).as_posix())
def test_every_shipped_file_names_its_schema_and_fits_it(path):
    text = path.read_text(encoding="utf-8")
    named = NAMED.match(text)
    assert named, "the first line names no schema"
    schema = path.parent / named.group(1)
    assert schema.resolve().parent == SCHEMAS
    validator = jsonschema.Draft202012Validator(yaml.safe_load(schema.read_text(encoding="utf-8")))
    errors = [error.message for error in validator.iter_errors(as_editors_read(yaml.compose(text)))]
    assert errors == []


def test_a_schema_finds_an_unknown_field(tmp_path):
    written = {path.name: path for path in write_schemas(tmp_path)}
    schema = yaml.safe_load(written["event.schema.json"].read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors({"nmae": "x"})
    assert any("nmae" in error.message for error in errors)


def test_descriptions_are_chinese_first_for_clerks():
    schema = dict(schema_files())["project.schema.json"]
    assert "招商" in schema
