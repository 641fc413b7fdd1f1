"""The pictures: well-formed, small, the same each time, and true to what they are told."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from site_builder.illustrations import (
    ICON_NAMES,
    CashFlow,
    ChartLabels,
    MapLabels,
    MapPlace,
    ParcelWords,
    cash_flow_chart_svg,
    contour_texture_svg,
    county_map_svg,
    emblem_svg,
    icon_sprite_svg,
    icon_svg,
    landscape_svg,
    parcel_plan_svg,
)
from site_builder.illustrations.charts import break_even_at
from site_builder.illustrations.drawing import path_data
from site_builder.illustrations.fields import Grid, level_lines
from site_builder.illustrations.parcel import STYLES
from site_builder.illustrations.placing import placed

PLACES = (
    MapPlace("县经济开发区", 0.527, 0.47, "zone", selected=True, short_name="经开区"),
    MapPlace("云坪镇工业园", 0.27, 0.27, short_name="云坪"),
    MapPlace("柳塘镇工业园", 0.53, 0.5, short_name="柳塘"),
)
WORDS = ParcelWords("80 亩", "净地", "330 m", "162 m", "清溪大道", "希望南路", "北")
FLOW = CashFlow(("1", "2", "3", "4"), (0, 50, 80, 80), (-60, -40, 20, 80))
PICTURES: dict[str, Callable[[], str]] = {
    "landscape": landscape_svg,
    "contours": contour_texture_svg,
    "emblem": emblem_svg,
    "icons": icon_sprite_svg,
    "map": lambda: county_map_svg(PLACES, MapLabels("示意图", "北", "清溪河", "清溪高速", "站")),
    "compact map": lambda: county_map_svg(PLACES, MapLabels("示意图"), compact=True),
    "plan": lambda: parcel_plan_svg("workshop", seed="tea"),
    "large plan": lambda: parcel_plan_svg("cleared", seed="tea", words=WORDS, large=True),
    "chart": lambda: cash_flow_chart_svg(FLOW, ChartLabels("第 3 年回收", "2.7 年")),
}


def packed(svg: str) -> int:
    return len(gzip.compress(svg.encode(), 9, mtime=0))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed_and_carries_nothing_a_strict_policy_forbids(name: str) -> None:
    svg = PICTURES[name]()

    ElementTree.fromstring(svg)

    assert not re.search(r"<style|<script|\sstyle=|\son\w+=|nan|inf\b", svg)


def test_pictures_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "from site_builder.illustrations import *;"
        "print(landscape_svg(), contour_texture_svg(), parcel_plan_svg('cleared', seed='茶'))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(drawn) == 1


def test_the_landscape_stays_within_its_weight() -> None:
    assert packed(landscape_svg()) <= 45 * 1024


def test_all_pictures_of_the_home_page_stay_within_their_weight() -> None:
    names = ("landscape", "contours", "emblem", "icons", "map", "compact map", "large plan")

    assert sum(packed(PICTURES[name]()) for name in names) <= 110 * 1024


def test_a_small_plan_costs_a_card_about_half_a_kilobyte() -> None:
    assert all(packed(parcel_plan_svg(state, seed="x")) <= 640 for state in STYLES)


@pytest.mark.parametrize("state", STYLES)
def test_each_land_state_has_its_own_edge(state: str) -> None:
    edges = {edge: parcel_plan_svg(edge, seed="same") for edge in STYLES}

    assert len(set(edges.values())) == len(STYLES)
    assert STYLES[state] in edges[state]  # type: ignore[index]


def test_two_projects_get_two_different_blocks() -> None:
    assert parcel_plan_svg("cleared", seed="a") != parcel_plan_svg("cleared", seed="b")


def test_a_plan_with_words_is_an_image_named_by_them_and_one_without_is_decoration() -> None:
    large = parcel_plan_svg("cleared", seed="a", words=WORDS, large=True)

    assert 'role="img" aria-label="80 亩 净地"' in large
    assert "清溪大道" in large
    assert 'aria-hidden="true"' in parcel_plan_svg("cleared", seed="a")


def test_markup_in_a_name_is_text_on_the_map() -> None:
    svg = county_map_svg((MapPlace('<b>"x"</b>', 0.5, 0.5),), MapLabels("a & b"))

    assert "<b>" not in svg
    assert 'aria-label="a &amp; b"' in svg


def test_the_compact_map_shows_short_names_at_a_size_that_stays_legible_on_a_phone() -> None:
    svg = county_map_svg(PLACES, MapLabels("示意图"), compact=True)

    assert ">经开区<" in svg
    assert "县经济开发区" not in svg
    # 720 units are shown on 350 pixels; 13 pixels is the floor.
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) * 350 / 720 >= 12.6


def test_no_name_on_the_map_covers_another() -> None:
    boxes = [box for _, _, box in placed(PLACES, size=16, compact=False)]

    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_only_the_zone_and_the_selected_park_are_cinnabar() -> None:
    parks = (MapPlace("甲", 0.3, 0.3), MapPlace("乙", 0.7, 0.7, selected=True))

    assert county_map_svg(parks, MapLabels("图")).count('fill="#B82C20"') == 1


def test_lines_of_equal_height_close_around_a_summit() -> None:
    lines = level_lines(lambda x, y: -((x - 0.5) ** 2) - (y - 0.5) ** 2, Grid(100, 100, 5), -0.041)

    assert len(lines) == 1
    assert lines[0][0] == lines[0][-1]
    assert all(abs(((x - 50) ** 2 + (y - 50) ** 2) ** 0.5 - 20.2) < 1 for x, y in lines[0])


def test_a_path_does_not_drift_when_its_steps_are_rounded() -> None:
    points = [(index * 0.04, index * 0.04) for index in range(101)]

    steps = re.findall(r"-?\d*\.?\d+", path_data(points).removeprefix("M0 0l"))

    assert sum(map(float, steps[::2])) == pytest.approx(4)


def test_break_even_lies_where_the_line_crosses_zero() -> None:
    assert break_even_at((-60, -40, 20, 80)) == pytest.approx(1 + 40 / 60)
    assert break_even_at((-60, -40)) is None


def test_a_chart_states_its_finding_and_marks_the_break_even() -> None:
    svg = cash_flow_chart_svg(FLOW, ChartLabels("第 3 年回收", "2.7 年"))

    assert "<title>第 3 年回收</title>" in svg
    assert ">2.7 年<" in svg
    assert "#B82C20" not in cash_flow_chart_svg(FLOW, ChartLabels("第 3 年回收"))


def test_every_icon_stands_in_the_sprite_and_alone() -> None:
    sprite = icon_sprite_svg()

    assert all(f'<symbol id="{name}"' in sprite for name in ICON_NAMES)
    assert all(ElementTree.fromstring(icon_svg(name)) is not None for name in sorted(ICON_NAMES))


def test_the_industries_and_controls_have_their_icons() -> None:
    needed = "tea device chip truck shoe brick mount city search menu close dl phone pin clock warn"

    assert set(needed.split()) <= ICON_NAMES
