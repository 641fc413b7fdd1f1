from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.area import area_of, area_parts, format_area, parse_area
from site_builder.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("80亩", "80亩（约5.3公顷）", "5.3 ha (80 mu)"),
        ("80 mu", "80亩（约5.3公顷）", "5.3 ha (80 mu)"),
        ("约652亩", "约652亩（约43.5公顷）", "about 43.5 ha (652 mu)"),
        ("75亩", "75亩（5公顷）", "5 ha (75 mu)"),
        ("5亩", "5亩（约0.33公顷）", "0.33 ha (5 mu)"),
        ("5.3公顷", "79.5亩（5.3公顷）", "5.3 ha (79.5 mu)"),
        ("13.6平方公里", "13.6平方公里", "13.6 km²"),
        ("13.6km²", "13.6平方公里", "13.6 km²"),
        ("2.4万平方米", "2.4万平方米", "24,000 m²"),
        ("15.7万㎡", "15.7万平方米", "157,000 m²"),
        ("24560m2", "24,560平方米", "24,560 m²"),
        ("80-100亩", "80—100亩（约5.3—6.7公顷）", "5.3–6.7 ha (80–100 mu)"),
    ],
)
def test_areas_are_read_and_written_in_both_languages(text, zh, en):
    area = parse_area(text)
    assert format_area(area, "zh") == zh
    assert format_area(area, "en").replace("\u00a0", " ") == en


def test_fifteen_mu_are_a_hectare_to_the_last_digit():
    assert parse_area("15亩").low == parse_area("1公顷").low == Fraction(10_000)
    assert sum(parse_area("0.1亩").amount for _ in range(150)) == 10_000
    assert area_of(30).hectares == Decimal(2)
    assert parse_area("80亩").exact == Decimal("53333.3333")
    assert parse_area("80-100亩").exact is None


@pytest.mark.parametrize("text", ["80", "八十亩", "占地80亩", "80元", "", "80亩地两块"])
def test_what_is_no_area_is_refused(text):
    with pytest.raises(ValueProblem) as raised:
        parse_area(text)
    assert raised.value.rule is codes.BAD_AREA
    assert raised.value.hint is not None


def test_areas_come_in_parts():
    assert area_parts(parse_area("80亩"), "zh") == ("80", "亩", "")
    assert area_parts(parse_area("80亩"), "en") == ("5.3", "ha", "")


@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["亩", "平方米", "平方公里"]),
)
def test_what_is_written_in_chinese_reads_back_as_the_same_area(count, unit):
    area = area_of(count, unit)
    assert parse_area(format_area(area, "zh")).low == area.low
