import json

import pytest

from site_builder.pages import all_pages
from site_builder.pages.head import head_values


@pytest.fixture(scope="module", params=["zh", "en"])
def described(request, edition):
    one = edition(request.param)
    return {
        page.path: [json.loads(block) for block in head_values(one, page)["structured"]]
        for page in all_pages(one)
    }


def of_type(blocks, kind):
    return [block for block in blocks if block["@type"] == kind]


def test_every_page_but_the_home_page_tells_where_it_stands(described):
    bare = {path for path, blocks in described.items() if not of_type(blocks, "BreadcrumbList")}
    assert bare == {"", "search/", "projects/compare/", "projects/shortlist/"}


def test_the_home_page_says_how_the_site_is_searched(described):
    (site,) = of_type(described[""], "WebSite")
    assert site["potentialAction"]["target"].endswith("search/?q={search_term_string}")


@pytest.mark.parametrize("section", ["projects", "parks", "industries", "policies", "procedures"])
def test_a_list_names_the_page_of_each_thing_on_it(described, section):
    (page,) = of_type(described[f"{section}/"], "CollectionPage")
    entries = page["mainEntity"]["itemListElement"]
    paths = {f"{section}/{entry['url'].rstrip('/').rsplit('/', 1)[1]}/" for entry in entries}
    assert paths <= described.keys()
    assert page["mainEntity"]["numberOfItems"] >= len(entries) > 5


def test_a_list_over_several_pages_counts_on_from_page_to_page(described, catalogue):
    positions = []
    for path in ("projects/", "projects/page/2/", "projects/page/3/"):
        (page,) = of_type(described[path], "CollectionPage")
        assert page["url"].endswith(f"/{path}")
        assert page["mainEntity"]["numberOfItems"] == len(catalogue.projects)
        positions += [entry["position"] for entry in page["mainEntity"]["itemListElement"]]
    assert positions == list(range(1, len(catalogue.projects) + 1))


def test_a_project_seeks_a_sum_in_figures(described, catalogue):
    project = next(one for one in catalogue.projects if one.investment.sought)
    (entity,) = of_type(described[f"projects/{project.id}/"], "Project")
    asked = entity["seeks"]["priceSpecification"]
    assert asked["priceCurrency"] == project.investment.sought.currency
    assert asked["minPrice"] == f"{project.investment.sought.low:f}"
    assert entity["identifier"] == project.code
