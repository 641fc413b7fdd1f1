from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.money import (
    ExchangeRate,
    Money,
    format_money,
    money_parts,
    parse_money,
)
from site_builder.values.problem import ValueProblem

RATE = ExchangeRate("USD", Decimal("7.23"), date(2026, 11, 16), "PBOC")


def spaced(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("30亿元", "30亿元", "CNY 3 billion"),
        ("200000万元", "20亿元", "CNY 2 billion"),
        ("1亿8千万元", "1.8亿元", "CNY 180 million"),
        ("780 million yuan", "7.8亿元", "CNY 780 million"),
        ("$16.68 million", "1,668万美元", "USD 16.68 million"),
        ("2185万美元", "2,185万美元", "USD 21.85 million"),
        ("5亿元以上", "5亿元以上", "CNY 500 million or more"),
        ("1100余万元", "超过1,100万元", "over CNY 11 million"),
        ("约1.37亿元", "约1.37亿元", "about CNY 137 million"),
        ("5000万元(估算)", "约5,000万元", "about CNY 50 million"),
        ("300万元-1500万元,视具体情况而定", "300万—1,500万元", "CNY 3–15 million"),
        ("1.5亿元-2亿元", "1.5亿—2亿元", "CNY 150–200 million"),
        ("50万元-1.2亿元", "50万—1.2亿元", "CNY 500,000 – CNY 120 million"),
        ("6800万元(分二期)", "6,800万元", "CNY 68 million"),
        ("CNY 120 million", "1.2亿元", "CNY 120 million"),
        ("5000万", "5,000万元", "CNY 50 million"),
        ("550元", "550元", "CNY 550"),
        ("99999999元", "1亿元", "CNY 100 million"),
        ("0元", "0元", "CNY 0"),
    ],
)
def test_published_sums_are_read_and_written_in_both_languages(text, zh, en):
    money = parse_money(text)
    assert format_money(money, "zh") == zh
    assert spaced(format_money(money, "en")) == en
    assert money.published == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("一期5000万元、二期1亿元", "investment.phases"),
        ("拟招商引资8000万元", "investment.sought"),
        ("年度投资0.55亿元", "one year"),
        ("到位资金300万元", "paid in"),
        ("", "leave the line out"),
        ("5000", "5000万元 or 5000元"),
        ("120 million", "CNY 120 million"),
        ("一亿二千万元", "1亿2000万元"),
        ("总投资1.2亿元", "alone"),
        ("面议", "1.2亿元"),
        ("一事一议", "1.2亿元"),
    ],
)
def test_what_is_no_total_is_refused_with_a_hint(text, hint):
    with pytest.raises(ValueProblem) as raised:
        parse_money(text)
    problem = raised.value
    assert problem.rule is codes.BAD_MONEY
    assert problem.hint is not None
    assert hint in problem.hint.template.format_map(dict(problem.hint.values))


def test_foreign_readers_get_a_conversion_with_three_leading_digits():
    said = format_money(parse_money("1.2亿元"), "en", RATE)
    assert said == "CNY\u00a0120\u00a0million (≈\u00a0USD\u00a016.6\u00a0million)"


def test_chinese_readers_get_a_conversion_only_of_foreign_money():
    assert format_money(parse_money("1.2亿元"), "zh", RATE) == "1.2亿元"
    assert format_money(parse_money("2185万美元"), "zh", RATE) == "2,185万美元（约1.58亿元）"


def test_a_rate_for_another_currency_converts_nothing():
    assert spaced(format_money(parse_money("100万欧元"), "en", RATE)) == "EUR 1 million"


def test_big_figures_come_in_parts():
    assert money_parts(parse_money("1.2亿元"), "zh") == ("1.2", "亿元", "")
    assert money_parts(parse_money("约1.2亿元"), "en") == ("CNY\u00a0120", "million", "about ")


def test_a_further_language_groups_by_its_own_custom():
    assert format_money(parse_money("5500元"), "de") == "CNY\u00a05.500"


def test_sorting_takes_the_lower_bound_or_what_there_is():
    sums = ["5亿元以上", "1亿元-9亿元", "2亿元以下"]
    assert [parse_money(text).amount for text in sums] == [5 * 10**8, 10**8, 2 * 10**8]
    assert parse_money("5亿元以上").exact is None


@given(st.integers(0, 10**7), st.booleans(), st.sampled_from(["zh", "en"]))
def test_what_is_written_reads_back_as_the_same_sum(count, is_approximate, locale):
    amount = Decimal(count) * 10_000
    if amount >= 10**8:
        amount = amount.quantize(Decimal("1E+8")).quantize(Decimal(1))
    money = Money(amount, amount, is_approximate=is_approximate)
    back = parse_money(format_money(money, locale))
    assert (back.low, back.high, back.is_approximate) == (amount, amount, is_approximate)
