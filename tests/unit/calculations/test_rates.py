from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from site_builder.calculations.amounts import Computed, NotComputed
from site_builder.calculations.rates import Setting, compute
from site_builder.models.rates import Rate, is_computable
from tests.unit.records import read

RATE = TypeAdapter(Rate)


def rate_of(text):
    return RATE.validate_python(read(text))


def run(text, quantity=None, year=1, **facts):
    known = {
        name: Decimal(str(value))
        if isinstance(value, (int, float)) and not isinstance(value, bool)
        else value
        for name, value in facts.items()
    }
    return compute(rate_of(text), Setting(known, quantity, year=year))


def span(outcome):
    assert isinstance(outcome, Computed), outcome
    return outcome.amount.low, outcome.amount.high


def test_a_price_typed_alone_is_multiplied_by_the_items_quantity():
    assert span(run("18.05元/平方米", "floor_area", floor_area=100)) == (1805, 1805)


def test_a_rates_own_quantity_wins_over_the_items():
    outcome = run("{price: 2元/立方米, quantity: water_use}", "floor_area", water_use=3)
    assert span(outcome) == (6, 6)


def test_a_lump_sum_needs_no_quantity():
    assert span(run("80万元")) == (800_000, 800_000)


def test_a_price_without_a_quantity_depends_on_the_case():
    outcome = run("50元/件")
    assert isinstance(outcome, NotComputed)
    assert not outcome.missing


def test_a_quantity_that_is_not_known_is_named():
    assert run("18.05元/平方米", "floor_area").missing == {"floor_area"}


def test_land_is_counted_in_the_prices_own_unit():
    assert span(run("3万元/亩", "land_area", land_area=20_000)) == (900_000, 900_000)
    assert span(run("100元/公顷", "land_area", land_area=20_000)) == (200, 200)


def test_a_weight_is_counted_in_the_prices_own_unit():
    assert span(run("0.5元/公斤", "ore_output", ore_output=3)) == (1500, 1500)


def test_a_price_per_cubic_metre_says_nothing_about_a_weight():
    outcome = run("2元/立方米", "ore_output", ore_output=3)
    assert isinstance(outcome, NotComputed)


def test_a_range_in_one_price_stays_a_range():
    assert span(run("2000-3000元/吨", "waste_weight", waste_weight=2)) == (4000, 6000)


def test_a_price_that_is_only_bounded_is_not_computed():
    assert isinstance(run("不低于0.95元/立方米", "water_use", water_use=2), NotComputed)


def test_what_the_county_charges_wins_over_the_bounds():
    text = "{kind: range, lower: 1%, upper: 3%, charged: 1%, of: contract_price}"
    assert span(run(text, contract_price=1000)) == (10, 10)


def test_classes_that_no_fact_tells_apart_are_spanned():
    text = """
kind: classified
classes:
  - {name: 一类, rate: 55元/点}
  - {name: 二类, rate: 50元/点}
  - {name: 三类, rate: 40元/点}
"""
    assert span(run(text, "test_points", test_points=10)) == (400, 550)


def test_a_class_with_a_condition_asks_for_the_facts_of_the_condition():
    text = """
kind: classified
classes:
  - {name: 大型, when: {fact: employees, at_least: 300人}, rate: 10万元}
  - {name: 其他, rate: 5万元}
"""
    assert span(run(text, employees=300)) == (100_000, 100_000)
    assert span(run(text, employees=299)) == (50_000, 50_000)
    assert run(text).missing == {"employees"}


def test_one_class_that_cannot_be_computed_leaves_the_span_open():
    text = """
kind: classified
classes: [{name: 甲, rate: 10元}, {name: 乙, rate: {kind: text, text: 面议}}]
"""
    assert isinstance(run(text), NotComputed)


def test_a_cell_that_is_not_applicable_is_no_zero():
    text = """
kind: matrix
axes:
  - {name: 用途, fact: building_use, values: [{name: 工业, value: industrial}]}
  - name: 规模
    fact: enterprise_size
    values: [{name: 大, value: large}, {name: 小, value: small}]
unit: 元/平方米
quantity: floor_area
cells: [["0", null]]
"""
    facts = {"floor_area": 10, "building_use": "industrial"}
    assert span(run(text, **facts, enterprise_size="large")) == (0, 0)
    outcome = run(text, **facts, enterprise_size="small")
    assert outcome.reason.template == "not applicable in this case"


@pytest.mark.parametrize("cells", ['[["1"]]', '[["1", "2"], ["3", "4"]]', '["1", "2"]'])
def test_a_matrix_whose_cells_do_not_fit_its_axes_is_refused(cells):
    text = f"""
kind: matrix
axes:
  - {{name: 用途, values: [{{name: 工业}}]}}
  - {{name: 规模, values: [{{name: 大}}, {{name: 小}}]}}
unit: 元/平方米
cells: {cells}
"""
    with pytest.raises(ValidationError):
        rate_of(text)


def test_increments_begin_beyond_what_is_free():
    text = """
kind: base-increment
base: 1000元
increments: [{name: 每多1个测点, fact: test_points, beyond: 10, amount: 40元}]
maximum: 2000元
"""
    assert span(run(text, test_points=10)) == (1000, 1000)
    assert span(run(text, test_points=12)) == (1080, 1080)
    assert span(run(text, test_points=100)) == (2000, 2000)


YEARS = """
kind: yearly
of: annual_tax
steps: [{first: 1, last: 2, price: 80%}, {first: 3, last: 5, price: 50%}]
"""


def test_each_year_has_its_own_share():
    assert span(run(YEARS, year=2, annual_tax=100)) == (80, 80)
    assert span(run(YEARS, year=3, annual_tax=100)) == (50, 50)


def test_after_the_last_year_nothing_is_set():
    assert isinstance(run(YEARS, year=6, annual_tax=100), NotComputed)


FOREST = """
kind: multiplied
rate: {price: 10元/平方米, quantity: forest_area}
multipliers:
  - {name: 城市规划区, factor: 2, when: {fact: is_in_planning_area, is: yes}}
  - {name: 基础设施减半, factor: 0.5, when: {fact: sector, one_of: [infrastructure]}}
"""


def test_factors_that_apply_are_multiplied():
    plan = {"forest_area": 100, "is_in_planning_area": True}
    assert span(run(FOREST, **plan, sector="tourism")) == (2000, 2000)
    assert span(run(FOREST, **plan, sector="infrastructure")) == (1000, 1000)


def test_a_factor_that_hangs_on_an_unknown_fact_is_not_passed_over():
    assert run(FOREST, forest_area=100, sector="tourism").missing == {"is_in_planning_area"}


@pytest.mark.parametrize(("factor", "ends"), [("2", (1000, 2000)), ("0.5", (500, 1000))])
def test_a_factor_that_no_fact_decides_leaves_both_sums_possible(factor, ends):
    text = f"""
kind: multiplied
rate: {{price: 10元/平方米, quantity: forest_area}}
multipliers: [{{name: 特殊情形, factor: {factor}, when: {{text: 经批准的特殊情形}}}}]
"""
    assert span(run(text, forest_area=100)) == ends


OPTIONS = """
kind: alternatives
chooser: {}
options:
  - {{name: 按投资, rate: {{kind: share, share: 2‰, of: total_investment}}}}
  - {{name: 按面积, rate: {{price: 2元/平方米, quantity: floor_area}}}}
"""


@pytest.mark.parametrize(
    ("chooser", "ends"),
    [
        ("payer", (80, 80)),
        ("lower", (80, 80)),
        ("higher", (200, 200)),
        ("authority", (80, 200)),
    ],
)
def test_who_chooses_decides_which_alternative_counts(chooser, ends):
    text = OPTIONS.format(chooser)
    assert span(run(text, total_investment=100_000, floor_area=40)) == ends


@pytest.mark.parametrize("chooser", ["lower", "higher", "authority"])
def test_an_alternative_that_is_not_known_may_be_the_one_that_counts(chooser):
    assert run(OPTIONS.format(chooser), floor_area=40).missing == {"total_investment"}


def test_a_payer_may_keep_to_the_alternative_that_is_known():
    assert span(run(OPTIONS.format("payer"), floor_area=40)) == (80, 80)


def test_a_sum_is_open_while_one_part_is():
    text = """
kind: sum
parts:
  - {name: 水费, rate: {price: 3元/立方米, quantity: water_use}}
  - {name: 污水处理费, rate: {kind: delegated, to: 市发改委}}
"""
    assert isinstance(run(text, water_use=5), NotComputed)


FORMULA = """
kind: formula
expression: {}
variables: {{a: {{name: 甲, fact: employees}}, b: {{name: 乙, value: "2"}}}}
maximum: 100元
"""


def test_a_formula_uses_facts_fixed_values_and_a_cap():
    assert span(run(FORMULA.format("a × b"), employees=30)) == (60, 60)
    assert span(run(FORMULA.format("max(a, b) × 10"), employees=30)) == (100, 100)


def test_a_formula_never_comes_to_less_than_nothing():
    assert span(run(FORMULA.format("b - a"), employees=30)) == (0, 0)


def test_a_formula_that_divides_by_nothing_says_so():
    outcome = run(FORMULA.format("b ÷ a"), employees=0)
    assert outcome.reason.template == "the formula divides by zero"


@pytest.mark.parametrize("expression", ["a + c", "a ** 99", "a.real", "__import__('os')", "a +"])
def test_a_formula_is_nothing_but_arithmetic_over_its_names(expression):
    with pytest.raises(ValidationError):
        rate_of(FORMULA.format(f'"{expression}"'))


def test_a_fee_that_follows_one_that_is_not_there_is_not_computed():
    outcome = run("{kind: derived, fee: property-case-fee, share: 50%}", claim_amount=5)
    assert outcome.reason.template == "the fee it follows is not charged"


@pytest.mark.parametrize(
    ("text", "can_be"),
    [
        ("18.05元/平方米", True),
        ("{kind: zero}", True),
        ("{kind: text, text: 面议}", False),
        ("{kind: delegated, to: 省人民政府}", False),
        ("{kind: range, upper: 2%, of: estimated_price}", False),
        ("{kind: range, upper: 2%, charged: 1%, of: estimated_price}", True),
        (
            "{kind: sum, parts: [{name: 甲, rate: {kind: text, text: 面议}}]}",
            False,
        ),
    ],
)
def test_it_is_known_beforehand_whether_facts_can_lead_to_a_sum(text, can_be):
    assert is_computable(rate_of(text)) is can_be
