import datetime

import pytest

from site_builder.calculations.changes import ChangeKind, fee_changes
from tests.unit.records import catalogue_of

SINCE, UNTIL = datetime.date(2026, 8, 15), datetime.date(2026, 12, 1)


def changes_of(*periods, **fields):
    item = {"periods": list(periods), "quantity": "floor_area"} | fields
    return list(fee_changes(catalogue_of([item]), SINCE, UNTIL))


def change_of(*periods, **fields):
    (change,) = changes_of(*periods, **fields)
    return change


def before(rate="20元/平方米", **fields):
    return {"from": "2020-01-01", "until": "2026-11-30", "rate": rate} | fields


def after(rate="20元/平方米", **fields):
    return {"from": "2026-12-01", "rate": rate} | fields


def test_a_new_item_is_added():
    change = change_of(after())
    assert change.kind is ChangeKind.ADDED
    assert change.before is None
    assert change.effective == datetime.date(2026, 12, 1)


def test_an_item_that_is_waived_for_a_time_is_not_called_stopped():
    change = change_of(before(), {"from": "2026-12-01", "state": "waived", "rate": "20元/平方米"})
    assert change.kind is ChangeKind.WAIVED


@pytest.mark.parametrize("state", ["stopped", "suspended"])
def test_an_item_that_is_no_longer_charged_is_stopped(state):
    change = change_of(before(), {"from": "2026-12-01", "state": state, "rate": "20元/平方米"})
    assert change.kind is ChangeKind.STOPPED


def test_an_item_whose_last_period_ends_is_stopped():
    assert change_of(before()).kind is ChangeKind.STOPPED


def test_an_item_charged_again_is_resumed():
    assert change_of(before(state="suspended"), after()).kind is ChangeKind.RESUMED


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ("20元/平方米", "25元/平方米", ChangeKind.RAISED),
        ("20元/平方米", "15元/平方米", ChangeKind.LOWERED),
        (
            "20元/平方米",
            {"kind": "share", "share": "2%", "of": "construction_cost"},
            ChangeKind.RESTATED,
        ),
        (
            {"kind": "share", "share": "2%", "of": "construction_cost"},
            {"kind": "share", "share": "1.5%", "of": "construction_cost"},
            ChangeKind.LOWERED,
        ),
        (
            {"kind": "range", "lower": "10元/件", "upper": "50元/件", "charged": "20元/件"},
            {"kind": "range", "lower": "10元/件", "upper": "50元/件", "charged": "10元/件"},
            ChangeKind.LOWERED,
        ),
        (
            {
                "kind": "classified",
                "classes": [{"name": "甲", "rate": "1元/件"}, {"name": "乙", "rate": "2元/件"}],
            },
            {
                "kind": "classified",
                "classes": [{"name": "甲", "rate": "2元/件"}, {"name": "乙", "rate": "2元/件"}],
            },
            ChangeKind.RAISED,
        ),
        (
            {
                "kind": "classified",
                "classes": [{"name": "甲", "rate": "1元/件"}, {"name": "乙", "rate": "2元/件"}],
            },
            {
                "kind": "classified",
                "classes": [{"name": "甲", "rate": "2元/件"}, {"name": "乙", "rate": "1元/件"}],
            },
            ChangeKind.RESTATED,
        ),
        (
            {"kind": "banded", "of": "sales", "mode": "whole", "bands": [{"price": "2%"}]},
            {"kind": "banded", "of": "sales", "mode": "whole", "bands": [{"price": "1%"}]},
            ChangeKind.LOWERED,
        ),
    ],
)
def test_a_new_standard_is_raised_lowered_or_stated_anew(then, now, kind):
    assert change_of(before(then), after(now)).kind is kind


def test_the_same_standard_on_a_new_document_has_a_new_basis():
    old, new = [{"number": "皖发改价费函〔2022〕127号"}], [{"number": "皖发改价费函〔2023〕276号"}]
    change = change_of(before(basis=old), after(basis=new))
    assert change.kind is ChangeKind.BASIS_REPLACED


def test_a_new_reduction_is_a_change_of_its_own():
    reduction = {"text": "减半", "share": "50%", "from": "2026-10-01"}
    change = change_of({"from": "2020-01-01", "rate": "20元/平方米"}, reductions=[reduction])
    assert change.kind is ChangeKind.REDUCTION_ADDED
    assert change.effective == datetime.date(2026, 10, 1)


def test_a_reduction_of_the_period_before_is_no_news():
    reduction = {"text": "减半", "share": "50%", "from": "2026-08-15"}
    assert not changes_of({"from": "2020-01-01", "rate": "20元/平方米"}, reductions=[reduction])


def test_nothing_changes_where_nothing_changed():
    assert not changes_of({"from": "2020-01-01", "rate": "20元/平方米"})


def test_what_takes_effect_after_the_last_day_is_left_for_the_next_notice():
    assert not changes_of(
        before(until="2026-12-01"),
        after("25元/平方米", **{"from": "2026-12-02"}),
    )


def test_what_took_effect_on_the_first_day_stood_in_the_notice_before():
    assert not changes_of(
        before(until="2026-08-14"),
        after("25元/平方米", **{"from": "2026-08-15"}),
    )


def test_a_standard_that_came_and_went_between_the_days_is_stated_by_its_ends():
    change = change_of(
        before("20元/平方米", until="2026-09-30"),
        after("30元/平方米", **{"from": "2026-10-01", "until": "2026-10-31"}),
        after("15元/平方米", **{"from": "2026-11-01"}),
    )
    assert change.kind is ChangeKind.LOWERED
