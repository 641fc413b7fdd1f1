"""The line that a finding points at, as the terminal shows it."""

from site_builder.commands.excerpt import cells, excerpt
from site_builder.diagnostics import Location


def test_carets_stand_below_what_is_wrong() -> None:
    assert excerpt(Location("a.yml", 2, 7, 3), "id: a\nname: 茶叶园\n", " ") == [
        "  |",
        "2 | name: 茶叶园",
        "  |       ^^^^^^",
    ]


def test_a_tab_is_as_wide_above_as_below() -> None:
    _, line, carets = excerpt(Location("a.yml", 1, 2, 2), "\tab: 1", " ")
    assert line.index("ab") == carets.index("^")
    assert carets.count("^") == 2


def test_a_long_line_is_shown_around_the_place() -> None:
    text = "市" * 200 + "错误" + "场" * 200
    _, line, carets = excerpt(Location("a.yml", 1, 201, 2), text, " ")
    assert max(cells(line), cells(carets)) <= 100
    assert line.startswith("1 | …")
    assert line.endswith("…")
    assert cells(line[: line.index("错误")]) == carets.index("^")
    assert carets.count("^") == 4


def test_a_long_value_is_underlined_as_far_as_it_is_shown() -> None:
    _, line, carets = excerpt(Location("a.yml", 1, 9, 300), "market: " + "价" * 300, " ")
    assert line.startswith("1 | market: 价")
    assert cells(line) - cells(carets) <= 1


def test_a_place_beyond_the_end_shows_no_line() -> None:
    assert excerpt(Location("a.yml", 9, 1), "id: a\n", " ") == []
