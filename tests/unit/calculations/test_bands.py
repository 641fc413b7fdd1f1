from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from site_builder.calculations.amounts import Computed, NotComputed
from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import BandedRate, InterpolatedRate
from tests.unit.records import read


def rate_of(text):
    return TypeAdapter(BandedRate).validate_python(read(text))


def banded(rate, base):
    return compute(rate, Setting({rate.of: base}))


interpolated = banded


def amount(outcome):
    assert isinstance(outcome, Computed), outcome
    assert outcome.amount.is_exact
    return outcome.amount.low


COURT = rate_of("""
kind: banded
of: claim_amount
mode: marginal
bands:
  - {up_to: 1万元, price: 50元}
  - {above: 1万元, up_to: 10万元, price: 2.5%}
  - {above: 10万元, price: 2%}
""")


@pytest.mark.parametrize(
    ("base", "sum_"),
    [(0, 50), (1, 50), (10_000, 50), (10_001, "50.025"), (100_000, 2300), (100_100, 2302)],
)
def test_each_band_charges_its_own_part(base, sum_):
    assert amount(banded(COURT, Decimal(base))) == Decimal(sum_)


@given(st.integers(10_000, 10**10), st.integers(0, 10**9))
def test_more_in_dispute_never_costs_less(base, more):
    assert amount(banded(COURT, Decimal(base + more))) >= amount(banded(COURT, Decimal(base)))


def test_the_working_names_the_part_of_each_band():
    outcome = banded(COURT, Decimal(150_000))
    assert [([count for count, _ in term.counts], term.said["zh"]) for term in outcome.terms] == [
        ([], "50元"),
        ([90_000], "2.5%"),
        ([50_000], "2%"),
    ]


WHOLE = """
kind: banded
of: total_investment
mode: whole
boundary: {}
bands:
  - {{up_to: 1亿元, price: 10万元}}
  - {{above: 1亿元, price: 20万元}}
"""


def test_a_figure_on_the_boundary_falls_where_the_document_says():
    on_it = Decimal(100_000_000)
    assert amount(banded(rate_of(WHOLE.format("lower")), on_it)) == 100_000
    assert amount(banded(rate_of(WHOLE.format("upper")), on_it)) == 200_000


def test_a_boundary_that_is_not_assigned_leaves_both_sums_possible():
    outcome = banded(rate_of(WHOLE.format("unstated")), Decimal(100_000_000))
    assert (outcome.amount.low, outcome.amount.high) == (100_000, 200_000)
    assert amount(banded(rate_of(WHOLE.format("unstated")), Decimal(99_999_999))) == 100_000


def test_a_figure_between_no_bands_is_not_computed():
    rate = rate_of("""
kind: banded
of: total_investment
mode: whole
bands: [{above: 1000万元, price: 1%}]
""")
    outcome = banded(rate, Decimal(10_000_000))
    assert isinstance(outcome, NotComputed)
    assert outcome.reason.template == "the amount lies outside the bands"


def test_floor_and_cap_hold_for_the_sum_of_all_bands():
    rate = rate_of("""
kind: banded
of: contract_price
mode: marginal
bands: [{up_to: 100万元, price: 1%}, {above: 100万元, price: 0.5%}]
minimum: 2000元
maximum: 5万元
""")
    assert amount(banded(rate, Decimal(10_000))) == 2000
    assert amount(banded(rate, Decimal(2_000_000))) == 15_000
    assert amount(banded(rate, Decimal(100_000_000))) == 50_000


def test_a_price_for_land_is_charged_on_land_in_its_own_unit():
    rate = rate_of("""
kind: banded
of: farmland_area
mode: whole
bands:
  - {above: 100亩, up_to: 500亩, price: 100元/亩}
  - {above: 500亩, price: 200元/亩}
""")
    assert amount(banded(rate, Decimal(200_000))) == 30_000


def test_a_price_for_a_test_is_charged_once_however_large_the_room():
    rate = rate_of("""
kind: banded
of: floor_area
mode: whole
bands:
  - {up_to: 50平方米, price: 500元/次}
  - {above: 50平方米, up_to: 100平方米, price: 1000元/次}
  - {above: 100平方米, price: 1500元/套}
""")
    assert amount(banded(rate, Decimal(80))) == 1000
    assert amount(banded(rate, Decimal(400))) == 1500


def test_bands_of_money_give_sums_whatever_their_prices_are_for():
    rate = rate_of("""
kind: banded
of: contract_price
mode: whole
bands: [{up_to: 200万元, price: 4000元/标段}, {above: 200万元, price: 6000元/标段}]
""")
    assert amount(banded(rate, Decimal(3_000_000))) == 6000


def test_a_price_for_what_the_bands_count_is_charged_on_the_count():
    rate = rate_of("""
kind: banded
of: water_use
mode: marginal
bands:
  - {up_to: 15立方米, price: 4.25元/立方米}
  - {above: 15立方米, up_to: 20立方米, price: 5.95元/立方米}
  - {above: 20立方米, price: 7.65元/立方米}
""")
    assert amount(banded(rate, Decimal(22))) == Decimal("108.80")


def test_a_band_with_a_range_keeps_both_ends():
    rate = rate_of("""
kind: banded
of: total_investment
mode: whole
bands: [{up_to: 1亿元, price: 3%-5%}]
""")
    outcome = banded(rate, Decimal(1_000_000))
    assert (outcome.amount.low, outcome.amount.high) == (30_000, 50_000)


def test_a_band_with_a_ceiling_alone_is_not_computed():
    rate = rate_of("""
kind: banded
of: total_investment
mode: whole
bands: [{up_to: 1亿元, price: 不超过2%}]
""")
    assert isinstance(banded(rate, Decimal(1_000_000)), NotComputed)


LINE = TypeAdapter(InterpolatedRate).validate_python(
    read("""
kind: interpolated
of: total_investment
points:
  - {at: 3000万元, amount: 12万元}
  - {at: 1亿元, amount: 28万元}
  - {at: 5亿元, amount: 75万元}
""")
)


@pytest.mark.parametrize(
    ("base", "sum_"),
    [
        (30_000_000, 120_000),
        (65_000_000, 200_000),
        (100_000_000, 280_000),
        (200_000_000, 397_500),
        (500_000_000, 750_000),
    ],
)
def test_between_two_points_the_fee_lies_on_a_straight_line(base, sum_):
    assert amount(interpolated(LINE, Decimal(base))) == sum_


@pytest.mark.parametrize("base", [29_999_999, 500_000_001])
def test_nothing_is_guessed_beyond_the_points(base):
    assert isinstance(interpolated(LINE, Decimal(base)), NotComputed)
