import pytest

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.values.chinese_numerals import in_figures, is_in_characters
from site_builder.values.numerals import fold, narrow, read_figure
from site_builder.values.problem import ValueProblem


def refuse(text, hint):
    return ValueProblem(codes.BAD_NUMBER, message("“{value}” is no number", value=text), hint)


def read(text):
    return read_figure(text, refuse)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,200人", 1200, "人"),
        ("\uff11，\uff12\uff10\uff10人", 1200, "人"),
        ("1亿8千万元", 180_000_000, "元"),
        ("5亿2000万元", 520_000_000, "元"),
        ("1.2亿", 120_000_000, ""),
        ("3百万元", 3_000_000, "元"),
        ("20千瓦", 20, "千瓦"),
        ("1.2 billion yuan", 1_200_000_000, "yuan"),
        ("2万亿元", 2 * 10**12, "元"),
    ],
)
def test_numbers_are_read_exactly(text, value, unit):
    figure = read(text)
    assert (figure.low, figure.high, figure.unit) == (value, value, unit)


@pytest.mark.parametrize(
    "dash", ["-", "–", "—", "——", "~", "\uff5e", "至", "到", " to ", " \uff0d "]
)
def test_every_dash_makes_a_range(dash):
    figure = read(f"1{dash}2亿元")
    assert (figure.low, figure.high) == (10**8, 2 * 10**8)


@pytest.mark.parametrize(
    ("text", "low", "high", "is_approximate"),
    [
        ("约652亩", 652, 652, True),
        ("近652亩", 652, 652, True),
        ("652亩左右", 652, 652, True),
        ("652亩以上", 652, None, False),
        ("不低于652亩", 652, None, False),
        ("652亩以下", None, 652, False),
        ("不超过652亩", None, 652, False),
        ("600余亩", 600, None, True),
        ("600多亩", 600, None, True),
        ("600亩±10%", 540, 660, False),
    ],
)
def test_qualifiers_become_bounds(text, low, high, is_approximate):
    figure = read(text)
    assert (figure.low, figure.high, figure.is_approximate) == (low, high, is_approximate)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("5000万元(估算)", "估算"),
        ("5000万元（分二期）", "分二期"),
        ("300万元-1500万元,视具体情况而定", "视具体情况而定"),
        ("1,200万元", ""),
    ],
)
def test_a_trailing_note_is_kept_apart(text, note):
    assert read(text).note == note


def test_typed_decimals_are_kept():
    assert str(read("1.80元").low) == "1.80"


@pytest.mark.parametrize("text", ["", "面议", "-5元", "1.2.3元", "2-1元", "1,20元", "5元-8亩"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueProblem):
        read(text)


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("三年", "3年"),
        ("六年半", "6.5年"),
        ("五十亩", "50亩"),
        ("一亿二千万元", "1亿2000万元"),
        ("一点五亿元", "1.5亿元"),
        ("二〇二六年", "2026年"),
        ("一百零八人", "108人"),
        ("半年", "6个月"),
    ],
)
def test_numbers_in_characters_are_refused_with_their_figures(typed, figures):
    assert in_figures(typed) == figures
    with pytest.raises(ValueProblem) as raised:
        read(typed)
    assert raised.value.hint == message("write {example}", example=figures)


def test_a_phrase_with_a_number_word_is_not_taken_for_a_number():
    assert not is_in_characters("一事一议")


def test_folding_keeps_units_and_narrowing_keeps_places():
    assert fold(" \uff12\uff14㎡ ") == "24m2"
    assert narrow("电话\uff11\uff13\uff18㎡") == "电话138㎡"
