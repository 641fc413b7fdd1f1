from decimal import Decimal

import pytest

from site_builder.calculations.facts import parse_fact, project_facts
from site_builder.models.facts import CORE_FACTS
from site_builder.models.projects import Project
from site_builder.values.problem import ValueProblem
from tests.unit.records import catalogue_of, read

KINDS = {fact.name: fact for fact in CORE_FACTS}

PROJECT = """
id: tea
name: 茶饮料生产线
owner: finance
published: 2026-01-05
code: QX-001
summary: 年产茶饮料。
industry: tea-food
kind: new
site: {town: shiqiao, park: county-zone}
land: {state: cleared, area: 80亩, floor_area: 4.2万平方米}
content: 厂房。
investment: {total: 1.2亿元, fixed_assets: 9600万元, registered_capital: 2000万元}
cooperation: {modes: [sole]}
returns: {revenue: 2亿元, tax: 1600万元, jobs: 260, source: 可研报告}
stage: open
"""


def facts_of(catalogue=None, **changes):
    project = Project.model_validate(read(PROJECT) | changes)
    return project_facts(catalogue or catalogue_of(), project)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("fixed_assets", "1.2亿元", Decimal(120_000_000)),
        ("floor_area", "4.2万平方米", Decimal(42_000)),
        ("mining_area", "1.5平方公里", Decimal(1_500_000)),
        ("research_share", "3.5%", Decimal("0.035")),
        ("jobs", "260人", Decimal(260)),
        ("jobs", "260", Decimal(260)),
        ("excavated_volume", "1.2万立方米", Decimal(12_000)),
        ("is_in_park", "yes", True),
        ("is_in_park", "否", False),
        ("building_use", " industrial ", "industrial"),
    ],
)
def test_a_fact_is_read_in_the_unit_that_rules_compare(name, typed, value):
    assert parse_fact(KINDS[name], typed) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [("fixed_assets", "80亩"), ("floor_area", "大约"), ("is_in_park", "也许"), ("jobs", "很多")],
)
def test_a_fact_of_another_kind_is_refused(name, typed):
    with pytest.raises(ValueProblem):
        parse_fact(KINDS[name], typed)


def test_a_projects_own_record_tells_its_facts():
    facts = facts_of()
    assert facts["total_investment"] == 120_000_000
    assert facts["floor_area"] == 42_000
    assert facts["jobs"] == facts["employees"] == 260
    assert facts["town"] == "shiqiao"
    assert facts["acquires_land"] is True
    assert facts["builds_new_floor"] is True
    assert facts["is_in_park"] is True


def test_figures_per_mu_follow_from_the_land():
    facts = facts_of()
    assert facts["investment_per_mu"].quantize(Decimal(1)) == 1_200_000
    assert facts["tax_per_mu"].quantize(Decimal(1)) == 200_000


def test_a_standard_workshop_is_rented_and_not_built():
    facts = facts_of(land={"state": "workshop", "floor_area": "6000平方米"})
    assert facts["rents_workshop"] is True
    assert facts["workshop_area"] == 6000
    assert facts["acquires_land"] is False
    assert facts["builds_new_floor"] is False
    assert "floor_area" not in facts


def test_foreign_money_is_no_fact_in_yuan():
    facts = facts_of(investment={"total": "1668万美元"})
    assert "total_investment" not in facts
    assert "investment_per_mu" not in facts


def test_nothing_is_known_that_the_record_does_not_say():
    facts = facts_of(land={"state": "approval"}, site={"town": "shiqiao"}, returns=None)
    assert not {"land_area", "floor_area", "jobs", "park", "investment_per_mu"} & set(facts)
    assert facts["is_in_park"] is False


def test_facts_that_a_clerk_adds_win_over_those_derived():
    assert facts_of(facts={"employees": "300人", "jobs": "260"})["employees"] == 300


def test_a_county_may_have_facts_of_its_own():
    own = catalogue_of(
        vocabulary={"gas_use": {"name": "年用气量", "kind": "quantity", "unit": "立方米"}}
    )
    assert facts_of(own, facts={"gas_use": "500万立方米"})["gas_use"] == 5_000_000
