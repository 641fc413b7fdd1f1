from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.problem import ValueProblem
from site_builder.values.quantity import Quantity, format_quantity, parse_quantity, quantity_parts
from site_builder.values.units import UNITS, find_unit, normal_unit


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("260人", "260人", "260 people"),
        ("1人", "1人", "1 person"),
        ("3万吨/年", "3万吨/年", "30,000 t a year"),
        ("20MW", "20MW", "20 MW"),
        ("200万袋", "200万袋", "2 million bags"),
        ("约1100人", "约1,100人", "about 1,100 people"),
        ("12万千瓦", "12万千瓦", "120,000 kW"),
        ("100-200人", "100—200人", "100–200 people"),
        ("500床位", "500床位", "500 beds"),
        ("7匹", "7匹", "7 匹"),
    ],
)
def test_quantities_are_read_and_written_in_both_languages(text, zh, en):
    quantity = parse_quantity(text)
    assert format_quantity(quantity, "zh") == zh
    assert format_quantity(quantity, "en").replace("\u00a0", " ") == en


@pytest.mark.parametrize("text", ["260", "年产3万吨", "", "五十人", "若干"])
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(ValueProblem) as raised:
        parse_quantity(text)
    assert raised.value.rule is codes.BAD_QUANTITY


def test_quantities_come_in_parts():
    assert quantity_parts(parse_quantity("3万吨/年"), "zh") == ("3", "万吨/年", "")


def test_no_way_of_typing_a_unit_means_two_units():
    forms = [form for unit in UNITS for form in {unit.name, unit.one, unit.many, *unit.variants}]
    typed = [form.lower() for form in forms]
    assert len(typed) == len(set(typed))
    assert all(find_unit(unit.name) is unit for unit in UNITS)


def test_compound_units_are_named_in_full():
    assert normal_unit("m²/年") == normal_unit("㎡·年") == "平方米·年"


@given(
    st.integers(0, 10**9),
    st.sampled_from(["人", "吨/年", "兆瓦", "袋"]),
    st.sampled_from(["zh", "en"]),
)
def test_what_is_written_reads_back_as_the_same_quantity(count, unit, locale):
    quantity = Quantity(Decimal(count), Decimal(count), unit)
    back = parse_quantity(format_quantity(quantity, locale))
    assert (back.low, back.unit) == (count, unit)
