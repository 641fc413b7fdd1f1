import csv
import io
import json

import openpyxl
import pytest

PROJECT = "aac-wall-panels"


@pytest.fixture
def facts(tmp_path):
    def write(text):
        path = tmp_path / "plan.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


PLAN = """
disturbed_area: 80亩
builds_new_floor: yes
employees: 260人
"""


def test_a_projects_bill_says_what_is_paid_to_whom_and_why(project):
    done = project.run("fees", "bill", "--project", PROJECT, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "Soil and water conservation compensation: 74,800" in done.stdout
    assert "to Water Resources Bureau" in done.stdout
    assert "44,000" in done.stdout and "发改价格〔2017〕1186号" in done.stdout
    assert "Total, once: CNY 74,800" in done.stdout


def test_facts_in_a_file_are_billed_to_the_fen(project, facts):
    done = project.run("fees", "bill", "--facts", facts(PLAN), "--format", "json", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    bill = json.loads(done.stdout)
    (line,) = [one for one in bill["lines"] if one["item"] == "soil-water-compensation"]
    assert line["payable"] == {"low": "90666.67", "high": "90666.67"}
    assert line["agency"] == "water" and line["basis"]
    (fund,) = [one for one in bill["lines"] if one["item"] == "disability-fund"]
    assert fund["payable"] is None
    assert (fund["why"], fund["missing"]) == ("missing", ["disabled_employees"])


def test_an_announced_standard_is_billed_on_its_day(project, facts):
    plan = facts(
        "{floor_area: 1000平方米, builds_new_floor: yes, is_in_planning_area: yes,"
        " is_in_park: no, building_use: commercial}"
    )
    for day, sum_ in (("2026-11-18", "80000.00"), ("2027-01-01", "60000.00")):
        asked = ("fees", "bill", "--facts", plan, "--format", "json", "--as-of", day)
        bill = json.loads(project.run(*asked).stdout)
        (line,) = [one for one in bill["lines"] if one["item"] == "infrastructure-fee"]
        assert line["payable"]["low"] == sum_


def test_facts_that_cannot_be_read_are_findings_with_their_place(project, facts):
    plan = facts("land_area: 80\nlandarea: 80亩\nbuilding_use: factory\nemployees: [1]\n")
    done = project.run("fees", "bill", "--facts", plan, "--lang", "en")
    assert done.returncode == 1
    for place in (f"{plan}:1:12", f"{plan}:2:11", f"{plan}:3:15", f"{plan}:4:12"):
        assert place in done.stdout
    assert "did you mean land_area?" in done.stdout
    assert "The facts cannot be read." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_that_is_not_there_is_wrong_usage_in_the_readers_language(project, tmp_path):
    unknown = project.run("fees", "bill", "--project", "nowhere", "--lang", "zh")
    assert unknown.returncode == 2 and "没有项目“nowhere”" in unknown.stderr
    missing = project.run("fees", "bill", "--facts", tmp_path / "no.yml", "--lang", "en")
    assert missing.returncode == 2 and "There is no file" in missing.stderr
    assert project.run("fees", "bill").returncode == 2


def test_a_bill_is_written_as_csv_and_as_a_workbook(project, tmp_path):
    asked = ("fees", "bill", "--project", PROJECT, "--lang", "en")
    assert project.run(*asked, "--format", "xlsx").returncode == 2
    target = tmp_path / "bill.xlsx"
    assert project.run(*asked, "--format", "xlsx", "--output", target).returncode == 0
    sheet = openpyxl.load_workbook(target)["bill"]
    header = [cell.value for cell in sheet[1]]
    paid = {row[1].value: row[header.index("Sum, CNY")].value for row in sheet.iter_rows(min_row=2)}
    assert paid["soil-water-compensation"] == 74800
    text = project.run(*asked, "--format", "csv").stdout.lstrip("\ufeff")
    rows = csv.DictReader(io.StringIO(text))
    assert {row["item"]: row["payable"] for row in rows}["soil-water-compensation"] == "74800"
