import io
import json
import shutil
import subprocess

import pytest
from docx import Document

LIST = "projects/fees/housing.yml"
DAYS = ("2026-08-15", "2026-12-01")


def change_rate(project):
    path = project.folder / LIST
    text = path.read_text(encoding="utf-8")
    assert text.count("rate: 60元/平方米") == 1
    path.write_text(text.replace("rate: 60元/平方米", "rate: 55元/平方米"), encoding="utf-8")


def git(folder, *arguments):
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def changes(done):
    assert done.returncode == 0, done.stderr
    return [(one["kind"], one["item"]) for one in json.loads(done.stdout)["changes"]]


def test_two_days_are_compared_in_the_language_asked_for(project):
    chinese = project.run("fees", "diff", *DAYS, "--lang", "zh")
    english = project.run("fees", "diff", *DAYS, "--lang", "en")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert "动态调整情况说明" in chinese.stdout and "80元/㎡" in chinese.stdout
    assert "[Lowered] ZJ-01" in english.stdout and "1 December 2026" in english.stdout


def test_two_folders_are_compared(project, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(project.folder / "projects", old)
    change_rate(project)
    done = project.run("fees", "diff", old, ".", "--format", "json")
    assert changes(done) == [("lowered", "infrastructure-fee")]


def test_two_git_revisions_are_compared(project):
    git(project.folder, "init", "--quiet")
    git(project.folder, "add", "projects")
    git(project.folder, "commit", "--quiet", "-m", "one")
    change_rate(project)
    git(project.folder, "commit", "--quiet", "-am", "two")
    done = project.run("fees", "diff", "HEAD~1", "HEAD", "--format", "json")
    assert changes(done) == [("lowered", "infrastructure-fee")]
    assert changes(project.run("fees", "diff", "HEAD", ".", "--format", "json")) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("nonsense", "“nonsense” is no folder, no published version, no date"),
        ("--output=x", "required"),
        ("content", "the folder “content” holds no catalogue"),
    ],
)
def test_what_is_no_state_is_refused_with_a_reason(project, state, said):
    done = project.run("fees", "diff", state, "2026-12-01", "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr


def test_lists_with_findings_are_not_compared(project):
    path = project.folder / LIST
    path.write_text(path.read_text(encoding="utf-8").replace("rate:", "rat:", 1), encoding="utf-8")
    done = project.run("fees", "diff", *DAYS, "--lang", "en")
    assert done.returncode == 1
    assert f"{LIST}:" in done.stdout and "CAT011" in done.stdout
    assert "cannot be compared" in done.stderr


def test_the_document_is_written_to_a_file_only(project, tmp_path):
    assert project.run("fees", "diff", *DAYS, "--format", "docx").returncode == 2
    target = tmp_path / "notice.docx"
    done = project.run(
        "fees", "diff", *DAYS, "--format", "docx", "--output", target, "--lang", "zh"
    )
    assert done.returncode == 0
    document = Document(io.BytesIO(target.read_bytes()))
    assert document.paragraphs[0].text == "清溪县收费清单动态调整情况说明"


def test_a_file_that_cannot_be_written_exits_with_2(project, tmp_path):
    done = project.run("fees", "diff", *DAYS, "--output", tmp_path / "nowhere" / "notice.md")
    assert done.returncode == 2


def test_the_site_offers_the_notice_of_the_issue(site):
    for folder in ("fees/changes", "en/fees/changes"):
        assert "notice.docx" in (site / folder / "index.html").read_text(encoding="utf-8")
        assert Document(io.BytesIO((site / folder / "notice.docx").read_bytes())).tables
        assert (site / folder / "notice.md").read_text(encoding="utf-8").startswith("# ")
