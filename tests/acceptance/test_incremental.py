"""A build after an edit gives what one from nothing gives, and makes only what was touched."""

import shutil
import subprocess
import sys

from benchmarks.edits import try_sequences
from benchmarks.kills import kill_builds


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def places(folder):
    """Where each file lies on the disk: a file that was written anew lies somewhere else."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def clean(project, tmp_path):
    shutil.rmtree(project.folder / ".build")
    return contents(project.build(tmp_path / "clean"))


def test_an_edit_of_one_record_writes_its_pages_anew_and_leaves_others_alone(project, tmp_path):
    site = project.build(tmp_path / "site")
    before = places(site)
    record = min((project.folder / "projects" / "packaged").glob("*.yml"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("market:", "video: https://x.example/v\nmarket:"), "utf-8")
    project.build(site)
    after = places(site)
    pages = {name for name in after if name.endswith(".html") and after[name] != before.get(name)}
    page = f"projects/{record.stem}/index.html"
    assert pages == {page, f"en/{page}"}
    assert contents(site) == clean(project, tmp_path)


def test_deleted_records_and_touched_templates_and_words_leave_nothing_stale(project, tmp_path):
    records = project.folder / "projects" / "events"
    record = shutil.copy(min(records.glob("*.yml")), records / "zz-new.yml")
    site = project.build(tmp_path / "site")
    assert b"zz-new" in (site / "events" / "index.html").read_bytes()
    record.unlink()
    template = project.folder / "theme" / "pages" / "park.html"
    template.write_text(template.read_text(encoding="utf-8") + "<p>new</p>", "utf-8")
    words = project.folder / "site_builder" / "locales" / "zh.po"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('msgstr "概况"', 'msgstr "概貌"'), "utf-8")
    project.build(site)
    assert contents(site) == clean(project, tmp_path)


def test_random_edits_give_what_a_build_from_nothing_gives(tmp_path):
    assert try_sequences(tmp_path, count=5, seed=6) == []


LARGE = {"babel", "docx", "jinja2", "mkdocs", "PIL", "pydantic", "pypinyin", "yaml"}


def loaded_by_a_build(project, site):
    program = "import sys; from site_builder.cli import main; main(); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--site", site],
        cwd=project.folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_build_from_stamps_alone_says_what_the_last_one_found(project, tmp_path):
    site = tmp_path / "site"
    first = project.run("build", "--site", site, "--lang", "en", "--format", "concise")
    again = project.run("build", "--site", site, "--lang", "en", "--format", "concise")
    assert again.stdout == first.stdout
    assert "Nothing has changed" in again.stderr
    assert loaded_by_a_build(project, site) & LARGE == set()
    (site / "index.html").unlink()
    mended = project.run("build", "--site", site, "--lang", "en", "--format", "concise")
    assert "pages published" in mended.stderr
    assert (site / "index.html").is_file()


def test_builds_that_are_killed_leave_a_whole_site(project, tmp_path):
    assert kill_builds(project.folder, tmp_path / "site", count=3, seed=4) == []
