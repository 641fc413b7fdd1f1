import pytest

from site_builder.commands.preview.watching import Watch, is_source


@pytest.fixture(params=[False, True], ids=["told by the system", "polling"])
def watch(tmp_path, request):
    (tmp_path / "projects" / "packaged").mkdir(parents=True)
    (tmp_path / "projects" / "packaged" / "a.yml").write_text("a", encoding="utf-8")
    watch = Watch(tmp_path, is_polling=request.param)
    watch.begin()
    yield watch
    watch.end()


def found(watch, place):
    return any(place in watch.edits(2) for _ in range(20))


def test_edits_deletions_and_new_files_are_told(watch, tmp_path):
    folder = tmp_path / "projects" / "packaged"
    (folder / "a.yml").write_text("other", encoding="utf-8")
    assert found(watch, "projects/packaged/a.yml")
    (folder / "b.yml").write_text("b", encoding="utf-8")
    assert found(watch, "projects/packaged/b.yml")
    (folder / "a.yml").unlink()
    assert found(watch, "projects/packaged/a.yml")


def test_a_folder_that_comes_later_is_watched_too(watch, tmp_path):
    (tmp_path / "content").mkdir()
    assert found(watch, "content")
    (tmp_path / "content" / "index.md").write_text("new", encoding="utf-8")
    assert found(watch, "content/index.md")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("projects/county.yml", True),
        ("mkdocs.yml", True),
        ("site/index.html", False),
        ("projects/packaged/.a.yml.swp", False),
        ("projects/packaged/a.yml~", False),
    ],
)
def test_only_sources_count_not_what_editors_put_beside_them(place, expected):
    assert is_source(place.split("/")) is expected
