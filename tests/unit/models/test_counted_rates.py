"""Rates that count more than one thing, only whole units, or come to no less than a sum."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.amounts import Computed, NotComputed
from site_builder.calculations.rates import Setting, compute
from site_builder.models.facts import CORE_FACTS, FactKind
from site_builder.models.rates import Rate

KINDS = {fact.name: fact for fact in CORE_FACTS} | {
    "hours": FactKind("hours", "duration", "Hours"),
    "lifts": FactKind("lifts", "quantity", "Lifts", "台"),
    "storeys": FactKind("storeys", "quantity", "Storeys", "层"),
}
PARKING = {
    "kind": "banded",
    "of": "hours",
    "mode": "marginal",
    "whole_units": "yes",
    "maximum": "30元",
    "bands": [{"up_to": "1小时", "price": "5元"}, {"above": "1小时", "price": "2元/小时"}],
}
LIFTS = {
    "kind": "banded",
    "of": "storeys",
    "mode": "whole",
    "quantity": "lifts",
    "bands": [{"up_to": "10层", "price": "800元/台"}, {"above": "10层", "price": "1000元/台"}],
}
LATE = {"kind": "share", "share": "万分之五", "of": "contract_price", "second_quantity": "days"}
STEPS = {
    "kind": "base-increment",
    "base": "100元",
    "increments": [
        {
            "name": "每增加1000元",
            "fact": "contract_price",
            "beyond": "10000",
            "amount": "20元",
            "per": "1000元",
            "whole_units": "yes",
        }
    ],
}
SPANS = {
    "kind": "matrix",
    "unit": "元/台",
    "quantity": "lifts",
    "axes": [
        {
            "name": "层数",
            "values": [
                {"name": "10层以下", "when": {"fact": "storeys", "at_most": "10层"}},
                {"name": "10层以上", "when": {"fact": "storeys", "above": "10层"}},
            ],
        },
        {
            "name": "用途",
            "fact": "building_use",
            "values": [
                {"name": "住宅", "value": "residential"},
                {"name": "商业", "value": "commercial"},
            ],
        },
    ],
    "cells": [[800, 900], [1000, None]],
}
CASES = [
    (PARKING, {"hours": "1"}, "5"),
    (PARKING, {"hours": "2.5"}, "9"),
    (PARKING, {"hours": "20"}, "30"),
    (LIFTS, {"storeys": "10", "lifts": "3"}, "2400"),
    (LIFTS, {"storeys": "11", "lifts": "3"}, "3000"),
    (LATE, {"contract_price": "200000", "days": "12"}, "1200"),
    (STEPS, {"contract_price": "8000"}, "100"),
    (STEPS, {"contract_price": "12500"}, "160"),
    (SPANS, {"storeys": "12", "building_use": "residential", "lifts": "2"}, "2000"),
    ({"price": "20元/100平方米", "quantity": "floor_area"}, {"floor_area": "1250"}, "250"),
    (
        {"price": "20元/100平方米", "quantity": "floor_area", "whole_units": "yes"},
        {"floor_area": "1250"},
        "260",
    ),
    ({"price": "3元/半小时", "quantity": "hours"}, {"hours": "2.5"}, "15"),
    ({"price": "1.5元/1000元", "quantity": "contract_price"}, {"contract_price": "200000"}, "300"),
    (
        {"price": "0.5元/平方米", "quantity": "floor_area", "minimum": "100元"},
        {"floor_area": "90"},
        "100",
    ),
    (
        {
            "kind": "sum",
            "maximum": "500元",
            "parts": [
                {"name": "工本", "rate": "10元"},
                {"name": "测绘", "rate": {"price": "2元/平方米", "quantity": "floor_area"}},
            ],
        },
        {"floor_area": "400"},
        "500",
    ),
]


def outcome(rate, facts):
    known = {
        name: text if KINDS[name].kind == "choice" else Decimal(text)
        for name, text in facts.items()
    }
    return compute(TypeAdapter(Rate).validate_python(rate), Setting(known, kinds=KINDS))


@pytest.mark.parametrize(("rate", "facts", "amount"), CASES)
def test_a_rate_comes_to_the_sum_worked_by_hand(rate, facts, amount):
    found = outcome(rate, facts)
    assert isinstance(found, Computed), found
    assert found.amount.low == found.amount.high == Decimal(amount)


def test_the_second_thing_that_is_counted_is_asked_for():
    found = outcome(LIFTS, {"storeys": "12"})
    assert isinstance(found, NotComputed)
    assert found.missing == {"lifts"}


def test_a_cell_that_is_empty_is_not_applicable():
    found = outcome(SPANS, {"storeys": "12", "building_use": "commercial", "lifts": "2"})
    assert isinstance(found, NotComputed)
    assert found.why == "cell"


def test_a_price_for_something_else_than_the_base_is_not_multiplied_by_the_base():
    rate = {
        "kind": "banded",
        "of": "ore_output",
        "mode": "whole",
        "bands": [{"price": "800元/千瓦时"}],
    }
    found = outcome(rate, {"ore_output": "10"})
    assert isinstance(found, NotComputed)
    assert found.why == "unit"
