import hashlib
import json

COUNTY = "projects/county.yml"
LIST = "projects/fees/housing.yml"
FOLDER = "projects/fees-published"


def edit(project, path, *pairs):
    file = project.folder / path
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def next_issue(project):
    edit(
        project,
        COUNTY,
        ("period: 2026-4", "period: 2026-5"),
        ("published: 2026-11-15", "published: 2026-11-17"),
    )


def forget_versions(project):
    for path in (project.folder / FOLDER).glob("*"):
        path.unlink()


def publish(project, *options):
    return project.run("fees", "publish", "--lang", "en", *options)


def test_an_issue_is_frozen_once_with_its_checksum(project):
    forget_versions(project)
    done = publish(project)
    assert done.returncode == 0, done.stdout + done.stderr
    content = (project.folder / FOLDER / "2026-11-15.json").read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    assert f"SHA-256 {checksum}" in done.stderr
    assert (project.folder / FOLDER / "SHA256SUMS").read_text(encoding="utf-8") == (
        f"{checksum}  2026-11-15.json\n"
    )
    again = publish(project)
    assert again.returncode == 0 and "unchanged" in again.stderr


def test_a_published_issue_is_never_written_over(project):
    forget_versions(project)
    publish(project)
    before = (project.folder / FOLDER / "2026-11-15.json").read_bytes()
    edit(project, LIST, ("name: {zh: 城市基础设施配套费", "name: {zh: 市政配套费"))
    done = publish(project)
    assert done.returncode == 1
    assert "has been published otherwise" in done.stderr
    assert (project.folder / FOLDER / "2026-11-15.json").read_bytes() == before


def test_nothing_is_frozen_while_there_are_errors(project):
    forget_versions(project)
    edit(project, LIST, ("rate:", "rat:"))
    assert publish(project).returncode == 1
    assert list((project.folder / FOLDER).glob("*.json")) == []


def test_each_version_vouches_for_the_one_before(project):
    forget_versions(project)
    publish(project)
    next_issue(project)
    assert publish(project).returncode == 0
    first = (project.folder / FOLDER / "2026-11-15.json").read_bytes()
    second = json.loads((project.folder / FOLDER / "2026-11-17.json").read_bytes())
    assert second["previous"]["sha256"] == hashlib.sha256(first).hexdigest()
    assert project.run("check").returncode == 0


def test_a_standard_that_was_published_cannot_be_edited_any_more(project):
    forget_versions(project)
    publish(project)
    edit(project, LIST, ("price: 98.05元/平方米", "price: 99.05元/平方米"))
    done = project.run("check", "--lang", "en", "--format", "concise")
    assert done.returncode == 1
    assert "error FEE012" in done.stdout


def test_the_site_keeps_every_version_and_says_what_it_changed(project, tmp_path):
    forget_versions(project)
    publish(project)
    next_issue(project)
    edit(project, LIST, ("name: {zh: 城市基础设施配套费", "name: {zh: 市政配套费"))
    publish(project)
    site = project.build(tmp_path / "site")
    sums = (site / "data/fees/versions/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in sums] == ["2026-11-15.json", "2026-11-17.json"]
    for line in sums:
        checksum, name = line.split()
        content = (site / "data/fees/versions" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == checksum
    page = (site / "fees/changes/index.html").read_text(encoding="utf-8")
    assert all(line.split()[0] in page for line in sums)
    assert "文字修订" in page and "市政配套费" in page
    assert "与2026-11-17公布的版本一致" in page
