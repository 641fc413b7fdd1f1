import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import codes
from site_builder.values.document_number import DocumentNumber, parse_document_number
from site_builder.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("皖价费[2017]5号", "皖价费〔2017〕5号"),
        ("成发改收费(2013)21号", "成发改收费〔2013〕21号"),
        ("成发改收费（2013）21号", "成发改收费〔2013〕21号"),
        ("财税【2014】122号", "财税〔2014〕122号"),
        ("财税\uff3b\uff12\uff10\uff11\uff14\uff3d第\uff11\uff12\uff12号", "财税〔2014〕122号"),
        ("晋财综 〔2014〕 59 号", "晋财综〔2014〕59号"),
        ("川发价格(2012)1387", "川发价格〔2012〕1387号"),
        ("闽价通告〔2018〕9号", "闽价通告〔2018〕9号"),
        ("国务院令第481号", "国务院令第481号"),
        ("公告2023年第8号", "公告2023年第8号"),
        ("财政部公告2023年第8号", "财政部公告2023年第8号"),
    ],
)
def test_every_usual_form_becomes_the_one_that_law_prints(text, normalised):
    number = parse_document_number(text)
    assert number.normalised == normalised
    assert number.published == text


def test_the_mark_of_a_sample_document_stays_with_it():
    number = parse_document_number("清政发〔2025〕12号（示例）")
    assert (number.issuer_code, number.year, number.serial) == ("清政发", 2025, "12")
    assert number.display == "清政发〔2025〕12号（示例）"
    assert number.normalised == "清政发〔2025〕12号"


def test_a_document_is_found_without_its_issuer_and_by_bare_figures():
    keys = parse_document_number("皖价费[2017]5号").search_keys
    assert keys == ("皖价费〔2017〕5号", "〔2017〕5号", "皖价费 2017 5")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("关于某事的通知", "皖价费〔2017〕5号"),
        ("皖价费〔17〕5号", "four digits"),
        ("中华人民共和国主席令第六十号", "主席令第60号"),
        ("皖价费〔2017〕5号、皖价费〔2014〕160号", "one number a line"),
        ("", "leave the line out"),
    ],
)
def test_what_is_no_document_number_is_refused_with_a_hint(text, hint):
    with pytest.raises(ValueProblem) as raised:
        parse_document_number(text)
    problem = raised.value
    assert problem.rule is codes.BAD_DOCUMENT_NUMBER
    assert hint in problem.hint.template.format_map(dict(problem.hint.values))


@given(
    st.sampled_from(["皖价费", "国务院令", "财政部公告", "清政办发"]),
    st.one_of(st.none(), st.integers(1949, 2199)),
    st.integers(1, 9999),
    st.booleans(),
)
def test_a_normalised_number_reads_back_as_itself(issuer, year, serial, is_bracketed):
    number = DocumentNumber(issuer, year, str(serial), is_bracketed=is_bracketed)
    assert parse_document_number(number.normalised).normalised == number.normalised
