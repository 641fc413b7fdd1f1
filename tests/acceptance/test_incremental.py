"""A build after an edit gives what one from nothing gives, and makes only what was touched."""

import shutil


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
    project.build(site)
    assert places(site) == before
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
