import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.prices import (
    UnitPrice,
    format_share,
    format_unit_price,
    parse_share,
    parse_unit_price,
    price_unit,
    unit_price_parts,
)
from site_builder.values.problem import ValueProblem
from site_builder.values.rounded import exact


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("18.05元/平方米", "18.05元/㎡", "CNY 18.05/m²"),
        ("0.9025元/㎡", "0.9025元/㎡", "CNY 0.9025/m²"),
        ("1.80元/m3", "1.80元/m³", "CNY 1.80/m³"),
        ("2分/千瓦时", "0.02元/千瓦时", "CNY 0.02/kWh"),
        ("7.5厘/千瓦时", "0.0075元/千瓦时", "CNY 0.0075/kWh"),
        ("1.5元/㎡·年", "1.5元/㎡·年", "CNY 1.5/m² a year"),
        ("500元至1000元/件", "500—1,000元/件", "CNY 500–1,000/case"),
        ("3.5~6元/吨", "3.5—6元/吨", "CNY 3.5–6/t"),
        ("13.5万元/亩±10%", "12.15万—14.85万元/亩", "CNY 121,500–148,500/mu"),
        ("4000元/宗", "4,000元/宗", "CNY 4,000/transaction"),
        ("不低于0.95元/吨", "不低于0.95元/吨", "at least CNY 0.95/t"),
        ("80万元", "80万元", "CNY 800,000"),
        ("20元/人/月", "20元/人·月", "CNY 20/person a month"),
        ("每平方米收取18.05元", "18.05元/㎡", "CNY 18.05/m²"),
        ("4650元/月", "4,650元/月", "CNY 4,650 a month"),
        ("3元/块石头", "3元/块石头", "CNY 3/块石头"),
    ],
)
def test_prices_are_read_and_written_in_both_languages(text, zh, en):
    price = parse_unit_price(text)
    assert format_unit_price(price, "zh") == zh
    assert format_unit_price(price, "en").replace("\u00a0", " ") == en


def test_a_price_keeps_its_note_and_names_its_unit_in_full():
    price = parse_unit_price("6.50元/m³(含污水处理费)")
    assert (price.unit, price.note, price.exact) == ("立方米", "含污水处理费", Decimal("6.5"))


def test_a_table_gets_number_and_unit_apart():
    price = parse_unit_price("18.05元/㎡")
    assert unit_price_parts(price, "zh") == ("18.05", "元/㎡", "")
    assert unit_price_parts(price, "en") == ("CNY\N{NO-BREAK SPACE}18.05", "/m²", "")
    assert price_unit(price, "en") == "CNY/m²"
    assert price_unit(price, "zh") == "元/㎡"


@pytest.mark.parametrize("text", ["18.05", "", "元/吨", "免费", "18.05亩", "五元/件", "1.5倍"])
def test_what_is_no_price_is_refused(text):
    with pytest.raises(ValueProblem) as raised:
        parse_unit_price(text)
    assert raised.value.rule is codes.BAD_RATE
    assert raised.value.hint is not None


@pytest.mark.parametrize(
    ("text", "low", "high", "zh", "en"),
    [
        ("1.2‰", "0.0012", "0.0012", "1.2‰", "0.12 %"),
        ("2.5%", "0.025", "0.025", "2.5%", "2.5 %"),
        ("0.005%", "0.00005", "0.00005", "0.005%", "0.005 %"),
        ("万分之五", "0.0005", "0.0005", "0.05%", "0.05 %"),
        ("千分之二", "0.002", "0.002", "2‰", "0.2 %"),
        ("不超过2%", None, "0.02", "不超过2%", "up to 2 %"),
        ("不低于1.5%", "0.015", None, "不低于1.5%", "at least 1.5 %"),
        ("3%-5%", "0.03", "0.05", "3%—5%", "3–5 %"),
        ("3-5%", "0.03", "0.05", "3%—5%", "3–5 %"),
    ],
)
def test_shares_are_exact_fractions_with_their_sign(text, low, high, zh, en):
    share = parse_share(text)
    assert share.low == (None if low is None else Decimal(low))
    assert share.high == (None if high is None else Decimal(high))
    assert format_share(share, "zh") == zh
    assert format_share(share, "en").replace("\u00a0", " ") == en


@pytest.mark.parametrize("text", ["1/3", "三分之一"])
def test_a_third_stays_a_third(text):
    share = parse_share(text)
    assert exact(share.exact) == Fraction(1, 3)
    assert format_share(share, "zh") == format_share(share, "en") == "1/3"
    assert exact(pickle.loads(pickle.dumps(share)).low) == Fraction(1, 3)


@pytest.mark.parametrize("text", ["0.5", "销售额的1.2‰", "15%,最高1亿元", "", "0分之一"])
def test_what_is_no_bare_share_is_refused(text):
    with pytest.raises(ValueProblem) as raised:
        parse_share(text)
    assert raised.value.rule is codes.BAD_RATE


@given(
    st.decimals(min_value=0, max_value=10**7, places=4),
    st.sampled_from(["", "平方米", "平方米·年", "人·月", "件", "千瓦时"]),
    st.sampled_from(["zh", "en"]),
)
def test_what_is_written_reads_back_as_the_same_price(amount, unit, locale):
    back = parse_unit_price(format_unit_price(UnitPrice(amount, amount, unit=unit), locale))
    assert (back.low, back.high, back.unit) == (amount, amount, unit)


@given(st.decimals(min_value=0, max_value=1, places=6), st.sampled_from(["%", "‰"]))
def test_what_is_written_reads_back_as_the_same_share(fraction, sign):
    share = parse_share(f"{fraction * 100:f}%")
    assert parse_share(format_share(share, "en")).low == fraction
