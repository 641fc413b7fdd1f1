import pytest

from site_builder.assembly.manifest import digest
from site_builder.assembly.publish import publish
from site_builder.assembly.release import Release

TEA = digest(b"tea")


@pytest.fixture
def site(tmp_path):
    """A site with one page, and what it was made from."""
    release = Release(tmp_path / "first", tmp_path / "site", {})
    release.make("tea/index.html", TEA, lambda: b"Tea")
    publish(tmp_path / "first", tmp_path / "site")
    return tmp_path / "site", release.entries


def next_release(site, tmp_path):
    folder, entries = site
    return Release(tmp_path / "next", folder, entries)


def content(tmp_path):
    return (tmp_path / "next" / "tea" / "index.html").read_bytes()


def test_a_file_made_from_the_same_is_shared_and_not_made(site, tmp_path):
    release = next_release(site, tmp_path)
    release.make("tea/index.html", TEA, lambda: pytest.fail("made again"))
    shared = tmp_path / "next" / "tea" / "index.html"
    assert shared.samefile(site[0] / "tea" / "index.html")
    assert release.entries == site[1]
    assert release.made == 0


def test_a_file_made_from_something_else_is_made(site, tmp_path):
    release = next_release(site, tmp_path)
    release.make("tea/index.html", digest(b"bamboo"), lambda: b"Bamboo")
    assert content(tmp_path) == b"Bamboo"
    assert (site[0] / "tea" / "index.html").read_bytes() == b"Tea"


def test_a_file_whose_making_is_unknown_is_made_each_time(site, tmp_path):
    release = next_release(site, tmp_path)
    release.make("tea/index.html", None, lambda: b"Tea")
    again = Release(tmp_path / "again", tmp_path / "next", release.entries)
    again.make("tea/index.html", None, lambda: b"Bamboo")
    assert (tmp_path / "again" / "tea" / "index.html").read_bytes() == b"Bamboo"


@pytest.mark.parametrize("touched", [b"By hand", b"Tee"])
def test_a_file_that_somebody_changed_on_the_site_is_made_again(site, tmp_path, touched):
    (site[0] / "tea" / "index.html").write_bytes(touched)
    next_release(site, tmp_path).make("tea/index.html", TEA, lambda: b"Tea")
    assert content(tmp_path) == b"Tea"


def test_a_file_that_somebody_deleted_from_the_site_is_made_again(site, tmp_path):
    (site[0] / "tea" / "index.html").unlink()
    next_release(site, tmp_path).make("tea/index.html", TEA, lambda: b"Tea")
    assert content(tmp_path) == b"Tea"


def test_where_files_cannot_have_two_names_they_are_copied(site, tmp_path, monkeypatch):
    def refuse(self, target):
        raise OSError

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    release = next_release(site, tmp_path)
    release.make("tea/index.html", TEA, lambda: pytest.fail("made again"))
    assert content(tmp_path) == b"Tea"
    third = Release(tmp_path / "third", tmp_path / "next", release.entries)
    third.make("tea/index.html", TEA, lambda: pytest.fail("made again"))


def test_equal_content_is_shared(site, tmp_path):
    first = Release(tmp_path / "next", site[0], site[1])
    first.write("a.css", b"a {}")
    second = Release(tmp_path / "second", tmp_path / "next", first.entries)
    second.write("a.css", b"a {}")
    assert (tmp_path / "second" / "a.css").samefile(tmp_path / "next" / "a.css")


def test_a_file_that_is_written_twice_leaves_the_site_as_it_is(site, tmp_path):
    release = next_release(site, tmp_path)
    release.make("tea/index.html", TEA, lambda: pytest.fail("made again"))
    release.make("tea/index.html", TEA, lambda: pytest.fail("made again"))
    release.write("tea/index.html", b"Tea")
    release.write("tea/index.html", b"Bamboo")
    assert content(tmp_path) == b"Bamboo"
    assert (site[0] / "tea" / "index.html").read_bytes() == b"Tea"


def test_content_that_was_made_from_something_else_is_shared_too(site, tmp_path):
    release = next_release(site, tmp_path)
    release.make("tea/index.html", digest(b"more tea"), lambda: b"Tea")
    assert (tmp_path / "next" / "tea" / "index.html").samefile(site[0] / "tea" / "index.html")
    assert release.entries["tea/index.html"].fingerprint == digest(b"more tea")
