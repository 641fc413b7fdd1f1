import datetime
from decimal import Decimal

import pytest

from site_builder.calculations.amounts import Computed, NotComputed
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import match_clauses
from tests.unit.records import catalogue_of

DAY = datetime.date(2026, 11, 18)
FACTS = {"industry": "tea-food", "fixed_assets": Decimal(50_000_000)}
WHEN = {"fact": "fixed_assets", "at_least": "1000万元"}


def clause(when=WHEN, **benefit):
    given = {"kind": "grant", "text": "按固定资产投资奖励"} | benefit
    return {"id": "1", "title": "投资奖励", "benefit": given} | ({"when": when} if when else {})


def matches(*clauses, facts=FACTS, day=DAY, **fields):
    policy = {"clauses": list(clauses) or [clause()]} | fields
    return list(match_clauses(catalogue_of(policies=[policy]), facts, day))


def worth(facts=FACTS, **benefit):
    (match,) = matches(clause(**benefit), facts=facts)
    return match.worth


SHARE = {"kind": "share", "share": "10%", "of": "fixed_assets"}


def test_a_clause_whose_condition_holds_is_met_and_computed():
    (match,) = matches(clause(rate=SHARE))
    assert match.judgement.verdict is Verdict.MET
    assert match.worth.amount.low == 5_000_000


def test_a_clause_that_fails_is_still_shown_and_worth_nothing_said():
    (match,) = matches(clause(rate=SHARE), facts=FACTS | {"fixed_assets": Decimal(1)})
    assert match.judgement.verdict is Verdict.NOT_MET
    assert match.worth is None


def test_a_clause_that_is_open_names_what_would_decide_it():
    (match,) = matches(clause(rate=SHARE), facts={"industry": "tea-food"})
    assert match.judgement.missing == {"fixed_assets"}
    assert isinstance(match.worth, NotComputed)


def test_a_clause_without_a_condition_is_for_everybody():
    (match,) = matches(clause(when=None))
    assert match.judgement.verdict is Verdict.MET


def test_a_cap_holds_for_what_a_clause_is_worth():
    assert worth(rate=SHARE, maximum="300万元").amount.low == 3_000_000


def test_of_the_caps_of_a_year_and_of_all_years_the_lower_holds():
    caps = {"maximum": "300万元", "maximum_per_year": "100万元"}
    assert worth(rate=SHARE, **caps).amount.low == 1_000_000


def test_a_range_of_a_benefit_stays_a_range():
    rate = {"kind": "range", "lower": "5%", "upper": "20%", "of": "fixed_assets"}
    outcome = worth(rate=rate)
    assert isinstance(outcome, Computed)
    assert (outcome.amount.low, outcome.amount.high) == (2_500_000, 10_000_000)


def test_a_benefit_in_words_is_worth_nothing_that_could_be_added():
    assert worth(kind="case-by-case", text="一事一议") is None


@pytest.mark.parametrize(
    ("fields", "is_offered"),
    [
        ({"status": "in-force"}, True),
        ({"status": "under-revision"}, True),
        ({"status": "expired"}, False),
        ({"status": "superseded"}, False),
        ({"status": "repealed"}, False),
        ({"expires": "2026-11-18"}, True),
        ({"expires": "2026-11-17"}, False),
        ({"effective": "2026-11-18"}, True),
        ({"effective": "2026-11-19"}, False),
    ],
)
def test_only_what_can_be_applied_for_on_the_day_is_offered(fields, is_offered):
    assert bool(matches(**fields)) is is_offered


def test_a_policy_for_other_industries_is_passed_over():
    assert matches(industries=["tea-food"])
    assert not matches(industries=["logistics"])


def test_an_industry_that_is_not_known_rules_no_policy_out():
    assert matches(industries=["logistics"], facts={})
