import json

import pytest

from site_builder.pages.project import project_pages
from site_builder.pages.project_sheet import GROUPS

KEYS = {line.key for group in GROUPS for line in group.lines}


@pytest.fixture(scope="module")
def sheets(edition):
    def sheets(locale):
        found = {}
        for page in project_pages(edition(locale)):
            sheets = ((name, text) for name, text in page.files if name.endswith(".json"))
            found.update({name: json.loads(text) for name, text in sheets})
        return found

    return sheets


@pytest.mark.parametrize(("locale", "prefix"), [("zh", ""), ("en", "en/")])
def test_every_project_has_a_sheet_beside_its_page(locale, prefix, sheets, catalogue):
    found = sheets(locale)
    assert set(found) == {f"{prefix}projects/{one.id}/facts.json" for one in catalogue.projects}
    for sheet in found.values():
        assert set(sheet["values"]) <= KEYS
        assert all(sheet["values"].values())


def test_each_line_of_the_comparison_is_said_of_some_project(sheets):
    said = {key for sheet in sheets("zh").values() for key in sheet["values"]}
    assert said == KEYS
