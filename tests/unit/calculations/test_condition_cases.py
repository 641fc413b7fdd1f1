"""The cases of tests/conditions, decided by Python and, in Node, by the browser's script."""

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.condition_rules import condition_rule, decimal_text, fact_rule
from site_builder.calculations.conditions import CORE, evaluate
from site_builder.models.conditions import Comparison, Condition
from site_builder.models.facts import parse_fact
from tests.scripts import run_in_node
from tests.unit.records import read

CASES_FILE = Path(__file__).resolve().parents[2] / "conditions" / "cases.yml"
CONDITION = TypeAdapter(Condition)


def cases():
    for group in read(CASES_FILE.read_text(encoding="utf-8")):
        condition = CONDITION.validate_python(group["when"])
        for plan in group["plans"]:
            facts = {name: parse_fact(CORE[name], text) for name, text in plan["facts"].items()}
            expected = {
                "verdict": plan["verdict"],
                "deciding": list(plan["deciding"]),
                "missing": sorted(plan.get("missing", ())),
            }
            yield group["why"], condition, facts, expected


CASES = tuple(cases())


def leaf_name(judgement):
    condition = judgement.condition
    return condition.fact if isinstance(condition, Comparison) else "text"


JUDGE = """
import { readFileSync } from "node:fs";
const { deciding, evaluate, missing } = await import(process.argv[1]);
const judged = JSON.parse(readFileSync(0, "utf8")).map(({ when, facts }) => {
  const judgement = evaluate(when, facts);
  return {
    verdict: judgement.verdict,
    deciding: deciding(judgement).map((leaf) => leaf.condition.fact || "text"),
    missing: missing(judgement).sort(),
  };
});
console.log(JSON.stringify(judged));
"""


@pytest.fixture(scope="module")
def judged_by_script():
    asked = [
        {
            "when": condition_rule(condition, CORE),
            "facts": {name: fact_rule(value) for name, value in facts.items()},
        }
        for _, condition, facts, _ in CASES
    ]
    return run_in_node("conditions.js", JUDGE, asked)


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.parametrize("at", range(len(CASES)), ids=lambda at: f"{at}: {CASES[at][0]}")
def test_python_and_the_script_decide_as_the_case_says(at, judged_by_script):
    _, condition, facts, expected = CASES[at]
    judgement = evaluate(condition, facts)
    assert {
        "verdict": judgement.verdict.value,
        "deciding": [leaf_name(leaf) for leaf in judgement.deciding],
        "missing": sorted(judgement.missing),
    } == expected
    assert judged_by_script[at] == expected


def test_figures_are_written_in_full():
    assert decimal_text(Decimal("1E+8")) == "100000000"
    assert decimal_text(Decimal("0.0000001")) == "0.0000001"
