from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.values.duration import Duration, format_duration, parse_duration
from site_builder.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("20个工作日", "20个工作日", "20 working days"),
        ("20工作日内", "20个工作日", "20 working days"),
        ("10 working days", "10个工作日", "10 working days"),
        ("1 working day", "1个工作日", "1 working day"),
        ("0天2.0小时", "2小时", "2 hours"),
        ("3年", "3年", "3 years"),
        ("3.5年", "3.5年", "3.5 years"),
        ("1年6个月", "1年6个月", "1 year 6 months"),
        ("30日", "30日", "30 days"),
        ("约5年", "约5年", "about 5 years"),
        ("即办", "即办", "on the spot"),
        ("即办件", "即办", "on the spot"),
    ],
)
def test_durations_are_read_and_written_in_both_languages(text, zh, en):
    duration = parse_duration(text)
    assert format_duration(duration, "zh") == zh
    assert format_duration(duration, "en").replace("\u00a0", " ") == en


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("三年", "3年"),
        ("六年半", "6.5年"),
        ("3年半", "3.5年"),
        ("半年", "6个月"),
        ("一个半月", "1.5个月"),
    ],
)
def test_durations_in_characters_are_refused_with_their_figures(text, example):
    with pytest.raises(ValueProblem) as raised:
        parse_duration(text)
    assert raised.value.rule is codes.BAD_DURATION
    assert raised.value.hint == message("write {example}", example=example)


@pytest.mark.parametrize("text", ["", "5", "3-5年", "0天", "3年3年", "尽快", "3年零花"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueProblem) as raised:
        parse_duration(text)
    assert raised.value.hint is not None


def test_durations_sort_by_the_time_that_passes():
    texts = ["即办", "2小时", "1日", "1个工作日", "5个工作日", "10日", "1个月", "1年"]
    keys = [parse_duration(text).sort_key for text in texts]
    assert keys == sorted(keys)
    assert parse_duration("5个工作日").sort_key == parse_duration("7日").sort_key


@given(st.integers(1, 400), st.integers(0, 23), st.sampled_from(["zh", "en"]))
def test_what_is_written_reads_back_as_the_same_duration(days, hours, locale):
    duration = Duration(working_days=Decimal(days), hours=Decimal(hours))
    assert parse_duration(format_duration(duration, locale)).counts == duration.counts
