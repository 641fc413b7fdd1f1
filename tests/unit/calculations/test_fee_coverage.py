import datetime

import pytest

from site_builder.calculations.fee_coverage import (
    SignOffState,
    fee_gaps,
    late_changes,
    sign_offs,
)
from tests.unit.records import catalogue_of

DAY = datetime.date(2026, 11, 18)
DUE = datetime.date(2026, 12, 11)
FULL = {
    "service": "审查",
    "fund_management": "全额缴入国库",
    "basis": [{"number": "皖价费〔2019〕5号", "issuer": "省物价局", "dated": "2019-03-01"}],
    "periods": [{"from": "2020-01-01", "rate": "20元/平方米"}],
    "quantity": "floor_area",
}


def missing(**fields):
    return [gap.missing.template for gap in fee_gaps(catalogue_of([FULL | fields]), DAY)]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (DAY, SignOffState.PENDING),
        (DUE, SignOffState.PENDING),
        (DUE + datetime.timedelta(days=1), SignOffState.LATE),
    ],
)
def test_a_list_is_overdue_twenty_working_days_after_publication(day, state):
    (line,) = sign_offs(catalogue_of([FULL]), day)
    assert (line.state, line.due.day) == (state, DUE)


def change(**fields):
    basis = [{"number": "皖价费〔2026〕12号", "dated": "2026-09-15"}]
    before = {"from": "2020-01-01", "until": "2026-10-31", "rate": "20元/平方米"}
    after = {"from": "2026-11-01", "rate": "15元/平方米", "basis": basis}
    item = FULL | {"periods": [before, after | fields]}
    return [one.due.day for one in late_changes(catalogue_of([item]), DAY)]


def test_a_change_made_public_within_twenty_working_days_is_in_time():
    assert change(published="2026-10-19") == []


def test_a_change_made_public_later_or_not_at_all_is_late():
    due = [datetime.date(2026, 10, 19)]
    assert change(published="2026-10-20") == due
    assert change() == due


def test_changes_of_earlier_issues_are_no_longer_reported():
    assert change(**{"from": "2026-08-01", "published": "2026-08-14"}) == []


def test_an_item_that_says_everything_leaves_nothing_open():
    assert missing() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"basis": [{"title": "收费办法", "issuer": "县政府", "dated": "2019-03-01"}]}, "number"),
        ({"basis": [{"number": "皖价费〔2019〕5号", "dated": "2019-03-01"}]}, "issued"),
        ({"basis": [{"number": "皖价费〔2019〕5号", "issuer": "省物价局"}]}, "date"),
        ({"reductions": [{"text": "小微企业减半", "share": "50%"}]}, "reduction"),
        (
            {
                "periods": [
                    {"from": "2020-01-01", "rate": {"kind": "text", "text": "标准见附件"}},
                ]
            },
            "figures",
        ),
    ],
)
def test_what_cannot_be_looked_up_is_a_gap(fields, said):
    (gap,) = missing(**fields)
    assert said in gap


def test_a_reduction_that_quotes_its_document_has_a_source():
    assert missing(reductions=[{"text": "按财税〔2014〕77号免收", "share": "100%"}]) == []


def test_a_stopped_item_has_no_gaps():
    assert missing(basis=[], periods=[{"from": "2020-01-01", "state": "stopped"}]) == []
