import datetime

import pytest

from site_builder.calculations.changes import (
    ChangeKind,
    FeeStanding,
    changes_between,
    text_differences,
)
from tests.unit.records import catalogue_of

OLD, NEW = datetime.date(2026, 8, 15), datetime.date(2026, 12, 1)
PERIOD = {"from": "2020-01-01", "rate": "20元/平方米"}


def standing(day, *items):
    return FeeStanding(catalogue_of(items).fee_lists, day)


def item(**fields):
    return {"periods": [PERIOD], "quantity": "floor_area"} | fields


def kinds(old, new):
    return [one.kind for one in changes_between(standing(OLD, *old), standing(NEW, *new))]


def test_the_same_list_twice_has_no_changes():
    assert kinds([item()], [item()]) == []


def test_a_price_typed_in_another_way_is_words_only():
    again = item(periods=[PERIOD | {"rate": "20.00元/㎡"}])
    assert kinds([item()], [again]) == [ChangeKind.TEXT_ONLY]


def test_an_item_that_is_not_on_the_new_list_is_stopped_on_the_new_day():
    (change,) = changes_between(standing(OLD, item()), standing(NEW))
    assert (change.kind, change.effective) == (ChangeKind.STOPPED, NEW)


def test_an_item_that_had_been_stopped_may_leave_the_list_unnoticed():
    stopped = item(periods=[PERIOD | {"state": "stopped"}])
    assert kinds([stopped], []) == []


def test_an_item_that_the_old_list_lacks_is_added():
    other = item(id="other", code="QX-02")
    assert kinds([item()], [item(), other]) == [ChangeKind.ADDED]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "新名称"}, "Name"),
        ({"code": "QX-09"}, "Number in the list"),
        ({"payers": "用地单位"}, "Payers"),
        ({"service": "审查图纸"}, "What it is for"),
    ],
)
def test_words_that_changed_are_told_by_their_field(fields, field):
    (change,) = changes_between(standing(OLD, item()), standing(NEW, item(**fields)))
    assert change.kind is ChangeKind.TEXT_ONLY
    (difference,) = text_differences(change.earlier, (change.fees, change.item))
    assert difference.field.template == field


@pytest.mark.parametrize(
    "fields",
    [
        {"enterprise": "no"},
        {"frequency": "yearly"},
        {"quantity": "land_area"},
        {"applies": {"fact": "acquires_land", "is": "yes"}},
    ],
)
def test_new_terms_are_no_matter_of_words(fields):
    assert kinds([item()], [item(**fields)]) == [ChangeKind.RESTATED]


def test_another_document_behind_the_item_replaces_its_basis():
    assert kinds([item()], [item(basis=[{"number": "皖价费〔2026〕9号"}])]) == [
        ChangeKind.BASIS_REPLACED
    ]


HALF = {"text": "减半", "share": "50%", "when": {"fact": "enterprise_size", "one_of": ["small"]}}


def test_a_reduction_that_is_gone_has_ended():
    assert kinds([item(reductions=[HALF])], [item()]) == [ChangeKind.REDUCTION_ENDED]


def test_a_reduction_that_runs_out_has_ended_on_the_next_day():
    reduced = item(reductions=[HALF | {"until": "2026-10-31"}])
    (change,) = changes_between(standing(OLD, reduced), standing(NEW, reduced))
    assert change.kind is ChangeKind.REDUCTION_ENDED
    assert change.effective == datetime.date(2026, 11, 1)


def test_a_reduction_that_lasts_longer_has_changed():
    before, after = HALF | {"until": "2026-12-31"}, HALF | {"until": "2027-12-31"}
    assert kinds([item(reductions=[before])], [item(reductions=[after])]) == [
        ChangeKind.REDUCTION_CHANGED
    ]


def test_a_reduction_in_other_words_is_the_same_reduction():
    after = HALF | {"text": "小型企业减按50%收取"}
    assert kinds([item(reductions=[HALF])], [item(reductions=[after])]) == [ChangeKind.TEXT_ONLY]


def test_a_lower_standard_with_a_new_reduction_is_two_changes_of_one_item():
    lower = item(periods=[PERIOD | {"rate": "15元/平方米"}], reductions=[HALF])
    assert kinds([item()], [lower]) == [ChangeKind.LOWERED, ChangeKind.REDUCTION_ADDED]


def test_a_reduction_of_a_new_item_is_part_of_the_item():
    assert kinds([], [item(reductions=[HALF])]) == [ChangeKind.ADDED]
