import pytest

from site_builder.calculations.rate_direction import Direction, rate_direction
from tests.unit.records import item_of

UP, DOWN, UNCLEAR = Direction.UP, Direction.DOWN, Direction.UNCLEAR


def rate(typed):
    return item_of({"periods": [{"from": "2020-01-01", "rate": typed}]}).periods[0].rate


def direction(before, after):
    return rate_direction(rate(before), rate(after))


def banded(price, up_to="100万元"):
    bands = [{"up_to": up_to, "price": "2%"}, {"above": up_to, "price": price}]
    return {"kind": "banded", "of": "sales", "mode": "marginal", "bands": bands}


def matrix(*cells):
    axes = [{"name": one, "values": [{"name": "甲"}, {"name": "乙"}]} for one in ("行", "列")]
    return {"kind": "matrix", "axes": axes, "unit": "元/平方米", "cells": list(cells)}


def bounds(charged, upper="50元/件"):
    return {"kind": "range", "lower": "10元/件", "upper": upper, "charged": charged}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("20元/平方米", "25元/平方米", UP),
        ("20元/平方米", "15元/亩", UNCLEAR),
        ("20元/平方米", {"kind": "zero"}, DOWN),
        ({"kind": "zero"}, "20元/平方米", UP),
        (banded("1%"), banded("0.5%"), DOWN),
        (banded("1%"), banded("0.5%", up_to="200万元"), UNCLEAR),
        (matrix(["1", "2"], ["3", None]), matrix(["1", "2"], ["2", None]), DOWN),
        (matrix(["1", "2"], ["3", None]), matrix(["1", "2"], ["3", "4"]), UNCLEAR),
        (bounds("20元/件"), bounds("10元/件", upper="60元/件"), DOWN),
        (bounds("20元/件"), bounds("20元/件", upper="60元/件"), UP),
        (
            {
                "kind": "base-increment",
                "base": "80元",
                "increments": [{"name": "册", "amount": "5元"}],
            },
            {
                "kind": "base-increment",
                "base": "90元",
                "increments": [{"name": "册", "amount": "5元"}],
            },
            UP,
        ),
        (
            {
                "kind": "multiplied",
                "rate": "1元/件",
                "multipliers": [{"name": "急", "factor": "2"}],
            },
            {
                "kind": "multiplied",
                "rate": "1元/件",
                "multipliers": [{"name": "急", "factor": "3"}],
            },
            UP,
        ),
    ],
)
def test_a_standard_goes_up_or_down_only_where_every_price_does(before, after, expected):
    assert direction(before, after) is expected
