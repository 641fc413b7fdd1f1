import datetime

from site_builder.calculations.fee_days import daily_changes, true_until, turning_days
from tests.unit.records import catalogue_of

DAY = datetime.date(2026, 11, 18)
BEFORE = {"from": "2020-01-01", "until": "2026-11-30", "rate": "20元/平方米"}
AFTER = {"from": "2026-12-01", "rate": "15元/平方米"}
HALF = {"text": "减半", "share": "50%", "from": "2021-01-01", "until": "2026-12-31"}
ITEM = {"quantity": "floor_area", "periods": [BEFORE, AFTER], "reductions": [HALF]}


def lists(**fields):
    return catalogue_of([ITEM | fields]).fee_lists


def test_a_fee_turns_where_a_standard_or_a_reduction_begins_and_after_its_last_day():
    days = [day.isoformat() for day in turning_days(lists()[0].items)]
    assert days == ["2020-01-01", "2021-01-01", "2026-12-01", "2027-01-01"]


def test_days_to_come_are_told_with_their_changes():
    until = datetime.date(2027, 6, 30)
    found = daily_changes(catalogue_of([ITEM]), DAY, until)
    said = [(day.isoformat(), [one.kind.value for one in changes]) for day, changes in found]
    assert said == [("2026-12-01", ["lowered"]), ("2027-01-01", ["reduction-ended"])]


def test_a_page_stays_true_until_the_day_before_the_next_turn():
    assert true_until(lists(), DAY) == datetime.date(2026, 11, 30)
    assert true_until(lists(), datetime.date(2026, 12, 1)) == datetime.date(2026, 12, 31)


def test_what_has_no_end_stays_true():
    endless = [{"from": "2020-01-01", "rate": "20元/平方米"}]
    assert true_until(lists(periods=endless, reductions=[]), DAY) is None


def test_the_last_day_of_a_list_counts_too():
    (fees,) = lists()
    ended = fees.model_copy(update={"valid_until": datetime.date(2026, 11, 20)})
    assert true_until([ended], DAY) == datetime.date(2026, 11, 20)
