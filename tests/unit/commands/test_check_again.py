"""A check that knows what the last one found says what one that knows nothing says."""

import datetime
import shutil
from pathlib import Path

import pytest

from site_builder.commands.check import check
from site_builder.rules import RECORD_CHECKS

ROOT = Path(__file__).resolve().parents[3]


def add_file(root):
    (root / "projects" / "note.txt").write_text("x", encoding="utf-8")


def rename_park(root):
    path = min((root / "projects" / "parks").glob("*.yml"))
    path.rename(path.with_name("another-park.yml"))


def name_a_picture(root):
    path = min((root / "projects" / "parks").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    added = "images:\n  - file: images/none.jpg\n    caption: {zh: 图, en: Picture}\n"
    path.write_text(text + added, encoding="utf-8")


def edit_county(root):
    path = root / "projects" / "county.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("as_of: 20", "as_of: 29", 1), encoding="utf-8")


def edit_nothing(root):
    pass


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A project with few records, and what a check of it finds."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "projects", root / "projects")
    shutil.copy2(ROOT / "mkdocs.yml", root)
    (root / "content").mkdir()
    return root, check(root)


@pytest.mark.parametrize("edit", [edit_nothing, add_file, rename_park, name_a_picture, edit_county])
def test_findings_are_those_of_a_check_that_knows_nothing(start, tmp_path, edit):
    shutil.copytree(start[0], tmp_path, dirs_exist_ok=True)
    edit(tmp_path)
    first = start[1]
    assert check(tmp_path, None, first.kept, first.found).findings == check(tmp_path).findings


def test_a_picture_that_was_missing_may_be_there_now(start, tmp_path):
    shutil.copytree(start[0], tmp_path, dirs_exist_ok=True)
    name_a_picture(tmp_path)
    before = check(tmp_path, None, start[1].kept, start[1].found)
    (tmp_path / "projects" / "images").mkdir(exist_ok=True)
    (tmp_path / "projects" / "images" / "none.jpg").write_bytes(b"")
    after = check(tmp_path, None, before.kept, before.found)
    assert before.has_errors
    assert not after.has_errors


def test_a_record_is_checked_again_only_after_a_change_that_may_concern_it(start, monkeypatch):
    root, first = start
    looked_at = []

    def noted(review, subject):
        looked_at.append(subject.source.path)
        return ()

    monkeypatch.setattr("site_builder.rules.RECORD_CHECKS", (*RECORD_CHECKS, noted))
    path = min((root / "projects" / "packaged").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n# a note\n", encoding="utf-8")
    again = check(root, None, first.kept, first.found)
    path.write_text(text, encoding="utf-8")
    assert looked_at == [f"projects/packaged/{path.name}"]
    later = first.as_of + datetime.timedelta(days=900)
    assert len(again.findings) < len(check(root, later, first.kept, first.found).findings)
