import pytest

from site_builder import codes
from site_builder.values.problem import ValueProblem
from site_builder.values.text import Wording, localized_text


def test_a_text_is_given_in_the_language_asked_for():
    text = localized_text({"en": " Tea park ", "zh": " 茶园 "})
    assert text.in_locale("en") == Wording("Tea park", "en")
    assert text.locales == ("zh", "en")


def test_a_missing_translation_falls_back_to_chinese_and_says_so():
    text = localized_text("茶园")
    assert text.in_locale("en") == Wording("茶园", "zh")
    assert text.get("en") is None


def test_the_order_of_languages_does_not_matter():
    assert localized_text({"en": "A", "zh": "甲"}) == localized_text({"zh": "甲", "en": "A"})


@pytest.mark.parametrize(
    "source", ["", "  ", {"zh": "甲", "en": " "}, {"en": "A"}, {"中文": "甲"}, {}]
)
def test_empty_or_homeless_text_is_refused(source):
    with pytest.raises(ValueProblem) as raised:
        localized_text(source)
    assert raised.value.rule is codes.BAD_TEXT
    assert raised.value.hint is not None
