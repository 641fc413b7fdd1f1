import pytest

from site_builder.assembly.manifest import Entry, digest, read_manifest, write_manifest

MANIFEST = {
    "index.html": Entry(digest(b"made from"), 5, 1_000_000_001),
    "a/b.css": Entry(b"", 0, 2),
}


def kept_file(work):
    (file,) = (path for path in work.rglob("*") if path.is_file())
    return file


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    write_manifest(tmp_path, tmp_path / "site", MANIFEST)
    assert read_manifest(tmp_path, tmp_path / "site") == MANIFEST


def test_each_site_has_its_own(tmp_path):
    write_manifest(tmp_path, tmp_path / "site", MANIFEST)
    assert read_manifest(tmp_path, tmp_path / "other") == {}


@pytest.mark.parametrize("kept", [0, 3, 30, 60, -1])
def test_one_cut_short_counts_as_none(tmp_path, kept):
    write_manifest(tmp_path, tmp_path / "site", MANIFEST)
    file = kept_file(tmp_path)
    file.write_bytes(file.read_bytes()[:kept])
    assert read_manifest(tmp_path, tmp_path / "site") == {}


def test_one_of_another_version_counts_as_none(tmp_path):
    write_manifest(tmp_path, tmp_path / "site", MANIFEST)
    file = kept_file(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"manifest 5", b"manifest 4"))
    assert read_manifest(tmp_path, tmp_path / "site") == {}


def test_one_with_a_changed_byte_counts_as_none(tmp_path):
    write_manifest(tmp_path, tmp_path / "site", MANIFEST)
    file = kept_file(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"index", b"andex"))
    assert read_manifest(tmp_path, tmp_path / "site") == {}


def test_where_one_part_of_a_fingerprint_ends_makes_a_difference():
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest(b"ab", b"c") == digest(b"ab", b"c")
