"""Fees by kind and policies by industry: complete lists, linked where readers need no script."""

import pytest

from site_builder.pages.browse.fees import FEES, fee_entries
from site_builder.pages.browse.policies import POLICIES
from site_builder.pages.fees import fee_pages
from site_builder.pages.plain_lists import FEE_FACET, POLICY_FACET, plain_list_pages
from site_builder.pages.policies import policy_pages
from site_builder.rules.addresses import _AGENCY, _POLICY

LOCALES = ("zh", "en")


@pytest.fixture(scope="module")
def pages(edition):
    return {locale: list(plain_list_pages(edition(locale))) for locale in LOCALES}


def wanted(made):
    """What must stand on each list, by its address."""
    lists = {}
    kinds = next(one for one in FEES.facets if one.key == FEE_FACET)
    for entry in fee_entries(made, ()):
        for key in kinds.of(made, entry):
            lists.setdefault(f"fees/kind/{key}/", set()).add(entry.item.id)
    industries = next(one for one in POLICIES.facets if one.key == POLICY_FACET)
    for policy in made.catalogue.policies:
        for key in industries.of(made, policy):
            lists.setdefault(f"policies/industry/{key}/", set()).add(policy.id)
    return lists


def shown(tree):
    links = tree.xpath("//tbody//th/a/@href")
    return {link.rpartition("#")[2] if "#" in link else link.split("/")[-2] for link in links}


@pytest.mark.parametrize("locale", LOCALES)
def test_each_kind_and_each_industry_has_a_list_of_all_that_is_its(locale, pages, edition, body):
    made = edition(locale)
    assert {page.path: shown(body(made, page)) for page in pages[locale]} == wanted(made)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_lists_link_them_with_their_counts(locale, pages, edition, body):
    made = edition(locale)
    counts = {}
    for page in (next(fee_pages(made)), next(policy_pages(made))):
        tree = body(made, page)
        for item in tree.xpath("//section[contains(@class, 'q-unscripted')]//li[a]"):
            url = item[0].get("href").removeprefix("../")
            counts[url] = int(item[1].text)
    lists = {page.path: len(page.view["lines"]) for page in pages[locale]}
    assert {url: count for url, count in counts.items() if "#" not in url} == lists


def test_a_list_leads_to_the_whole_one_narrowed_down_and_says_who_charges_what(
    pages, edition, body
):
    made = edition("en")
    page = next(one for one in pages["en"] if one.path == "fees/kind/deposit/")
    tree = body(made, page)
    assert tree.xpath("//header//a/@href") == ["../../../fees/?kind=deposit"]
    cells = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert all(len(row) == 4 and row[0] and row[1] and row[3] for row in cells)
    assert tree.xpath("//h1")[0].text == "Public fees: Deposit"


def test_no_record_can_take_the_folder_of_the_lists():
    assert _AGENCY.fullmatch(FEE_FACET)
    assert _POLICY.fullmatch(POLICY_FACET)
