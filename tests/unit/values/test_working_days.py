import datetime

import pytest

from site_builder.values.working_days import working_days_after


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        ("2026-11-15", 1, "2026-11-16"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-15", 20, "2026-12-11"),
        # Over the National Day holidays, with the Saturday and Sunday made up for them.
        ("2026-09-15", 20, "2026-10-19"),
        ("2026-11-15", 0, "2026-11-15"),
    ],
)
def test_holidays_do_not_count_and_days_made_up_for_them_do(day, count, last):
    deadline = working_days_after(datetime.date.fromisoformat(day), count)
    assert (deadline.day.isoformat(), deadline.guessed) == (last, ())


def test_years_without_holidays_are_counted_by_weekdays_and_named():
    deadline = working_days_after(datetime.date(2098, 12, 31), 2)
    assert deadline.day == datetime.date(2099, 1, 2)
    assert deadline.guessed == (2099,)
