from pathlib import Path

import pytest

from site_builder.sources import parse_source, read_source


def data(text):
    source, findings = parse_source(text, "x.yml")
    assert findings == []
    return source.data


@pytest.mark.parametrize(
    "typed", ["NO", "0739", "1_000", "12:30", "2026-11-18", "1e3", "0x1F", "on"]
)
def test_what_a_clerk_types_stays_what_was_typed(typed):
    assert data(f"a: {typed}\n") == {"a": typed}


def test_nothing_is_nothing_and_quoted_nothing_is_text():
    assert data("a:\nb: ''\nc: ~\n") == {"a": None, "b": "", "c": None}


def test_places_are_counted_in_characters_from_1():
    source, _ = parse_source("名称: {中文: 富硒茶, 面积: 80亩}\n", "x.yml")
    place = source.locate(["名称", "面积"])
    assert (place.line, place.column, place.length) == (1, 19, 3)


def test_a_missing_key_is_shown_at_what_is_there():
    source, _ = parse_source("a:\n  - b: 1\n", "x.yml")
    assert source.locate(["a", 0, "c"]).line == 2


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 60_000, "{" * 50 + "a: b\n" * 1000])
def test_absurd_nesting_is_found_without_harm(text):
    source, findings = parse_source(text, "x.yml")
    assert source is None
    assert [finding.rule.code for finding in findings] == ["CAT016"]


def test_an_unreadable_file_is_a_finding(tmp_path):
    source, findings = read_source(Path(tmp_path / "nowhere.yml"), "nowhere.yml")
    assert source is None
    assert findings[0].rule.code == "CAT017"
