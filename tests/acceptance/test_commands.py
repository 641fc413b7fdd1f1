import json
import shutil
import subprocess
import sys
import time

BROKEN = "projects/packaged/selenium-tea-extraction.yml"


def break_record(project):
    path = project.folder / BROKEN
    text = path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1)
    path.write_text(text, encoding="utf-8")
    return 1 + text[: text.index("sumary:")].count("\n")


def test_a_clean_catalogue_exits_with_0(project):
    done = project.run("check", "--lang", "en")
    assert done.returncode == 0, done.stdout
    assert "0 errors" in done.stdout


def test_a_finding_exits_with_1_and_names_file_line_and_field(project):
    line = break_record(project)
    done = project.run("check", "--lang", "en", "--format", "concise")
    assert done.returncode == 1
    assert f"{BROKEN}:{line}:1: error CAT011 there is no field “sumary” here" in done.stdout


def test_messages_are_chinese_when_asked_for(project):
    break_record(project)
    assert "错误[CAT011]" in project.run("check", "--lang", "zh").stdout


def test_json_findings_are_read_by_machines(project):
    line = break_record(project)
    found = json.loads(project.run("check", "--lang", "en", "--format", "json").stdout)
    [unknown] = [one for one in found if one["code"] == "CAT011"]
    assert (unknown["path"], unknown["line"], unknown["column"]) == (BROKEN, line, 1)
    assert "did you mean summary" in unknown["hint"]


def test_github_gets_annotations_by_itself(project):
    line = break_record(project)
    done = project.run("check", "--lang", "en", GITHUB_ACTIONS="true")
    assert f"::error file={BROKEN},line={line},col=1,title=CAT011::" in done.stdout


def test_warnings_count_as_errors_when_strict(project):
    assert project.run("check").returncode == 0
    assert project.run("check", "--strict").returncode == 1


def test_wrong_usage_exits_with_2(project, tmp_path):
    assert project.run("check", "--as-of", "2026-02-30").returncode == 2
    assert project.run("check", "--root", tmp_path / "nowhere").returncode == 2
    assert project.run("nonsense").returncode == 2


def test_a_build_with_an_error_leaves_the_site_as_it_was(project, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    break_record(project)
    done = project.run("build", "--site", site, "--lang", "en")
    assert done.returncode == 1
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_build_says_plainly_what_it_does(project, tmp_path):
    done = project.run("build", "--site", tmp_path / "site", "--lang", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Checking the catalogue …" in done.stderr.splitlines()
    assert "\r" not in done.stderr


def test_another_day_shows_another_state(project, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    project.run("build", "--site", before, "--as-of", "2026-11-18")
    project.run("build", "--site", after, "--as-of", "2026-12-02")
    page = "fees/housing/index.html"
    assert (before / page).read_text("utf-8") != (after / page).read_text("utf-8")


def test_a_kill_leaves_the_last_site_complete(project, tmp_path):
    site = tmp_path / "site"
    project.build(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    shutil.rmtree(project.folder / "projects" / "events")
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "build", "--site", str(site)],
        cwd=project.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(1.2)
    process.kill()
    process.wait()
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_county_that_has_written_no_prose_yet_is_published_all_the_same(project, tmp_path):
    shutil.rmtree(project.folder / "content")
    site = project.build(tmp_path / "site")
    assert not (site / "county").exists()
    assert 'href="county/"' not in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "search" / "index.html").is_file()
