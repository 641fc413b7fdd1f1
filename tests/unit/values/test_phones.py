import pytest

from site_builder import codes
from site_builder.values.phones import (
    find_private_numbers,
    format_phone,
    is_private_mobile,
    parse_phone,
)
from site_builder.values.problem import ValueProblem

FULL_WIDTH_MOBILE = "".join(chr(ord(digit) + 0xFEE0) for digit in "13812345678")


@pytest.mark.parametrize(
    ("text", "number", "tel_uri"),
    [
        ("0000-8123012", "0000-8123012", "tel:+860008123012"),
        ("0739-8123012", "0739-8123012", "tel:+867398123012"),
        ("+86 739 8123012", "0739-8123012", "tel:+867398123012"),
        ("+86-0739-8123012", "0739-8123012", "tel:+867398123012"),
        ("0086 10 81230120", "010-81230120", "tel:+861081230120"),
        ("（010）81230120", "010-81230120", "tel:+861081230120"),
        ("01081230120", "010-81230120", "tel:+861081230120"),
        ("12345", "12345", "tel:12345"),
        ("400-800-1234", "400-800-1234", "tel:4008001234"),
    ],
)
def test_office_numbers_are_read_and_dialled(text, number, tel_uri):
    phone = parse_phone(text)
    assert (phone.number, phone.tel_uri) == (number, tel_uri)


@pytest.mark.parametrize("text", ["0739-8123012转12", "0739-8123012-12", "0739 8123012 ext. 12"])
def test_extensions_are_kept(text):
    phone = parse_phone(text)
    assert phone.tel_uri == "tel:+867398123012;ext=12"
    assert format_phone(phone, "zh") == "0739-8123012转12"
    assert format_phone(phone, "en") == "0739-8123012 ext. 12"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("13812345678", "office"),
        ("+86 138-1234-5678", "office"),
        ("8123012", "0000-8123012"),
        ("0000-8123012、8123013", "one number a line"),
        ("", "leave the line out"),
        ("张三", "0000-8123012"),
    ],
)
def test_what_is_no_office_number_is_refused(text, hint):
    with pytest.raises(ValueProblem) as raised:
        parse_phone(text)
    problem = raised.value
    is_private = is_private_mobile(text)
    assert problem.rule is (codes.PRIVATE_NUMBER if is_private else codes.BAD_PHONE)
    assert hint in problem.hint.template.format_map(dict(problem.hint.values))


@pytest.mark.parametrize(
    "text", ["13812345678", "138 1234 5678", FULL_WIDTH_MOBILE, "+8613812345678"]
)
def test_mobiles_are_recognised_however_they_are_typed(text):
    assert is_private_mobile(text)
    found = find_private_numbers(f"联系{text}即可")
    assert found == [(2, 2 + len(text), "mobile")]


@pytest.mark.parametrize("text", ["0000-8123012", "12345", "1.13812345678元", "QX138123456789"])
def test_other_figures_are_not_taken_for_mobiles(text):
    assert find_private_numbers(text) == []


def test_identity_numbers_count_only_with_a_true_checksum_and_birthday():
    assert find_private_numbers("证11010519491231002x。") == [(1, 19, "id-number")]
    assert find_private_numbers("证110105194912310021。") == []
    assert find_private_numbers("证110105194913310021。") == []
