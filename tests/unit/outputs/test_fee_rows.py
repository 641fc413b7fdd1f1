from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.fee_periods import iter_items
from site_builder.models.rates import Rate
from site_builder.outputs.fee_table import fee_rows
from site_builder.outputs.rate_rows import rate_rows
from site_builder.outputs.rate_words import path_words, standard_words

RATE = TypeAdapter(Rate)


def lines(rate):
    return list(rate_rows(RATE.validate_python(rate)))


def test_a_nested_class_is_a_path():
    rate = {
        "kind": "classified",
        "classes": [
            {
                "name": {"zh": "城区"},
                "rate": {
                    "kind": "classified",
                    "classes": [
                        {"name": {"zh": "住宅"}, "rate": "80元/平方米"},
                        {"name": {"zh": "厂房"}, "rate": "0元/平方米"},
                    ],
                },
            }
        ],
    }
    found = [([name.get("zh") for name in one.path], one.price.amount) for one in lines(rate)]
    assert found == [(["城区", "住宅"], Decimal(80)), (["城区", "厂房"], Decimal(0))]


def test_a_band_keeps_both_ends_and_its_share(editions):
    rate = {
        "kind": "banded",
        "of": "contract_price",
        "mode": "marginal",
        "bands": [{"up_to": "100万元", "price": "1.5%"}, {"above": "100万元", "price": "0.8%"}],
        "maximum": "50万元",
    }
    first, last = lines(rate)
    assert (first.band_from, first.band_to) == (None, Decimal(1_000_000))
    assert (last.band_from, last.band_to) == (Decimal(1_000_000), None)
    assert last.price.amount == Decimal("0.008")
    assert last.maximum == Decimal(500_000)
    assert "1,000,000" in standard_words(editions[1], last)


def test_a_range_keeps_bounds_and_what_is_charged():
    (row,) = lines({"kind": "range", "lower": "1元/件", "upper": "3元/件", "charged": "1元/件"})
    assert [one.amount for one in (row.lower, row.upper, row.price)] == [1, 3, 1]


def test_an_empty_cell_of_a_matrix_is_no_row():
    axis = {"name": {"zh": "轴"}, "values": [{"name": {"zh": "甲"}}, {"name": {"zh": "乙"}}]}
    cells = [["1", None], ["3", "4"]]
    rate = {"kind": "matrix", "axes": [axis, axis], "unit": "元/件", "cells": cells}
    assert [row.price.amount for row in lines(rate)] == [1, 3, 4]


@pytest.mark.parametrize("locale", [0, 1])
def test_every_line_of_the_shipped_lists_says_something(editions, locale):
    edition = editions[locale]
    silent = [
        row.item.id
        for row in fee_rows(edition)
        if row.line.kind != "none" and not standard_words(edition, row.line)
    ]
    assert silent == []


def test_every_period_of_every_item_has_a_row(editions):
    found = {(row.item.id, row.period.since) for row in fee_rows(editions[0])}
    wanted = {
        (item.id, period.since)
        for _, item in iter_items(editions[0].catalogue)
        for period in item.periods
    }
    assert found == wanted


def test_classes_are_named_in_the_language_of_the_column(editions):
    paths = [path_words(editions[1], row.line) for row in fee_rows(editions[1])]
    assert not [path for path in paths if any("\u4e00" <= sign <= "\u9fff" for sign in path)]
