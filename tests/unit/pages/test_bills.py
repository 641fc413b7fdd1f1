"""How a bill says what it computed."""

from decimal import Decimal

import pytest

from site_builder.calculations.amounts import Term
from site_builder.diagnostics import message
from site_builder.pages.bill_text import working_text
from site_builder.values.prices import parse_share, parse_unit_price
from site_builder.values.text import LocalizedText

AREA = Term(parse_unit_price("10元/平方米"), Decimal(2000), "floor_area")
DOUBLE = Term(None, note=message("× {factor}", factor=2))


def named(term, name):
    return Term(term.price, term.quantity, term.fact, term.note, LocalizedText((("zh", name),)))


@pytest.fixture(scope="module")
def said(edition):
    def say(*terms):
        return working_text(edition("en"), terms).replace("\N{NO-BREAK SPACE}", " ")

    return say


def test_a_factor_is_not_added_to_what_it_multiplies(said):
    assert said(AREA, DOUBLE) == "2,000 m² × CNY 10/m² × 2"


def test_a_factor_on_a_sum_takes_all_of_it(said):
    assert said(AREA, AREA, DOUBLE) == "(2,000 m² × CNY 10/m² + 2,000 m² × CNY 10/m²) × 2"


def test_a_share_of_another_fee_multiplies_it(said):
    assert said(AREA, Term(parse_share("50%"))) == "2,000 m² × CNY 10/m² × 50 %"


def test_a_step_with_a_name_says_it_marked_as_chinese(said):
    assert said(AREA, named(DOUBLE, "<二次>")).endswith('× 2 (<span lang="zh">&lt;二次&gt;</span>)')
