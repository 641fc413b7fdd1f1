import shutil
from pathlib import Path

import pytest
from lxml import html
from pydantic import TypeAdapter

from site_builder.models.rates import Rate
from site_builder.pages.page import Page
from site_builder.pages.rate_text import rate_cell, short_rate
from site_builder.pages.rate_view import rate_view
from site_builder.pages.templates import Templates

TEMPLATES = Path(__file__).resolve().parents[3] / "theme" / "pages"
PARSE = TypeAdapter(Rate).validate_python


def text(zh, en):
    return {"zh": zh, "en": en}


RATES = {
    "fixed": {
        "price": "98.05元/平方米",
        "including": [{"name": text("消防", "Hydrants"), "price": "18.05元/平方米"}],
    },
    "share": {"kind": "share", "share": "1.2‰", "of": "sales", "maximum": "50万元"},
    "range": {
        "kind": "range",
        "lower": "5元/件",
        "upper": "9元/件",
        "charged": "5元/件",
        "quantity": "cases",
    },
    "classified": {
        "kind": "classified",
        "by": text("用途", "Use"),
        "classes": [
            {"name": text("住宅", "Homes"), "rate": "80元/件"},
            {
                "name": text("其他", "Others"),
                "rate": {
                    "kind": "classified",
                    "classes": [
                        {"name": text("大", "Large"), "rate": "550元/件"},
                        {"name": text("小", "Small"), "rate": {"kind": "zero"}},
                    ],
                },
            },
        ],
    },
    "matrix": {
        "kind": "matrix",
        "unit": "元/平方米",
        "axes": [
            {
                "name": text("地区", "Area"),
                "values": [{"name": text("城", "Town")}, {"name": text("乡", "Country")}],
            },
            {
                "name": text("路面", "Surface"),
                "values": [{"name": text("沥青", "Asphalt")}, {"name": text("土", "Earth")}],
            },
            {
                "name": text("季节", "Season"),
                "values": [{"name": text("夏", "Summer")}, {"name": text("冬", "Winter")}],
            },
        ],
        "cells": [[["320", "330"], ["40", None]], [["300", "310"], ["30", "35"]]],
    },
    "banded": {
        "kind": "banded",
        "of": "claim_amount",
        "mode": "marginal",
        "bands": [
            {"up_to": "1万元", "price": "50元"},
            {"above": "1万元", "up_to": "10万元", "price": "2.5%"},
            {"above": "10万元", "price": "2%"},
        ],
    },
    "interpolated": {
        "kind": "interpolated",
        "of": "contract_price",
        "points": [
            {"at": "100万元", "amount": "1万元"},
            {"at": "300万元", "amount": "2万元"},
        ],
    },
    "base-increment": {
        "kind": "base-increment",
        "base": "600元",
        "increments": [
            {
                "name": text("每增一层", "Each further stop"),
                "beyond": "5",
                "fact": "branches",
                "amount": "30元",
            }
        ],
    },
    "yearly": {
        "kind": "yearly",
        "steps": [
            {"first": "1", "last": "3", "price": "100元/平方公里"},
            {"first": "4", "last": "4", "price": "200元/平方公里"},
        ],
        "increase": "100元/平方公里",
        "maximum": "500元/平方公里",
        "quantity": "mining_area",
    },
    "multiplied": {
        "kind": "multiplied",
        "rate": "10元/平方米",
        "multipliers": [{"name": text("城区", "In town"), "factor": "2"}],
    },
    "surcharge": {
        "kind": "surcharge",
        "on": "2.95元/立方米",
        "base": text("基本水价", "the basic price"),
        "threshold": text("计划用水单位", "Users with a plan"),
        "bands": [{"up_to": "20%", "times": "1"}, {"above": "20%", "times": "2"}],
    },
    "derived": {"kind": "derived", "fee": "property-case-fee", "share": "50%"},
    "alternatives": {
        "kind": "alternatives",
        "chooser": "higher",
        "options": [
            {"name": text("按面积", "By area"), "rate": "6元/平方米"},
            {
                "name": text("按收入", "By revenue"),
                "rate": {"kind": "share", "share": "2%", "of": "sales"},
            },
        ],
    },
    "equivalent": {
        "kind": "equivalent",
        "expressions": [
            "75元/平方米",
            {"kind": "share", "share": "5%", "of": "construction_cost"},
        ],
    },
    "sum": {
        "kind": "sum",
        "parts": [
            {"name": text("水价", "Water"), "rate": "2.95元/立方米"},
            {"name": text("污水", "Sewage"), "rate": "1.20元/立方米"},
        ],
    },
    "formula": {
        "kind": "formula",
        "expression": "max(staff * ratio - placed, 0) * wage",
        "variables": {
            "staff": {"name": text("职工人数", "Staff"), "fact": "employees"},
            "ratio": {"name": text("安排比例", "Ratio"), "value": "1.5%"},
            "placed": {"name": text("已安排人数", "Placed"), "fact": "disabled_employees"},
            "wage": {"name": text("平均工资", "Average wage"), "fact": "average_wage"},
        },
    },
    "zero": {"kind": "zero"},
    "delegated": {"kind": "delegated", "to": text("省价格主管部门", "the provincial price office")},
    "text": {"kind": "text", "text": text("按合同约定", "As agreed in the contract")},
}

SAYS = {
    "fixed": ("98.05", "18.05"),
    "share": ("0.12", "500,000"),
    "range": ("5", "9"),
    "classified": ("80", "550"),
    "matrix": ("320", "35"),
    "banded": ("50", "2.5", "10,000"),
    "interpolated": ("10,000", "20,000"),
    "base-increment": ("600", "30"),
    "yearly": ("100", "200", "500"),
    "multiplied": ("10", "2"),
    "surcharge": ("2.95", "5.90"),
    "derived": ("50",),
    "alternatives": ("6", "2"),
    "equivalent": ("75", "5"),
    "sum": ("2.95", "4.15"),
    "formula": ("Ratio", "Average wage"),
    "zero": ("Free of charge",),
    "delegated": ("the provincial price office",),
    "text": ("As agreed in the contract",),
}


@pytest.fixture
def shown(edition, tmp_path):
    """Set a rate with the macros that the pages use, and return it as a tree."""

    def show(rate, locale):
        used = '{% from "macros_rates.html" import rate %}{{ rate("../", view) }}'
        (tmp_path / "rate.html").write_text(used, encoding="utf-8")
        for name in ("macros.html", "macros_choose.html", "macros_rates.html"):
            shutil.copy(TEMPLATES / name, tmp_path)
        view = {"view": rate_view(edition(locale), rate)}
        page = Page("fees/x/", "fees", "", "", "rate.html", view)
        rendered = Templates(tmp_path, edition(locale)).render(page)
        return html.fragment_fromstring(rendered, create_parent="div")

    return show


def test_there_is_a_sample_of_every_kind_of_rate():
    kinds = {PARSE(rate).kind for rate in RATES.values()}
    assert kinds == set(RATES) and len(kinds) == 19


@pytest.mark.parametrize("kind", RATES)
def test_every_kind_of_rate_says_its_figures_in_english(kind, shown):
    said = " ".join(shown(PARSE(RATES[kind]), "en").text_content().split())
    for figure in SAYS[kind]:
        assert figure in said


@pytest.mark.parametrize("kind", RATES)
def test_every_kind_of_rate_is_set_in_chinese_without_leftover_places(kind, shown):
    said = shown(PARSE(RATES[kind]), "zh").text_content()
    assert said.strip() and "{" not in said


@pytest.mark.parametrize("kind", RATES)
def test_every_kind_of_rate_has_a_short_form_and_a_cell(kind, edition):
    rate = PARSE(RATES[kind])
    assert short_rate(edition("zh"), rate)
    assert rate_cell(edition("zh"), rate).rows


def test_a_range_shows_what_is_charged_between_its_bounds(edition):
    view = rate_view(edition("en"), PARSE(RATES["range"]))
    assert view.figure.number == "CNY\N{NO-BREAK SPACE}5"
    shown = [entry.view.figure.number.split()[1] for entry in view.entries]
    assert shown == ["9", "5", "5"]
    assert "Charged at the lower bound." in map(str, view.notes)


def test_a_third_dimension_makes_a_table_for_each_of_its_values(shown):
    tables = shown(PARSE(RATES["matrix"]), "en").findall(".//table")
    assert len(tables) == 2
    assert [cell.text_content() for cell in tables[0].findall(".//td")] == ["320", "330", "40", "—"]


@pytest.mark.parametrize(
    ("boundary", "middle"),
    [
        ("lower", "over CNY 10,000, up to and including CNY 100,000"),
        ("upper", "CNY 10,000 or more, under CNY 100,000"),
        ("unstated", "from CNY 10,000 to CNY 100,000"),
    ],
)
def test_bands_say_which_of_them_a_boundary_belongs_to(boundary, middle, edition):
    view = rate_view(edition("en"), PARSE({**RATES["banded"], "boundary": boundary}))
    assert str(view.entries[1].name).replace("\u00a0", " ") == middle


def test_a_worked_example_follows_the_bands(edition):
    # 150,000: 50 + 90,000 × 2.5 % + 50,000 × 2 %
    examples = rate_view(edition("en"), PARSE(RATES["banded"])).examples
    assert any("CNY 3,300" in example for example in examples)


def test_an_example_takes_the_factors_that_everybody_meets(edition):
    factors = [
        {"name": "八折", "factor": "0.8", "always": "yes"},
        {"name": "加急", "factor": "2", "when": {"text": "加急办理"}},
    ]
    rate = PARSE({"kind": "multiplied", "rate": RATES["banded"], "multipliers": factors})
    [example] = rate_view(edition("en"), rate).examples
    assert "CNY 2,640 before any factor" in example
    [example] = rate_view(
        edition("en"), rate.model_copy(update={"multipliers": rate.multipliers[:1]})
    ).examples
    assert example.endswith("CNY 2,640.")


def test_a_formula_is_said_with_its_names_and_worked_out(edition):
    view = rate_view(edition("en"), PARSE(RATES["formula"]))
    assert "Staff × Ratio \u2212 Placed" in view.text
    # (300 × 1.5 % - 2) × 68,400
    assert any("CNY 171,000" in note for note in view.examples)


def test_a_long_standard_is_cut_in_a_cell_and_the_rest_is_counted(edition):
    classes = [{"name": f"第{n}类", "rate": f"{n}元/件"} for n in range(1, 11)]
    cell = rate_cell(edition("zh"), PARSE({"kind": "classified", "classes": classes}))
    assert len(cell.rows) + cell.left_out == 10
    assert (cell.unit, cell.is_mixed) == ("元/件", False)


def test_rows_of_different_units_are_never_put_under_one_unit(edition):
    bands = [{"up_to": "1亿元", "price": "8000元"}, {"above": "1亿元", "price": "1.2万元"}]
    rate = {"kind": "banded", "of": "contract_price", "mode": "whole", "bands": bands}
    cell = rate_cell(edition("zh"), PARSE(rate))
    assert cell.is_mixed and cell.unit == ""
    assert [row.figure.unit for row in cell.rows] == ["元", "万元"]


def test_every_shipped_standard_can_be_set_in_both_languages(catalogue, edition):
    rates = [
        period.rate
        for fees in catalogue.fee_lists
        for item in fees.items
        for period in item.periods
        if period.rate is not None
    ]
    assert rates
    for locale in ("zh", "en"):
        for rate in rates:
            assert short_rate(edition(locale), rate)
