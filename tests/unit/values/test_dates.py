from datetime import date

import pytest
from babel.dates import format_date as babel_format_date
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.dates import (
    Period,
    format_date,
    format_month_name,
    format_partial_date,
    format_period,
    format_short_date,
    parse_date,
    parse_partial_date,
    parse_period,
)
from site_builder.values.problem import ValueProblem


@pytest.mark.parametrize("text", ["2026-11-18", "2026/11/18", "2026.11.18", "2026年11月18日"])
def test_every_usual_way_of_writing_a_day_is_read(text):
    assert parse_date(text) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026-02-30", "2026-02 has 28 days"),
        ("2026-13-01", "no month 13"),
        ("26-11-18", "2026-11-18"),
        ("2026-11", "write the day too"),
        ("二〇二六年十一月十八日", "2026年11月18日"),
        ("2026-11/18", "year, month and day"),
        ("", "leave the line out"),
        ("0000-01-01", "no year 0"),
    ],
)
def test_impossible_or_unclear_days_are_refused_saying_why(text, hint):
    with pytest.raises(ValueProblem) as raised:
        parse_date(text)
    problem = raised.value
    assert problem.rule is codes.BAD_DATE
    assert hint in problem.hint.template.format_map(dict(problem.hint.values))


def test_days_are_written_for_each_reader():
    day = date(2026, 11, 8)
    assert [format_date(day, "zh"), format_date(day, "en")] == ["2026-11-08", "8 November 2026"]
    assert [format_short_date(day, "zh"), format_short_date(day, "en")] == ["11-08", "8 Nov"]


@pytest.mark.parametrize(
    ("text", "zh", "en", "last"),
    [
        ("2029", "2029年", "2029", date(2029, 12, 31)),
        ("2029-06", "2029年6月", "June 2029", date(2029, 6, 30)),
        ("2029年二季度", "2029年二季度", "Q2 2029", date(2029, 6, 30)),
        ("2029-Q4", "2029年四季度", "Q4 2029", date(2029, 12, 31)),
        ("2028-02", "2028年2月", "February 2028", date(2028, 2, 29)),
        ("2029-06-01", "2029-06-01", "1 June 2029", date(2029, 6, 1)),
    ],
)
def test_dates_are_as_exact_as_they_were_given(text, zh, en, last):
    when = parse_partial_date(text)
    assert (format_partial_date(when, "zh"), format_partial_date(when, "en")) == (zh, en)
    assert when.last_day == last


def test_a_quarter_begins_with_its_first_month():
    assert parse_partial_date("2029年三季度").first_day == date(2029, 7, 1)


def test_a_period_covers_both_its_ends_and_no_more():
    period = parse_period("2026-12-01至2028-11-30")
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2028, 11, 30), date(2028, 12, 1)]
    assert [period.covers(day) for day in days] == [False, True, True, False]


def test_periods_are_written_for_each_reader():
    closed, open_ended = parse_period("2026-12-01至2028-11-30"), parse_period("2026-12-01至长期")
    assert format_period(closed, "zh") == "2026-12-01至2028-11-30"
    assert format_period(closed, "en") == "1 December 2026 to 30 November 2028"
    assert [format_period(open_ended, locale) for locale in ("zh", "en")] == ["长期", "no end date"]
    assert format_period(open_ended, "zh", is_start_shown=True) == "2026-12-01起，长期"


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueProblem):
        Period(date(2028, 1, 1), date(2027, 1, 1))


@given(st.dates(min_value=date(1949, 10, 1)))
def test_what_is_written_in_chinese_reads_back_as_the_same_day(day):
    assert parse_date(format_date(day, "zh")) == day


@pytest.mark.parametrize("month", range(1, 13))
def test_english_dates_are_written_as_babel_writes_them(month):
    day = date(2026, month, 9)
    assert format_date(day, "en") == babel_format_date(day, "d MMMM y", locale="en")
    assert format_short_date(day, "en") == babel_format_date(day, "d MMM", locale="en")
    assert format_month_name(day, "en") == babel_format_date(day, "LLL", locale="en")
    assert format_month_name(day, "zh") == babel_format_date(day, "LLL", locale="zh")
    partial = parse_partial_date(f"2026-{month:02}")
    assert format_partial_date(partial, "en") == babel_format_date(day, "MMMM y", locale="en")
