"""What is looked at in a catalogue is noted, however it is come by."""

import datetime
import shutil
from pathlib import Path

import pytest

from site_builder.calculations.project_terms import fitting_clauses, project_terms
from site_builder.catalogue import WatchedCatalogue, load_catalogue
from site_builder.models.projects import Project

SHIPPED = Path(__file__).resolve().parents[3] / "projects"
DAY = datetime.date(2026, 11, 18)


@pytest.fixture
def catalogue():
    loaded, _ = load_catalogue(SHIPPED)
    return WatchedCatalogue.of(loaded)


def seen_by(catalogue, look):
    with catalogue.watch() as seen:
        look()
    return seen


def test_fields_that_are_read_are_noted_and_others_are_not(catalogue):
    assert seen_by(catalogue, lambda: catalogue.parks) == set()
    assert seen_by(catalogue, lambda: [one.summary for one in catalogue.projects]) == {
        "",
        "code",
        "summary",
    }


def test_what_was_worked_out_before_is_noted_again(catalogue):
    def worked_out():
        return catalogue.recalled("names", lambda: [one.name for one in catalogue.projects])

    first = seen_by(catalogue, worked_out)
    assert first == seen_by(catalogue, worked_out) == {"", "code", "name"}


def test_within_something_that_is_watched_another_thing_may_be(catalogue):
    def both():
        inner = seen_by(catalogue, lambda: catalogue.projects[0].market)
        assert "market" in inner

    assert "market" in seen_by(catalogue, both)


@pytest.mark.parametrize("is_on_a_page_first", [True, False])
def test_a_verdict_rests_on_the_facts_of_a_project_whoever_asked_first(
    catalogue, is_on_a_page_first
):
    project = catalogue.projects[0]
    if is_on_a_page_first:
        project_terms(catalogue, project, DAY)
    seen = seen_by(catalogue, lambda: fitting_clauses(catalogue, project, DAY))
    assert {"investment", "returns", "facts"} <= seen


def test_watched_projects_are_as_good_as_plain_ones(catalogue):
    plain, _ = load_catalogue(SHIPPED)
    one, other = catalogue.projects[0], plain.projects[0]
    assert isinstance(one, Project)
    assert {name: getattr(one, name) for name in Project.model_fields} == {
        name: getattr(other, name) for name in Project.model_fields
    }


def test_a_fingerprint_changes_with_the_fields_that_were_looked_at_alone(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "projects")
    before = WatchedCatalogue.of(load_catalogue(tmp_path / "projects")[0])
    path = min((tmp_path / "projects" / "packaged").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name:\n  zh: ", "name:\n  zh: 新", 1), encoding="utf-8")
    after = WatchedCatalogue.of(load_catalogue(tmp_path / "projects")[0])
    assert before.digest_of({"", "summary"}) == after.digest_of({"", "summary"})
    assert before.digest_of({"", "name"}) != after.digest_of({"", "name"})
    path.unlink()
    deleted = WatchedCatalogue.of(load_catalogue(tmp_path / "projects")[0])
    assert after.digest_of({""}) != deleted.digest_of({""})
