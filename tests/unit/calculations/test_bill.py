import datetime
from decimal import Decimal

import pytest

from site_builder.calculations.amounts import Computed
from site_builder.calculations.bill import fee_bill
from site_builder.calculations.fee_rules import fee_rules
from site_builder.models.choices import Frequency
from tests.unit.records import catalogue_of

DAY = datetime.date(2026, 11, 18)
BUILDS = {"fact": "floor_area", "above": "0平方米"}
FACTS = {"floor_area": Decimal(10_000), "fixed_assets": Decimal(60_000_000)}
PERIODS = [{"from": "2020-01-01", "rate": "20元/平方米"}]


def fee(name="infrastructure-fee", **fields):
    return {
        "id": name,
        "code": name,
        "quantity": "floor_area",
        "applies": BUILDS,
        "periods": PERIODS,
    } | fields


def bill_of(*items, day=DAY, facts=FACTS, known=()):
    return fee_bill(fee_rules(catalogue_of(items)), facts, day, known)


def line_of(*items, **given):
    (line,) = bill_of(*items, **given).lines
    return line


def payable(*items, **given):
    amount = line_of(*items, **given).payable
    assert amount.is_exact
    return amount.low


def reduced(*reductions, **given):
    return payable(fee(reductions=list(reductions)), **given)


HALF = {"text": "减半", "when": {"fact": "fixed_assets", "at_least": "5000万元"}, "share": "50%"}


def test_a_fee_that_the_facts_call_for_is_billed():
    line = line_of(fee())
    assert line.payable.low == 200_000
    assert line.full.terms[0].counts[0][1].fact == "floor_area"


def test_a_fee_for_other_plans_is_not_billed():
    other = fee(applies={"fact": "uses_forest", "is": "yes"})
    assert bill_of(other, facts=FACTS | {"uses_forest": False}).lines == ()


def test_a_fee_whose_reach_is_not_known_is_billed_only_if_a_clerk_says_so():
    undecided = fee(applies=None)
    assert bill_of(undecided).lines == ()
    assert payable(undecided, known=["infrastructure-fee"]) == 200_000


def test_a_missing_fact_is_named_and_stands_outside_the_sum():
    water = fee(
        "water-fee", quantity="water_use", periods=[{"from": "2020-01-01", "rate": "2元/吨"}]
    )
    bill = bill_of(fee(), water)
    (line,) = bill.uncomputed
    assert line.full.missing == {"water_use"}
    assert line.payable is None
    assert bill.total({Frequency.ONCE}).low == 200_000


def test_the_standard_of_the_day_is_charged():
    changed = fee(
        periods=[
            {"from": "2020-01-01", "until": "2026-11-18", "rate": "20元/平方米"},
            {"from": "2026-11-19", "rate": "15元/平方米"},
        ]
    )
    assert payable(changed) == 200_000
    assert payable(changed, day=datetime.date(2026, 11, 19)) == 150_000


@pytest.mark.parametrize("state", ["stopped", "suspended"])
def test_what_is_no_longer_charged_is_not_billed(state):
    assert bill_of(fee(periods=[{"from": "2020-01-01", "state": state}])).lines == ()


def test_a_fee_that_begins_later_is_not_billed_yet():
    assert bill_of(fee(periods=[{"from": "2026-12-01", "rate": "20元/平方米"}])).lines == ()


def test_a_waived_fee_is_shown_and_comes_to_nothing():
    waived = {"from": "2020-01-01", "state": "waived", "rate": "20元/平方米"}
    assert payable(fee(periods=[waived])) == 0


def test_a_reduction_is_taken_off_and_the_full_charge_kept():
    line = line_of(fee(reductions=[HALF]))
    assert line.payable.low == 100_000
    assert line.full.amount.low == 200_000
    assert line.reduction.text["zh"] == "减半"


def test_the_most_favourable_reduction_applies_wherever_it_stands():
    quarter = HALF | {"text": "减75%", "share": "75%"}
    assert reduced(HALF, quarter) == reduced(quarter, HALF) == 50_000


def test_a_lower_standard_counts_as_a_reduction():
    assert reduced({"text": "优惠标准", "when": BUILDS, "rate": "6元/平方米"}) == 60_000


def test_a_reduction_never_raises_a_fee():
    line = line_of(fee(reductions=[{"text": "另一标准", "when": BUILDS, "rate": "30元/平方米"}]))
    assert line.payable.low == 200_000
    assert line.reduction is None


def test_an_exemption_holds_even_where_the_fee_cannot_be_computed():
    exempt = fee(
        quantity="water_use",
        reductions=[{"text": "免征", "when": BUILDS, "share": "100%"}],
    )
    assert payable(exempt) == 0


def test_a_share_of_an_unknown_fee_stays_unknown():
    line = line_of(fee(quantity="water_use", reductions=[HALF]))
    assert line.payable is None


def test_a_cap_on_what_is_still_charged_holds():
    assert reduced({"text": "最高5万元", "when": BUILDS, "maximum": "5万元"}) == 50_000


@pytest.mark.parametrize(
    ("day", "sum_"),
    [
        ("2025-12-31", 200_000),
        ("2026-01-01", 100_000),
        ("2026-12-31", 100_000),
        ("2027-01-01", 200_000),
    ],
)
def test_a_reduction_holds_from_its_first_to_its_last_day(day, sum_):
    dated = HALF | {"from": "2026-01-01", "until": "2026-12-31"}
    assert reduced(dated, day=datetime.date.fromisoformat(day)) == sum_


def test_a_reduction_whose_condition_is_open_or_in_words_is_not_assumed():
    in_words = HALF | {"when": {"text": "属于公益性工程"}}
    unknown = HALF | {"when": {"fact": "is_high_tech", "is": "yes"}}
    to_apply_for = {"text": "可申请减半", "share": "50%"}
    assert reduced(in_words, unknown, to_apply_for) == 200_000


def test_deposits_are_billed_but_are_no_cost():
    deposit = fee(
        "wage-deposit", kind="deposit", periods=[{"from": "2020-01-01", "rate": "50万元"}]
    )
    bill = bill_of(fee(), deposit)
    assert [line.payable.low for line in bill.computed] == [200_000, 500_000]
    assert bill.total({Frequency.ONCE}).low == 200_000


def test_what_falls_due_every_year_is_summed_apart():
    yearly = fee("rent", frequency="yearly", periods=[{"from": "2020-01-01", "rate": "3万元"}])
    bill = bill_of(fee(), yearly)
    assert bill.total({Frequency.ONCE}).low == 200_000
    assert bill.total({Frequency.YEARLY}).low == 30_000


def test_ranges_add_up_end_by_end():
    between = fee("survey", periods=[{"from": "2020-01-01", "rate": "1-3元/平方米"}])
    total = bill_of(fee(), between).total({Frequency.ONCE})
    assert (total.low, total.high) == (210_000, 230_000)


def test_each_line_is_rounded_to_the_fen_half_up():
    odd = fee(periods=[{"from": "2020-01-01", "rate": "0.9025元/平方米"}])
    assert payable(odd, facts={"floor_area": Decimal("0.2")}) == Decimal("0.18")
    assert payable(odd, facts={"floor_area": Decimal("1.0")}) == Decimal("0.90")
    half = fee(periods=[{"from": "2020-01-01", "rate": "0.005元/平方米"}])
    assert payable(half, facts={"floor_area": Decimal(1)}) == Decimal("0.01")


def test_a_lump_sum_takes_the_place_of_the_fees_it_stands_for():
    lump = fee(
        "lump-sum",
        replaces=["infrastructure-fee"],
        periods=[{"from": "2020-01-01", "rate": "8万元"}],
    )
    assert [line.item.id for line in bill_of(lump, fee()).lines] == ["lump-sum"]


def test_a_lump_sum_that_is_not_charged_takes_no_place():
    ended = fee(
        "lump-sum",
        replaces=["infrastructure-fee"],
        periods=[{"from": "2020-01-01", "state": "stopped"}],
    )
    assert [line.item.id for line in bill_of(ended, fee()).lines] == ["infrastructure-fee"]


def test_a_fee_follows_the_standard_that_another_has_on_the_day():
    half = fee(
        "half-fee",
        quantity=None,
        periods=[
            {
                "from": "2020-01-01",
                "rate": {"kind": "derived", "fee": "infrastructure-fee", "share": "50%"},
            }
        ],
    )
    line = bill_of(fee(), half).lines[1]
    assert isinstance(line.full, Computed)
    assert line.payable.low == 100_000


def test_a_line_rests_on_the_documents_of_its_period_first():
    period = PERIODS[0] | {"basis": [{"title": "调整通知"}]}
    line = line_of(fee(periods=[period], basis=[{"title": "收费条例"}]))
    assert [one["zh"] for one in line.period.basis] == ["《调整通知》", "《收费条例》"]
