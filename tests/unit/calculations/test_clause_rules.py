"""The shipped policies and projects, matched by Python and, in Node, by the browser's script."""

import datetime
from pathlib import Path

import pytest

from site_builder.calculations.amounts import Computed
from site_builder.calculations.clause_rules import (
    clause_key,
    clause_rules,
    facts_asked,
    facts_in_mu,
)
from site_builder.calculations.condition_rules import fact_rule
from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import match_clauses
from site_builder.calculations.facts import project_facts
from site_builder.calculations.rule_parts import figure_text
from site_builder.catalogue import load_catalogue
from site_builder.pages.bill_working import amount_text
from site_builder.values.rounded import Rounded, exact
from tests.scripts import run_in_node
from tests.unit.records import catalogue_of

ROOT = Path(__file__).resolve().parents[3]
DAY = datetime.date(2026, 11, 18)


JUDGE = """
import { readFileSync } from "node:fs";
const { judge, withIntensity } = await import(process.argv[1]);
const { clauses, plans } = JSON.parse(readFileSync(0, "utf8"));
const verdict = ({ verdict, isConcerned }) => (isConcerned ? verdict : "passed-over");
console.log(JSON.stringify(plans.map((facts) => {
  const plan = withIntensity(facts);
  return clauses.map((clause) => verdict(judge(clause, plan)));
})));
"""


def judge(clauses, plans):
    return run_in_node("matching.js", JUDGE, {"clauses": clauses, "plans": plans})


@pytest.fixture(scope="module")
def shipped():
    return load_catalogue(ROOT / "projects")[0]


def written(facts):
    return {name: fact_rule(value) for name, value in facts.items()}


def test_the_browser_judges_every_project_as_python_does(shipped):
    clauses = clause_rules(shipped, DAY)
    plans = [project_facts(shipped, project) for project in shipped.projects]
    assert len(clauses) * len(plans) > 1000
    for facts, found in zip(plans, judge(clauses, [written(one) for one in plans]), strict=True):
        expected = {
            clause_key(one.policy, one.clause): one.judgement.verdict.value
            for one in match_clauses(shipped, facts, DAY)
        }
        verdicts = zip(clauses, found, strict=True)
        assert {
            one["id"]: verdict for one, verdict in verdicts if verdict != "passed-over"
        } == expected


WORTH = """
import { readFileSync } from "node:fs";
const [matching, worth, rules] = await Promise.all(
  ["matching.js", "clause-worth.js", "fee-rules.js"].map(
    (name) => import(new URL(name, process.argv[1]))
  )
);
const { clauses, plans } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(plans.map(({ facts, exact }) => {
  const plan = matching.withIntensity(facts);
  const figures = Object.fromEntries(
    Object.entries(exact).map(([name, text]) => [name, rules.figure(text)])
  );
  return clauses.map((clause) => worth.worthText(clause, plan, figures));
})));
"""


def test_the_browser_says_what_a_clause_comes_to_as_python_does(shipped):
    clauses = clause_rules(shipped, DAY)
    plans = [project_facts(shipped, project) for project in shipped.projects]
    asked = [
        {
            "facts": written(facts),
            "exact": {
                name: figure_text(exact(one))
                for name, one in facts.items()
                if isinstance(one, Rounded)
            },
        }
        for facts in plans
    ]
    found = run_in_node("matching.js", WORTH, {"clauses": clauses, "plans": asked})
    computed = 0
    for facts, sums in zip(plans, found, strict=True):
        said = dict(zip((one["id"] for one in clauses), sums, strict=True))
        for one in match_clauses(shipped, facts, DAY):
            if one.judgement.verdict is Verdict.NOT_MET:
                continue
            sum_ = amount_text(one.worth.amount) if isinstance(one.worth, Computed) else ""
            assert said[clause_key(one.policy, one.clause)] == sum_
            computed += sum_ != ""
    assert computed > 200


def clause(when=None, **fields):
    given = {"id": "1", "title": "奖励", "benefit": {"kind": "grant", "text": "奖励"}} | fields
    return given | ({"when": when} if when else {})


def rules(*clauses, **fields):
    return clause_rules(catalogue_of(policies=[{"clauses": list(clauses)} | fields]), DAY)


INTENSITY = {"fact": "investment_per_mu", "at_least": "110万元/亩"}


@pytest.mark.parametrize(
    ("mu", "square_metres", "verdict"),
    [("100", "66666.6667", "met"), ("100.01", "66673.3333", "not-met"), ("15", "10000", "met")],
)
def test_investment_per_mu_follows_from_the_sum_and_the_land(mu, square_metres, verdict):
    sum_for_100_mu = {"15": "16500000"}.get(mu, "110000000")
    plan = {"fixed_assets": sum_for_100_mu, "land_area": square_metres}
    assert judge(rules(clause(INTENSITY)), [plan]) == [[verdict]]


def test_a_clause_that_names_its_beneficiaries_alone_is_for_the_agency_to_decide():
    assert judge(rules(clause(beneficiary="规上企业")), [{}]) == [["open"]]


def test_a_clause_for_everybody_is_met():
    assert judge(rules(clause()), [{}]) == [["met"]]


def test_a_policy_for_other_industries_is_passed_over_once_the_industry_is_known():
    found = judge(rules(clause(), industries=["tea-food"]), [{}, {"industry": "logistics"}])
    assert found == [["met"], ["passed-over"]]


def test_only_clauses_on_offer_are_written():
    assert rules(clause(), status="expired") == []


def test_facts_that_most_clauses_ask_for_come_first_and_derived_ones_as_their_sources():
    tax = {"fact": "annual_tax", "at_least": "1元"}
    catalogue = catalogue_of(
        policies=[{"clauses": [clause(INTENSITY), clause(tax, id="2"), clause(tax, id="3")]}]
    )
    assert facts_asked(catalogue, DAY) == ["annual_tax", "fixed_assets", "land_area"]


def test_land_is_what_thresholds_measure_in_mu(shipped):
    assert facts_in_mu(shipped, DAY) == {"contracted_base_area"}


def test_what_is_worked_out_of_a_clause_is_not_published_as_a_part_of_it():
    catalogue = catalogue_of(policies=[{"clauses": [clause(INTENSITY)]}])
    facts_asked(catalogue, DAY)
    (made,) = catalogue.policies[0].clauses
    assert set(dict(made)) == set(type(made).model_fields)
