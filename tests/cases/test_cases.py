"""Runs the case documents of this folder: files, and the places where `check` must complain."""

import pytest

from site_builder.codes import ALL_RULES
from site_builder.commands.check import check
from site_builder.commands.rules_page import read_cases
from tests.cases.writing import FOLDER, write_case

CASES = read_cases(FOLDER)


def found_in(root):
    findings = check(root).findings
    return [
        f"{one.location.path}:{one.location.line}:{one.location.column} {one.rule.code}"
        for one in findings
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_check_complains_where_it_must_and_nowhere_else(case, tmp_path):
    root = write_case(case, tmp_path / "project")
    assert found_in(root) == list(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_about_the_rule_it_is_named_after(case):
    codes = {line.split()[-1] for line in case.expected}
    assert case.code in {rule.code for rule in ALL_RULES}
    assert (case.code in codes) is not case.is_passing
    assert ("-pass" in case.name) is case.is_passing


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_passing_and_a_failing_case(rule):
    cases = [case for case in CASES if case.code == rule.code]
    assert {case.is_passing for case in cases} == {True, False}


def test_there_are_many_ways_of_breaking_a_record():
    assert len([case for case in CASES if not case.is_passing]) >= 60
    assert len(CASES) >= 90


def test_no_rule_shares_its_code_or_name():
    assert len({rule.code for rule in ALL_RULES}) == len(ALL_RULES)
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)
