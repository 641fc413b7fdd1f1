"""Lists of projects by one property: complete, paged, and where the project list links them."""

from collections import Counter

import pytest

from site_builder.pages import project_facets
from site_builder.pages.browse.projects import PROJECTS
from site_builder.pages.industry import industry_page
from site_builder.pages.park import park_page
from site_builder.pages.project_facets import LISTED, facet_list_url, project_facet_pages
from site_builder.pages.projects import project_list_pages
from site_builder.rules.addresses import _PROJECT

LOCALES = ("zh", "en")


@pytest.fixture(scope="module")
def pages(edition):
    return {locale: list(project_facet_pages(edition(locale))) for locale in LOCALES}


def shown(tree):
    return [link.get("href").split("/")[-2] for link in tree.xpath("//tbody//th/a")]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_option_has_a_list_of_all_its_projects(locale, pages, edition, body):
    made = edition(locale)
    wanted = {}
    for facet in (one for one in PROJECTS.facets if one.key in LISTED):
        for project in made.catalogue.projects:
            for key in facet.of(made, project):
                wanted.setdefault(facet_list_url(facet.key, key), set()).add(project.id)
    found = {page.path: set(shown(body(made, page))) for page in pages[locale]}
    assert found == wanted


def test_the_project_list_links_each_of_them_with_its_count(pages, edition, body):
    made = edition("zh")
    first = next(project_list_pages(made))
    links = body(made, first).xpath("//div[@class='q-unscripted']//li/a")
    counts = {link.get("href").removeprefix("../"): int(link[1].text) for link in links}
    lists = {page.path: len(page.view["lines"]) for page in pages["zh"]}
    assert counts == lists


def test_long_lists_are_paged(edition, body, monkeypatch):
    monkeypatch.setattr(project_facets, "PAGE_SIZE", 4)
    made = edition("en")
    folder = "projects/industry/tea-food"
    mine = [page for page in project_facet_pages(made) if page.path.startswith(folder)]
    assert [page.path for page in mine] == [
        f"{folder}/",
        *(f"{folder}.{number}/" for number in range(2, len(mine) + 1)),
    ]
    trees = [body(made, page) for page in mine]
    names = [name for tree in trees for name in shown(tree)]
    tea = [one.id for one in made.catalogue.projects if one.industry == "tea-food"]
    assert Counter(names) == Counter(tea)
    assert all(len(shown(tree)) <= 4 for tree in trees)
    assert trees[0].xpath("//a[@rel='next']/@href") == [f"../../../{folder}.2/"]


def test_no_project_can_take_the_address_of_a_list():
    assert all(_PROJECT.fullmatch(key) for key in LISTED)


def test_pages_of_industries_and_parks_show_some_projects_and_link_all(
    edition, body, catalogue, monkeypatch
):
    made = edition("zh")
    industry = catalogue.industry_by_id["tea-food"]
    park = catalogue.park_by_id["county-zone"]
    monkeypatch.setattr("site_builder.pages.industry._CARDS", 1)
    monkeypatch.setattr("site_builder.pages.park._CARDS", 2)
    for page, folder, most in (
        (industry_page(made, industry), facet_list_url("industry", industry.id), 1),
        (park_page(made, park), facet_list_url("park", park.id), 2),
    ):
        tree = body(made, page)
        assert tree.xpath(f"//header/a[@href='../../{folder}']")
        groups = tree.xpath("//section[@id='projects']//div[article]")
        assert groups
        assert all(len(group.xpath("article")) <= most for group in groups)
