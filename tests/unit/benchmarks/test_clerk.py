import pytest

from benchmarks.clerk import EDITS
from benchmarks.generator import generate
from site_builder.commands.check import check


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    generate(folder, 70)
    return folder


@pytest.mark.parametrize("name", [name for name in EDITS if name != "nothing edited"])
def test_an_edit_changes_one_record_and_leaves_no_errors(folder, name):
    before = {path: path.read_bytes() for path in (folder / "projects").rglob("*.yml")}
    EDITS[name](folder)
    after = {path: path.read_bytes() for path in (folder / "projects").rglob("*.yml")}
    assert len(before.items() - after.items()) == 1
    assert not check(folder).has_errors
