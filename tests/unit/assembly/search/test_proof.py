from dataclasses import replace

import pytest

from site_builder.assembly.assets import asset_files
from site_builder.assembly.search import SEARCH_FOLDER, proof, search_entries
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.proof import lost_places, prove
from site_builder.assembly.verify import NO_ANCHOR, NO_TARGET
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def entries(editions, prose):
    return search_entries(editions, prose)


@pytest.fixture(scope="session")
def release(entries, tmp_path_factory):
    """A release that holds the indexes and the scripts alone."""
    folder = tmp_path_factory.mktemp("release")
    for locale, found in entries.items():
        for name, content in make_index(locale, found).contents():
            write(folder / SEARCH_FOLDER / locale / name, content)
    for name, content in asset_files(ROOT / "theme" / "assets"):
        write(folder / name, content)
    return folder


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@pytest.fixture(params=["node", "twin"])
def way(request, monkeypatch):
    if request.param == "twin":
        monkeypatch.setattr(proof.shutil, "which", lambda name: None)


@pytest.mark.usefixtures("way")
def test_finds_every_shipped_record_by_its_own_names(release, entries):
    assert prove(release, SEARCH_FOLDER, entries) == []


def test_what_was_proved_is_not_asked_again(release, entries, tmp_path, monkeypatch):
    (tmp_path / "search").mkdir()
    assert prove(release, SEARCH_FOLDER, entries, tmp_path) == []
    monkeypatch.setattr(proof, "_places", lambda *_: pytest.fail("asked again"))
    assert prove(release, SEARCH_FOLDER, entries, tmp_path) == []


def test_after_an_edit_only_what_it_can_move_is_asked(release, entries, tmp_path, monkeypatch):
    (tmp_path / "search").mkdir()
    assert prove(release, SEARCH_FOLDER, entries, tmp_path) == []
    edited = replace(entries["zh"][3], title="没有编入索引的项目", other_titles=())
    changed = {**entries, "zh": [*entries["zh"][:3], edited, *entries["zh"][4:]]}
    for locale, found in changed.items():
        for name, content in make_index(locale, found).contents():
            write(tmp_path / "new" / SEARCH_FOLDER / locale / name, content)
    engine = "assets/q/js/search-engine.js"
    write(tmp_path / "new" / engine, (release / engine).read_bytes())
    asked, places = [], proof._places
    monkeypatch.setattr(proof, "_places", lambda *of: asked.append(of[1]) or places(*of))
    assert prove(tmp_path / "new", SEARCH_FOLDER, changed, tmp_path) == []
    assert {one.entry.ref for found in asked[0].values() for one in found} == {edited.ref}


@pytest.mark.usefixtures("way")
def test_names_the_record_that_is_not_found(release, entries):
    first = entries["zh"][0]
    lost = replace(first, ref="project/lost", title="没有编入索引的项目", url="projects/lost/")
    faults = prove(release, SEARCH_FOLDER, {"zh": [*entries["zh"], lost]})
    assert ("projects/lost/", "没有编入索引的项目") in {(one.page, one.value) for one in faults}
    assert {one.page for one in faults} == {"projects/lost/"}


def test_names_what_leads_to_a_place_that_is_not_there(entries, tmp_path):
    with_anchor = next(one for one in entries["zh"] if one.anchor)
    page = tmp_path / "en" / with_anchor.url / "index.html"
    there, gone = with_anchor, replace(with_anchor, anchor="nowhere")
    write(page, f'<h2 id="{there.anchor}">'.encode())
    elsewhere = replace(there, url="nowhere/")
    assert lost_places(tmp_path, "en/", [there]) == []
    faults = lost_places(tmp_path, "en/", [there, gone, elsewhere])
    assert {(one.page, one.what) for one in faults} == {
        (f"en/{there.url}", NO_ANCHOR),
        ("en/nowhere/", NO_TARGET),
    }
