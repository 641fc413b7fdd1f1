from site_builder.catalogue import load_catalogue
from site_builder.commands.preview.finding_pages import families_at, page_at
from site_builder.locales import load_words
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import PAGE_FAMILIES
from site_builder.pages.edition import Edition
from site_builder.pages.project import project_pages
from tests.conftest import ROOT

PREFIXES = (("zh", ""), ("en", "en/"))


def edition():
    catalogue, _ = load_catalogue(ROOT / "projects")
    return Edition(catalogue, "zh", load_words("zh"), catalogue.county.as_of, PREFIXES)


def test_every_page_is_found_by_its_address():
    shipped = edition()
    families = [one for one in (*PAGE_FAMILIES, open_data_pages) if one is not project_pages]
    lost = [
        page.path
        for family in families
        for page in family(shipped)
        if family not in families_at(page.path)
    ]
    assert lost == []


def test_one_page_is_made_and_no_other():
    shipped = edition()
    project = shipped.catalogue.projects[0]
    for path in (f"projects/{project.id}/", "projects/compare/", "contact/", ""):
        assert page_at(shipped, path).path == path
    assert page_at(shipped, "projects/no-such-project/") is None
    assert page_at(shipped, "nowhere/") is None
