import shutil

import pytest

from site_builder.catalogue import load_catalogue
from site_builder.commands.preview.records import NotPlainError, read_again
from tests.conftest import ROOT

PROJECT = "projects/packaged/tea-drinks.yml"


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(ROOT / "tests" / "cases" / "default", tmp_path / "project")


def loaded(root):
    catalogue, findings = load_catalogue(root / "projects")
    return said(catalogue), [(one.location, one.rule.code) for one in findings]


def said(catalogue):
    records = {kind: tuple(ones) for kind, ones in catalogue.records.items()}
    sources = {key: (one.path, one.text) for key, one in catalogue.sources.items()}
    return records, catalogue.county, sources, catalogue.unparsed, catalogue.fee_versions


def reread(root, edit, *paths):
    """The catalogue before an edit, after which the paths are read again."""
    before, _ = load_catalogue(root / "projects")
    edit()
    reading = read_again(before, root, paths)
    found = [(one.location, one.rule.code) for ones in reading.findings.values() for one in ones]
    return said(reading.catalogue), found


def change(root, place, old, new):
    path = root / place
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_edits_are_read_as_the_whole_catalogue_would_be(root):
    other = "projects/packaged/a-first.yml"
    edits = {
        "a field": (lambda: change(root, PROJECT, "QX-2026-001", "QX-2026-009"), PROJECT),
        "the county": (
            lambda: change(root, "projects/county.yml", "as_of: 2026", "as_of: 2025"),
            "projects/county.yml",
        ),
        "a new record": (lambda: shutil.copy(root / PROJECT, root / other), other),
        "a move": (lambda: moved(root / other, root / "projects/packaged/sub/a-first.yml"), other,
                   "projects/packaged/sub/a-first.yml"),
        "a mistake": (lambda: change(root, PROJECT, "summary:", "sumary:"), PROJECT),
        "mended": (lambda: change(root, PROJECT, "sumary:", "summary:"), PROJECT),
        "a deletion": (lambda: (root / PROJECT).unlink(), PROJECT),
    }  # fmt: skip
    for name, (edit, *paths) in edits.items():
        assert (name, reread(root, edit, *paths)) == (name, loaded(root))


def moved(source, target):
    target.parent.mkdir()
    source.rename(target)


def test_what_cannot_be_told_from_the_file_alone_is_left_to_the_build(root):
    catalogue, _ = load_catalogue(root / "projects")
    double = root / "projects" / "packaged" / "sub" / "tea-drinks.yml"
    double.parent.mkdir()
    shutil.copy(root / PROJECT, double)
    for place in ("packaged/sub/tea-drinks.yml", "packaged/sub", "nowhere/x.yml"):
        with pytest.raises(NotPlainError):
            read_again(catalogue, root, [f"projects/{place}"])
