from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from site_builder.calculations.conditions import Verdict, evaluate
from site_builder.models.conditions import Condition
from tests.unit.records import read

CONDITION = TypeAdapter(Condition)
MET, OPEN, NOT_MET = Verdict.MET, Verdict.OPEN, Verdict.NOT_MET


def judge(text, **facts):
    known = {
        name: Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in facts.items()
    }
    return evaluate(CONDITION.validate_python(read(text)), known)


def test_no_condition_is_met():
    assert evaluate(None, {}).verdict is MET


@pytest.mark.parametrize(
    ("word", "at_the_figure", "below_it", "beyond_it"),
    [
        ("at_least", MET, NOT_MET, MET),
        ("above", NOT_MET, NOT_MET, MET),
        ("at_most", MET, MET, NOT_MET),
        ("below", NOT_MET, MET, NOT_MET),
    ],
)
def test_each_bound_holds_or_leaves_out_the_figure_itself(word, at_the_figure, below_it, beyond_it):
    condition = f"{{fact: fixed_assets, {word}: 1000万元}}"
    assert judge(condition, fixed_assets=10_000_000).verdict is at_the_figure
    assert judge(condition, fixed_assets=9_999_999).verdict is below_it
    assert judge(condition, fixed_assets=10_000_001).verdict is beyond_it


def test_two_bounds_must_both_hold():
    condition = "{fact: fixed_assets, at_least: 500万元, at_most: 5000万元}"
    assert judge(condition, fixed_assets=5_000_000).verdict is MET
    assert judge(condition, fixed_assets=50_000_001).verdict is NOT_MET


def test_a_bound_is_compared_in_the_facts_own_unit():
    assert judge("{fact: land_area, at_least: 100亩}", land_area=66_667).verdict is MET
    assert judge("{fact: land_area, at_least: 100亩}", land_area=66_666).verdict is NOT_MET
    share = "{fact: research_share, at_least: 2%}"
    assert evaluate(
        CONDITION.validate_python(read(share)), {"research_share": Decimal("0.02")}
    ).verdict is (MET)


def test_a_choice_must_be_one_of_the_list():
    condition = "{fact: industry, one_of: [tea-food, electronics]}"
    assert judge(condition, industry="electronics").verdict is MET
    assert judge(condition, industry="logistics").verdict is NOT_MET


def test_yes_and_no_are_told_apart():
    assert judge("{fact: is_foreign_invested, is: no}", is_foreign_invested=False).verdict is MET
    assert judge("{fact: is_foreign_invested, is: no}", is_foreign_invested=True).verdict is NOT_MET


def test_a_fact_that_is_not_known_leaves_it_open_and_is_named():
    judgement = judge("{fact: jobs, at_least: 500人}")
    assert judgement.verdict is OPEN
    assert judgement.missing == {"jobs"}


def test_words_alone_are_open_and_no_fact_would_help():
    judgement = judge("{text: 属于公益性工程}", jobs=5)
    assert judgement.verdict is OPEN
    assert judgement.missing == frozenset()


def test_all_fails_with_its_first_failure_even_where_the_rest_is_open():
    condition = "all: [{fact: jobs, at_least: 50人}, {fact: sales, at_least: 1亿元}]"
    assert judge(condition, jobs=49).verdict is NOT_MET
    assert judge(condition, jobs=50).verdict is OPEN
    assert judge(condition, jobs=50, sales=100_000_000).verdict is MET


def test_any_is_met_by_one_even_where_the_rest_is_open():
    condition = "any: [{fact: jobs, at_least: 50人}, {fact: sales, at_least: 1亿元}]"
    assert judge(condition, jobs=50).verdict is MET
    assert judge(condition, jobs=49).verdict is OPEN
    assert judge(condition, jobs=49, sales=1).verdict is NOT_MET


TWO_OF_FOUR = """
some: 2
of:
  - {fact: fixed_assets, at_least: 1000万元}
  - {fact: annual_tax, at_least: 100万元}
  - any: [{fact: annual_output, at_least: 5000万元}, {fact: sales, at_least: 5000万元}]
  - {fact: jobs, at_least: 500人}
"""


def test_two_of_four_are_enough_whatever_the_others_are():
    assert judge(TWO_OF_FOUR, fixed_assets=10_000_000, sales=50_000_000).verdict is MET


def test_two_of_four_cannot_be_reached_once_three_have_failed():
    judgement = judge(TWO_OF_FOUR, fixed_assets=1, annual_tax=1, jobs=1)
    assert judgement.verdict is NOT_MET
    assert judgement.missing == frozenset()


def test_two_of_four_stay_open_while_two_may_still_hold_and_ask_only_for_those():
    judgement = judge(TWO_OF_FOUR, fixed_assets=10_000_000, jobs=1, annual_tax=1)
    assert judgement.verdict is OPEN
    assert judgement.missing == {"annual_output", "sales"}


@pytest.mark.parametrize("some", ["0", "3"])
def test_a_number_of_parts_that_decides_nothing_is_refused(some):
    with pytest.raises(ValidationError):
        CONDITION.validate_python(
            {"some": some, "of": [{"text": "甲"}, {"text": "乙"}]},
        )


def test_not_turns_a_verdict_round_but_leaves_it_open():
    condition = "not: {fact: sector, one_of: [mining, real-estate]}"
    assert judge(condition, sector="manufacturing").verdict is MET
    assert judge(condition, sector="mining").verdict is NOT_MET
    assert judge(condition).verdict is OPEN
    assert judge(condition).missing == {"sector"}


def test_thresholds_of_classes_join_all_within_and_any_between():
    condition = """
any:
  - all:
      - {fact: sector, one_of: [manufacturing]}
      - {fact: registered_capital, at_least: 500万元}
      - {fact: fixed_assets, at_least: 300万元}
  - all:
      - {fact: sector, one_of: [services]}
      - {fact: registered_capital, at_least: 800万元}
      - {fact: fixed_assets, at_least: 1000万元}
"""
    plan = {"registered_capital": 6_000_000, "fixed_assets": 3_000_000}
    assert judge(condition, sector="manufacturing", **plan).verdict is MET
    assert judge(condition, sector="services", **plan).verdict is NOT_MET
    assert judge(condition, **plan).missing == {"sector"}


def test_a_judgement_keeps_the_figure_that_it_looked_at():
    judgement = judge("all: [{fact: jobs, at_least: 50人}]", jobs=49)
    assert judgement.parts[0].actual == 49
    assert judgement.parts[0].condition.at_least.published == "50人"
