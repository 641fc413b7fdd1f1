"""The cases of tests/conditions, decided by Python and, in Node, by the browser's script."""

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from site_builder.calculations.condition_rules import condition_rule, decimal_text, fact_rule
from site_builder.calculations.conditions import CORE, evaluate
from site_builder.models.conditions import Comparison, Condition
from site_builder.models.facts import parse_fact
from tests.unit.records import read

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests" / "conditions"
CONDITION = TypeAdapter(Condition)


def cases():
    for group in read((FOLDER / "cases.yml").read_text(encoding="utf-8")):
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


@pytest.fixture(scope="module")
def judged_by_script(tmp_path_factory):
    """What Node makes of every case; the script stands beside a note that it is a module."""
    folder = tmp_path_factory.mktemp("script")
    shutil.copy(ROOT / "theme" / "assets" / "js" / "conditions.js", folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    asked = [
        {
            "when": condition_rule(condition, CORE),
            "facts": {name: fact_rule(value) for name, value in facts.items()},
        }
        for _, condition, facts, _ in CASES
    ]
    done = subprocess.run(
        ["node", FOLDER / "judge.mjs", folder / "conditions.js"],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


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
