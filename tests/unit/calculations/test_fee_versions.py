import datetime
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from site_builder.calculations.changes import ChangeKind
from site_builder.calculations.fee_versions import (
    issue_changes,
    new_version,
    version_standing,
    version_steps,
)
from site_builder.calculations.published_list import list_checksum
from site_builder.catalogue import load_catalogue
from site_builder.models.fee_versions import (
    CHECKSUM_FILE,
    VERSION_FOLDER,
    FeeVersion,
    KeptVersion,
    checksum_lines,
    version_bytes,
)

DEFAULT = Path(__file__).resolve().parents[2] / "cases" / "default" / "projects"
LOCALES = ("zh", "en")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DEFAULT, tmp_path / "projects"))


def load(folder):
    catalogue, findings = load_catalogue(folder)
    assert not findings
    return catalogue


def keep(folder, *reworded):
    path = folder / "fees" / "housing.yml"
    typed = path.read_text(encoding="utf-8")
    for new, old in reworded:
        assert new in typed
        path.write_text(typed.replace(new, old), encoding="utf-8")
    day = {"published": "2026-08-15", "effective": "2026-08-20"}
    kept = KeptVersion("2026-08-15", version_bytes(new_version(load(folder), LOCALES) | day))
    path.write_text(typed, encoding="utf-8")
    place = folder / VERSION_FOLDER
    place.mkdir()
    (place / kept.file_name).write_bytes(kept.content)
    (place / CHECKSUM_FILE).write_text(checksum_lines((kept,)), encoding="utf-8")
    return kept


def test_a_version_holds_every_list_as_it_is_written(folder):
    catalogue = load(folder)
    version = FeeVersion.model_validate(json.loads(json.dumps(new_version(catalogue, LOCALES))))
    assert version.lists == catalogue.fee_lists
    assert [one.id for one in version.agencies] == ["housing"]
    assert version.records_sha256 == list_checksum(catalogue, LOCALES)


def test_a_version_is_the_same_file_whenever_it_is_written(folder):
    data = new_version(load(folder), LOCALES)
    assert version_bytes(data) == version_bytes(new_version(load(folder), LOCALES))


def test_a_version_names_the_checksum_of_the_one_before(folder):
    kept = keep(folder)
    data = new_version(load(folder), LOCALES)
    assert data["previous"] == {
        "published": "2026-08-15",
        "sha256": hashlib.sha256(kept.content).hexdigest(),
    }


def test_checksums_are_written_as_sha256sum_reads_them(folder):
    kept = keep(folder)
    assert checksum_lines((kept,)) == f"{kept.sha256}  2026-08-15.json\n"
    assert load(folder).fee_versions.checksums == {"2026-08-15.json": kept.sha256}


def test_the_issue_is_compared_with_the_version_before_it(folder):
    keep(folder, ("{zh: 建设单位, en: Developers}", "{zh: 建房单位, en: Builders}"))
    kinds = {change.item.id: change.kind for change in issue_changes(load(folder))}
    assert kinds == {
        "infrastructure-fee": ChangeKind.TEXT_ONLY,
        "review-fee": ChangeKind.TEXT_ONLY,
    }


def test_without_a_version_the_issue_is_compared_by_its_dates(folder):
    catalogue = load(folder)
    assert list(issue_changes(catalogue)) == []


def test_a_version_that_was_edited_is_not_compared(folder):
    kept = keep(folder, ("20元/平方米", "30元/平方米"))
    path = folder / VERSION_FOLDER / kept.file_name
    path.write_text(path.read_text(encoding="utf-8").replace("ZJ-01", "ZJ-07"), encoding="utf-8")
    assert list(version_steps(load(folder))) == []


def test_the_first_version_changes_nothing_that_is_known(folder):
    keep(folder)
    (step,) = version_steps(load(folder))
    assert step.changes is None
    assert step.item_count == 3


def test_a_version_stands_on_the_day_from_which_it_holds(folder):
    keep(folder)
    ((_, version),) = load(folder).fee_versions.readable
    assert version_standing(version).day == datetime.date(2026, 8, 20)
