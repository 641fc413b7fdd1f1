import json

import jsonschema
import pytest

from site_builder.calculations.rules_document import read_rules
from site_builder.outputs.rules_file import RULES_FILE, SCHEMA_FILE, rules_files


@pytest.fixture(scope="module")
def files(editions):
    return {name: json.loads(content) for name, content in rules_files(editions[0])}


def test_the_rules_document_follows_its_schema(files):
    schema = files[SCHEMA_FILE]
    jsonschema.Draft202012Validator.check_schema(schema)
    found = jsonschema.Draft202012Validator(schema).iter_errors(files[RULES_FILE])
    assert [f"{one.json_path}: {one.message}" for one in found] == []


def test_the_schema_refuses_what_no_program_could_compute(files):
    validator = jsonschema.Draft202012Validator(files[SCHEMA_FILE])
    broken = json.loads(json.dumps(files[RULES_FILE]))
    broken["items"][0]["periods"][0]["rate"] = {"kind": "price", "low": 12.5}
    assert not validator.is_valid(broken)


def test_every_field_of_the_document_is_described(files):
    schema = files[SCHEMA_FILE]
    parts = {"RulesDocument": schema, **schema["$defs"]}
    bare = [
        f"{name}.{field}"
        for name, part in parts.items()
        for field, described in part.get("properties", {}).items()
        if field != "kind" and "description" not in described
    ]
    assert bare == []


def test_the_document_holds_every_item_with_all_periods_and_all_facts(files, editions):
    document = files[RULES_FILE]
    lists = editions[0].catalogue.fee_lists
    periods = {item["id"]: len(item["periods"]) for item in document["items"]}
    assert periods == {item.id: len(item.periods) for fees in lists for item in fees.items}
    asked = {name for item in document["items"] for name in item.get("facts", ())}
    assert asked == {fact["name"] for fact in document["facts"]}
    assert read_rules(document).item_by_id.keys() == periods.keys()
