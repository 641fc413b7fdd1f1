"""What was read once is not parsed again, and never stands for something else."""

import os
import shutil
from pathlib import Path

import pytest

from site_builder.catalogue import kept_bytes, kept_from, read_catalogue
from site_builder.models import parsing

SHIPPED = Path(__file__).resolve().parents[3] / "projects"
BROKEN = "name: 甲\nowner: nobody\n"


@pytest.fixture
def folder(tmp_path):
    """A few records of the shipped catalogue, typed long ago."""
    for name in ("county.yml", "vocabularies", "offices", "events", "fees-published"):
        copy = shutil.copytree if (SHIPPED / name).is_dir() else shutil.copy2
        copy(SHIPPED / name, tmp_path / name)
    (tmp_path / "events" / "bad.yml").write_text(BROKEN, encoding="utf-8")
    for path in tmp_path.rglob("*.yml"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return tmp_path


def parsed(monkeypatch, folder, kept):
    """Read the catalogue, and name the files that were parsed."""
    names = []
    parse = parsing.parse_record

    def noted(model, source, given=None):
        names.append(source.path.rpartition("/")[2])
        return parse(model, source, given)

    monkeypatch.setattr("site_builder.catalogue.loading.parse_record", noted)
    return read_catalogue(folder, "projects", kept), sorted(names)


def same(one, other):
    ours, theirs = one.catalogue, other.catalogue
    return (
        one.findings == other.findings
        and ours.county == theirs.county
        and dict(ours.records) == dict(theirs.records)
        and ours.unparsed == theirs.unparsed
        and list(ours.sources) == list(theirs.sources)
        and [one for _, one in ours.fee_versions.readable]
        == [one for _, one in theirs.fee_versions.readable]
    )


def test_a_file_that_is_as_it_was_is_not_parsed_again(folder, monkeypatch):
    first = read_catalogue(folder)
    kept = kept_from(kept_bytes(first.kept))
    again, names = parsed(monkeypatch, folder, kept)
    assert names == []
    assert same(again, first)
    assert again.findings != []


def test_only_the_edited_file_is_parsed(folder, monkeypatch):
    first = read_catalogue(folder)
    path = min((folder / "offices").glob("*.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    again, names = parsed(monkeypatch, folder, first.kept)
    assert names == [path.name]
    assert same(again, read_catalogue(folder))


def test_a_file_with_another_stamp_and_the_same_text_is_read_but_not_parsed(folder, monkeypatch):
    first = read_catalogue(folder)
    path = min((folder / "offices").glob("*.yml"))
    os.utime(path, (1_700_000_009, 1_700_000_009))
    again, names = parsed(monkeypatch, folder, first.kept)
    assert names == []
    assert again.kept != first.kept


def test_what_was_written_just_now_is_told_by_its_text_not_by_its_stamp(folder, monkeypatch):
    path = min((folder / "offices").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    first = read_catalogue(folder)
    state = path.stat()
    path.write_text(text.replace("2026", "2025", 1), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    again, _ = parsed(monkeypatch, folder, first.kept)
    assert same(again, read_catalogue(folder))


def test_a_renamed_file_gets_its_own_id_and_findings(folder):
    first = read_catalogue(folder)
    path = min((folder / "offices").glob("*.yml"))
    path.rename(path.with_name("new-name.yml"))
    (folder / "events" / "bad.yml").rename(folder / "events" / "worse.yml")
    again = read_catalogue(folder, "projects", first.kept)
    assert same(again, read_catalogue(folder))
    assert "new-name" in {one.id for one in again.catalogue.offices}


def test_sources_say_what_was_typed_though_they_were_not_parsed(folder):
    first = read_catalogue(folder)
    again = read_catalogue(folder, "projects", kept_from(kept_bytes(first.kept)))
    key = ("county", "county")
    assert again.catalogue.sources[key].text == first.catalogue.sources[key].text
    assert again.catalogue.sources[key].data == first.catalogue.sources[key].data
    assert again.catalogue.locate(*key, ("name",)) == first.catalogue.locate(*key, ("name",))
