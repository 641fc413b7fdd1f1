"""Each of the forty shapes that published fee standards take can be said and is computed right."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.amounts import Computed, NotComputed
from site_builder.calculations.bill import fee_bill
from site_builder.calculations.facts import parse_fact
from site_builder.calculations.fee_rules import fee_rules
from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import Rate
from tests.unit.records import catalogue_of, read

SHAPES = {
    path.stem: read(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("shapes").glob("*.yml"))
}
CASES = [
    pytest.param(shape, case, id=f"{name}-{number}")
    for name, shape in SHAPES.items()
    for number, case in enumerate(shape["cases"], 1)
]
RATE = TypeAdapter(Rate)


def facts_of(catalogue, case):
    return {name: parse_fact(catalogue.facts[name], text) for name, text in case["facts"].items()}


def line_of(shape, case):
    """The line of the case's item on a bill for a plan that every item of the shape concerns."""
    catalogue = catalogue_of(shape["items"], vocabulary=shape.get("vocabulary"))
    day = datetime.date.fromisoformat(case.get("day", "2026-11-18"))
    known = [item["id"] for item in shape["items"]]
    bill = fee_bill(fee_rules(catalogue), facts_of(catalogue, case), day, known)
    return next((line for line in bill.lines if line.item.id == case["item"]), None)


def outcome_of(shape, case):
    if "item" in case:
        line = line_of(shape, case)
        return line.full if line.payable is None else Computed(line.payable)
    catalogue = catalogue_of(vocabulary=shape.get("vocabulary"))
    rate = RATE.validate_python(case.get("rate", shape.get("rate")))
    return compute(
        rate,
        Setting(facts_of(catalogue, case), year=int(case.get("year", 1)), kinds=catalogue.facts),
    )


def test_every_shape_has_its_document():
    assert [int(name[:2]) for name in SHAPES] == list(range(1, 41))


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "amount" in one.values[1]])
def test_a_shape_comes_to_the_sum_worked_by_hand(shape, case):
    outcome = outcome_of(shape, case)
    assert isinstance(outcome, Computed), outcome
    expected = Decimal(case["amount"])
    assert (outcome.amount.low, outcome.amount.high) == (expected, expected)


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "between" in one.values[1]])
def test_a_shape_that_stays_open_comes_to_a_span(shape, case):
    outcome = outcome_of(shape, case)
    assert isinstance(outcome, Computed), outcome
    assert [outcome.amount.low, outcome.amount.high] == [Decimal(end) for end in case["between"]]


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "missing" in one.values[1]])
def test_a_fact_that_is_missing_is_named(shape, case):
    outcome = outcome_of(shape, case)
    assert isinstance(outcome, NotComputed), outcome
    assert sorted(outcome.missing) == case["missing"]


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "why" in one.values[1]])
def test_a_shape_that_cannot_be_computed_says_why(shape, case):
    outcome = outcome_of(shape, case)
    assert isinstance(outcome, NotComputed), outcome
    assert outcome.reason.template == case["why"]
    assert not outcome.missing


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "absent" in one.values[1]])
def test_a_fee_that_is_not_charged_stands_on_no_bill(shape, case):
    assert line_of(shape, case) is None


@pytest.mark.parametrize(("shape", "case"), [one for one in CASES if "split" in one.values[1]])
def test_payers_share_a_sum_as_the_standard_splits_it(shape, case):
    line = line_of(shape, case)
    parts = {split.payer["zh"]: amount.low for split, amount in line.parts}
    assert parts == {payer: Decimal(part) for payer, part in case["split"].items()}
