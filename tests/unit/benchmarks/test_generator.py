import pytest

from benchmarks.generator import generate
from site_builder.commands.check import check


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    folder = tmp_path_factory.mktemp("province")
    generate(folder, 300)
    return folder


def count(folder, kind):
    return len(list((folder / "projects" / kind).glob("*.yml")))


def test_a_generated_catalogue_has_no_errors(province):
    assert not check(province).has_errors
    assert count(province, "packaged") == 300


def test_surroundings_grow_more_slowly_than_projects(province, tmp_path):
    generate(tmp_path, 68)
    for kind in ("parks", "industries", "policies", "events"):
        assert 1 < count(province, kind) / count(tmp_path, kind) < 300 / 68 / 2
    assert count(province, "fees") == count(tmp_path, "fees")
    towns = [(one / "projects" / "county.yml").read_text("utf-8") for one in (province, tmp_path)]
    assert towns[0].count("- {id: chengguan") > towns[1].count("- {id: chengguan")


def test_generating_again_gives_the_same_files(province, tmp_path):
    generate(tmp_path, 300)
    for path in (tmp_path / "projects").rglob("*.yml"):
        assert path.read_bytes() == (province / path.relative_to(tmp_path)).read_bytes()
