"""The check command as a clerk or a script meets it: its four formats and its exit codes."""

import json
import os
import subprocess
import sys

import pytest

from site_builder.commands.rules_page import read_case
from tests.cases.writing import FOLDER, write_case


@pytest.fixture
def run(tmp_path):
    def run(case, *arguments, **environment):
        root = tmp_path / "project"
        if not root.exists():
            write_case(read_case(FOLDER / f"{case}.txt"), root)
        command = [sys.executable, "-m", "site_builder", "check", "--root", root, *arguments]
        clean = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
        return subprocess.run(
            command,
            env=clean | {"LC_ALL": "C.UTF-8"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_an_excerpt_has_its_caret_below_the_chinese_characters_it_means(run):
    done = run("CAT021-no-figure", "--lang", "en")
    assert done.stdout.splitlines()[:6] == [
        "error[CAT021]: “大概一亿多” is not a sum of money",
        "  --> projects/packaged/tea-drinks.yml:18:10",
        "   |",
        "18 |   total: 大概一亿多",
        "   |          ^^^^^^^^^^",
        "   = hint: write 大概1亿多",
    ]


def test_a_caret_stands_as_many_cells_in_as_the_text_before_it_is_wide(run):
    done = run("PUB001-mobile-in-a-text", "--lang", "en")
    excerpt, carets = done.stdout.splitlines()[3:5]
    before = excerpt[: excerpt.index("13812345678")]
    width = sum(2 if character > "\u2e80" else 1 for character in before)
    assert carets.index("^") == width
    assert carets.count("^") == len("13812345678")


def test_the_concise_format_is_one_clickable_line_a_finding(run):
    done = run("CAT101-unknown-park", "--lang", "en", "--format", "concise")
    assert done.stdout == (
        "projects/packaged/tea-drinks.yml:13:9: error CAT101 there is no park “county-zoen”\n"
    )


def test_the_json_format_tells_everything_about_a_finding(run):
    done = run("CAT101-unknown-park", "--lang", "en", "--format", "json")
    assert json.loads(done.stdout) == [
        {
            "path": "projects/packaged/tea-drinks.yml",
            "line": 13,
            "column": 9,
            "length": 11,
            "severity": "error",
            "code": "CAT101",
            "name": "unknown-reference",
            "message": "there is no park “county-zoen”",
            "hint": "did you mean county-zone?",
        }
    ]


def test_the_github_format_is_chosen_by_itself_in_a_github_workflow(run):
    done = run("CAT101-unknown-park", "--lang", "en", GITHUB_ACTIONS="true")
    assert done.stdout == (
        "::error file=projects/packaged/tea-drinks.yml,line=13,col=9,title=CAT101::"
        "there is no park “county-zoen” (did you mean county-zone?)\n"
    )


def test_a_clean_catalogue_ends_with_zero(run):
    done = run("CAT101-pass-references-of-every-kind")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_ends_with_one(run):
    assert run("CAT101-unknown-park").returncode == 1


def test_a_warning_ends_with_zero_and_with_one_when_strict(run):
    assert run("CAT103-chinese-only").returncode == 0
    assert run("CAT103-chinese-only", "--strict").returncode == 1


def test_wrong_usage_ends_with_two(run):
    assert run("CAT101-unknown-park", "--format", "xml").returncode == 2
    assert run("CAT101-unknown-park", "--as-of", "yesterday").returncode == 2


def test_another_day_gives_other_findings(run):
    case = "CAT205-pass-last-day"
    assert run(case, "--as-of", "2026-11-18", "--strict").returncode == 0
    done = run(case, "--as-of", "2026-11-19", "--format", "concise")
    assert "CAT205" in done.stdout


def test_messages_follow_the_language_of_the_environment(run):
    english = run("CAT101-unknown-park", LC_ALL="en_US.UTF-8")
    assert "there is no park" in english.stdout


@pytest.mark.parametrize(
    "case",
    ["CAT002-gbk", "CAT002-utf-16", "CAT002-no-text-at-all", "CAT007-picture-within-yaml",
     "CAT008-link-out-of-the-catalogue", "CAT017-folder-named-like-a-file", "CFG002-no-county"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["text", "concise", "json", "github"])
def test_no_unreadable_file_gives_a_traceback(run, case, form):
    done = run(case, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
