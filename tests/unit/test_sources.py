"""Values of a YAML file and the places where they were typed."""

from pathlib import Path

import pytest
import yaml

from site_builder import sources
from site_builder.sources import parse_source


def source(text):
    found, findings = parse_source(text, "x.yml")
    assert findings == []
    return found


@pytest.mark.parametrize(
    "typed", ["NO", "0739", "1_000", "12:30", "1e3", "2026-11-18", "0x1F", ".5"]
)
def test_every_scalar_stays_what_was_typed(typed):
    assert source(f"a: {typed}").data == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_what_is_left_empty_is_nothing(typed):
    assert source(f"a: {typed}").data == {"a": None}


def test_a_quoted_null_is_a_text():
    assert source('a: "null"').data == {"a": "null"}


def place(found):
    return (found.line, found.column, found.length)


TEXT = "name: {zh: 茶, en: Tea}\nlist:\n  - 甲\n  - key: 乙乙\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("name", "en"), (1, 19, 3)),
        (("list", 1, "key"), (4, 10, 2)),
        (("name",), (1, 1, 4)),
        (("list", 7), (3, 3, 1)),
        (("nowhere",), (1, 1, 1)),
    ],
)
def test_a_value_is_found_again_and_what_is_missing_at_its_parent(keys, expected):
    assert place(source(TEXT).locate(keys)) == expected


def test_a_key_is_found_for_findings_about_names():
    assert place(source(TEXT).locate(("list", 1, "key"), at_key=True)) == (4, 5, 3)


def test_a_fragment_is_found_on_the_line_of_a_block_where_it_stands():
    text = "a:\n  zh: |\n    第一行\n    手机13812345678。\n  en: x\n"
    found = source(text).locate_within(("a", "zh"), "13812345678")
    assert place(found) == (4, 7, 11)


def test_a_fragment_that_was_typed_otherwise_is_shown_at_its_value():
    found = source('a: "\\u7532\\u4e59"').locate_within(("a",), "甲乙")
    assert place(found) == (1, 4, 14)


SHIPPED = sorted((Path(__file__).resolve().parents[2] / "projects").rglob("*.yml"))


def plain(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return node.value, node.start_mark.index, node.end_mark.index


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_quick_reader_finds_what_the_reader_in_python_finds_and_where(path):
    text = path.read_text(encoding="utf-8")
    quick = plain(yaml.compose(text, Loader=sources._Loader))
    assert quick == plain(yaml.compose(text, Loader=yaml.SafeLoader))
