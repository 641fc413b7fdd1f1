"""How a bill says what it computed."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import Rate
from site_builder.pages.bill_working import working_text
from tests.unit.records import read

RATE = TypeAdapter(Rate)
FACTS = {
    "floor_area": Decimal(2000),
    "land_area": Decimal(20_000),
    "is_in_planning_area": True,
    "claim_amount": Decimal(150_000),
    "branches": Decimal(1),
    "employees": Decimal(200),
    "disabled_employees": Decimal(1),
    "average_wage": Decimal(60_000),
    "sales": Decimal(100),
}
AREA = "{price: 10元/平方米, quantity: floor_area}"
PARTS = "{name: {zh: 甲, en: A}, rate: %s}, {name: {zh: 乙, en: B}, rate: %s}"
SUM = "{kind: sum, parts: [%s]}" % (PARTS % (AREA, AREA))


def doubled(rate, name="{zh: 二次, en: twice}"):
    when = "{fact: is_in_planning_area, is: yes}"
    factor = f"{{name: {name}, factor: 2, when: {when}}}"
    return f"{{kind: multiplied, rate: {rate}, multipliers: [{factor}]}}"


@pytest.fixture(scope="module")
def said(edition):
    def say(text, locale="en"):
        outcome = compute(RATE.validate_python(read(text)), Setting(FACTS))
        return working_text(edition(locale), outcome.terms).replace("\N{NO-BREAK SPACE}", " ")

    return say


def test_a_factor_is_not_added_to_what_it_multiplies(said):
    assert said(doubled(AREA)) == "2,000 m² × CNY 10/m² × 2 (twice)"


def test_a_factor_on_a_sum_takes_all_of_it(said):
    sum_ = "2,000 m² × CNY 10/m² (A) + 2,000 m² × CNY 10/m² (B)"
    assert said(doubled(SUM)) == f"({sum_}) × 2 (twice)"


def test_a_step_with_a_chinese_name_is_marked_as_chinese(said):
    step = said(doubled(AREA, "<二次>"))
    assert step.endswith('× 2 (<span lang="zh">&lt;二次&gt;</span>)')


def test_land_is_said_in_the_unit_that_its_price_is_for(said):
    assert said("{price: 3万元/亩, quantity: land_area}", "zh") == "30亩 × 3万元/亩"


def test_bands_add_up_their_parts(said):
    bands = "[{up_to: 1万元, price: 50元}, {above: 1万元, price: 2%}]"
    text = f"{{kind: banded, of: claim_amount, mode: marginal, bands: {bands}}}"
    assert said(text, "zh") == "50元 + 140,000 × 2%"


def test_a_unit_after_one_stands_in_the_singular(said):
    increment = "{name: {zh: 分支, en: branches}, fact: branches, amount: 20万元}"
    text = f"{{kind: base-increment, base: 80万元, increments: [{increment}]}}"
    assert said(text) == "CNY 800,000 + 1 item × CNY 200,000 (branches)"


def test_a_formula_is_said_in_the_words_of_its_names(said):
    text = """
kind: formula
expression: (职工数×比例−安排数)×年平均工资
variables:
  职工数: {name: 在职职工, fact: employees}
  比例: {name: 安排比例, value: 1.5%}
  安排数: {name: 残疾人职工, fact: disabled_employees}
  年平均工资: {name: 年平均工资, fact: average_wage}
"""
    words = "(在职职工 200人 × 安排比例 1.5% \N{MINUS SIGN} 残疾人职工 1人) × 年平均工资 60,000"
    assert said(text, "zh") == words


def test_a_floor_that_was_reached_is_said(said):
    text = "{kind: share, share: 1%, of: sales, minimum: 500元}"
    assert said(text, "zh") == "100 × 1%；最低500元"
    assert said(text) == "100 × 1 %; at least CNY 500"


def test_what_nothing_counts_is_said_beside_the_sum(said):
    text = "{kind: base-increment, base: 80万元, increments: [{name: 每增一项, amount: 2万元}]}"
    assert said(text, "zh") == "80万元；另加2万元（每增一项）"
