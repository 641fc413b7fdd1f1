from decimal import Decimal

import pytest

from site_builder.values.scales import are_comparable, conversion


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("吨", "公斤", "1000"),
        ("公斤", "吨", "0.001"),
        ("万立方米", "立方米", "10000"),
        ("年", "月", "12"),
    ],
)
def test_units_of_one_kind_convert(unit, other, factor):
    assert conversion(unit, other) == Decimal(factor)


def test_a_weight_is_no_volume():
    assert not are_comparable("吨", "立方米")


def test_things_that_are_counted_are_not_held_against_each_other():
    assert are_comparable("件", "本")
    assert conversion("件", "本") == 1
