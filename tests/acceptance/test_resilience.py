import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

LANGUAGES = "    - {code: en, name: EN, title: English}\n"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("target", [".", "projects", "content/zh", "theme/new", ".."])
def test_the_sources_are_never_replaced_by_a_site(project, target):
    before = contents(project.folder)
    done = project.run("build", "--site", target, "--lang", "en")
    assert done.returncode == 2
    assert "holds the sources of the site" in done.stderr
    assert contents(project.folder) == before


def test_a_folder_of_other_things_is_not_replaced(project, tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "mine.txt").write_text("mine", encoding="utf-8")
    for target in (letters, letters / "mine.txt"):
        assert project.run("build", "--site", target).returncode == 2
    assert (letters / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_site_gives_way_to_the_next_one(project, tmp_path):
    site = project.build(tmp_path / "site")
    (site / "left-over.html").write_text("old", encoding="utf-8")
    project.build(site)
    assert not (site / "left-over.html").exists()


def test_a_language_without_a_page_shows_the_chinese_one_and_says_so(project, tmp_path):
    edit(project.folder / "mkdocs.yml", LANGUAGES, f"{LANGUAGES}    - {{code: fr, name: FR}}\n")
    shutil.rmtree(project.folder / "content" / "en" / "county")
    site = project.build(tmp_path / "site")
    for locale in ("en", "fr"):
        page = (site / locale / "county" / "index.html").read_text(encoding="utf-8")
        assert '<article class="q-prose__article md-typeset" lang="zh">' in page
        assert "This page has not been translated yet; it is shown in Chinese." in page
    assert 'md-typeset" lang=' not in (site / "county" / "index.html").read_text(encoding="utf-8")


def test_one_language_is_enough(project, tmp_path):
    edit(project.folder / "mkdocs.yml", LANGUAGES, "")
    site = project.build(tmp_path / "site")
    assert not (site / "en").exists()
    assert (site / "projects" / "index.html").is_file()


def test_folders_may_have_chinese_names_and_blanks(project, tmp_path):
    folder = project.folder.rename(tmp_path / "招商 网站 #1")
    project.folder = folder
    site = project.build(folder / "站点", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (site / "index.html").is_file()


def test_a_console_without_chinese_is_spoken_to_in_english(project):
    done = project.run("check", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "0 errors" in done.stdout


def test_any_day_can_be_asked_for(project, tmp_path):
    for day in ("0001-01-01", "9999-12-31"):
        done = project.run("build", "--site", tmp_path / day, "--as-of", day)
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
def test_a_build_that_is_told_to_stop_leaves_nothing_behind(project, tmp_path):
    site = tmp_path / "site"
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "build", "--site", str(site), "--lang", "en"],
        cwd=project.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert any(line.startswith("Printing the frame") for line in process.stderr)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 130
    assert not [path for path in tmp_path.iterdir() if path != project.folder]


def test_a_port_in_use_is_named(project, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = project.run("serve", "--port", port, "--site", tmp_path / "site", "--lang", "en")
    assert done.returncode == 2
    assert f"Port {port} cannot be used" in done.stderr
