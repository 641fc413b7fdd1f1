"""What was worked out of all but the projects is remembered for the next build."""

import shutil
from pathlib import Path

import pytest

from site_builder.catalogue import Memory, WatchedCatalogue, load_catalogue

SHIPPED = Path(__file__).resolve().parents[3] / "projects"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "projects"))


def worked_out(folder, packed, make):
    """Work something out in one build, and return it with what is remembered for the next."""
    memory = Memory(packed)
    catalogue = WatchedCatalogue.of(load_catalogue(folder)[0], memory)
    value = catalogue.remembered("parks", lambda: make(catalogue))
    return value, memory.packed(), memory.is_new


def parks(catalogue):
    return [park.id for park in catalogue.parks]


def never(catalogue):
    raise AssertionError("it was remembered")


def test_a_value_is_not_worked_out_again(folder):
    value, packed, is_new = worked_out(folder, b"", parks)
    assert is_new
    assert worked_out(folder, packed, never) == (value, packed, False)


def test_another_project_leaves_it_as_it_is(folder):
    value, packed, _ = worked_out(folder, b"", parks)
    min((folder / "packaged").glob("*.yml")).unlink()
    assert worked_out(folder, packed, never)[0] == value


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_another_record_of_any_other_type_makes_it_forgotten(folder, change):
    _, packed, _ = worked_out(folder, b"", parks)
    path = min((folder / "events").glob("*.yml"))
    if change == "edited":
        path.write_text(path.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    else:
        path.unlink()
    assert worked_out(folder, packed, lambda catalogue: "anew")[0] == "anew"


def test_what_projects_went_into_is_not_remembered(folder):
    _, packed, is_new = worked_out(folder, b"", lambda one: len(one.projects))
    assert not is_new
    assert worked_out(folder, packed, lambda catalogue: "anew")[0] == "anew"


def test_what_was_looked_at_for_a_remembered_value_is_still_noted(folder):
    catalogue = WatchedCatalogue.of(load_catalogue(folder)[0])

    def both():
        return catalogue.remembered("count", lambda: len(catalogue.projects))

    for _ in range(2):
        with catalogue.watch() as seen:
            both()
        assert "" in seen


def worked_out_of_each(folder, packed, make):
    """Work something out of each project in one build; return it with what is remembered."""
    memory = Memory(packed)
    catalogue = WatchedCatalogue.of(load_catalogue(folder)[0], memory)
    with catalogue.watch() as seen:
        values = {
            one.id: catalogue.remembered_of("stage", one, lambda one=one: make(one))
            for one in catalogue.projects
        }
    assert "stage" in seen
    return values, memory.packed()


def test_what_comes_of_a_project_is_worked_out_again_for_edited_ones_alone(folder):
    before, packed = worked_out_of_each(folder, b"", lambda one: one.stage.value)
    first, *others = sorted((folder / "packaged").glob("*.yml"))
    others.pop().unlink()
    first.write_text(first.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    after, _ = worked_out_of_each(folder, packed, lambda one: one.stage and "anew")
    assert after[first.stem] == "anew"
    rest = {path.stem for path in others}
    assert {one: after[one] for one in rest} == {one: before[one] for one in rest}
    assert set(after) == {first.stem, *rest}


def test_what_comes_of_projects_is_forgotten_with_any_other_record(folder):
    _, packed = worked_out_of_each(folder, b"", lambda one: one.stage.value)
    min((folder / "events").glob("*.yml")).unlink()
    after, _ = worked_out_of_each(folder, packed, lambda one: one.stage and "anew")
    assert set(after.values()) == {"anew"}
