import pytest

from site_builder.models.choices import NodeState
from site_builder.pages.industries import industry_pages
from site_builder.pages.industry import wanted_nodes


@pytest.fixture(scope="module")
def pages(edition):
    return {page.path: page for page in industry_pages(edition("en"))}


def test_every_link_of_the_chain_stands_in_the_diagram_once(pages, catalogue, edition, body):
    for industry in catalogue.industries:
        tree = body(edition("en"), pages[f"industries/{industry.id}/"])
        names = [one.text_content() for one in tree.xpath("//section[@id='chain']//li/b")]
        assert sorted(names) == sorted(node.name.get("en") for node in industry.chain)


def test_links_that_are_not_in_place_are_marked_as_wanted_in_words(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["industries/tea-food/"])
    marked = tree.xpath("//li[contains(@class, '--wanted')][span[contains(@class, 'q-badge')]]/b")
    wanted = wanted_nodes(catalogue.industry_by_id["tea-food"])
    assert {one.text_content() for one in marked} == {node.name.get("en") for node in wanted}


def test_every_project_of_an_industry_stands_below_its_link(pages, catalogue):
    for industry in catalogue.industries:
        groups = pages[f"industries/{industry.id}/"].view["groups"]
        shown = [card.url for group in groups for card in group["cards"]]
        own = [f"projects/{one.id}/" for one in catalogue.projects if one.industry == industry.id]
        assert sorted(shown) == sorted(own)


def test_counts_in_the_diagram_lead_to_their_projects(pages, edition, body):
    tree = body(edition("en"), pages["industries/tea-food/"])
    targets = tree.xpath("//section[@id='chain']//a/@href")
    assert targets
    for target in targets:
        assert tree.xpath(f"//*[@id='{target.removeprefix('#')}']")


def test_policies_that_have_ended_are_not_offered(pages):
    for path, page in pages.items():
        if path != "industries/":
            urls = {policy["url"] for policy in page.view["policies"]}
            assert "policies/tourism-support-2019/" not in urls
            assert "policies/key-industries-2019/" not in urls


def test_a_policy_for_one_industry_is_not_offered_to_another(pages):
    tea = {policy["url"] for policy in pages["industries/tea-food/"].view["policies"]}
    footwear = {policy["url"] for policy in pages["industries/footwear-leather/"].view["policies"]}
    assert "policies/agri-processing-support/" in tea - footwear


def test_an_industry_without_figures_says_so(pages, catalogue):
    lines = {line["url"]: line for line in pages["industries/"].view["lines"]}
    without = [one for one in catalogue.industries if one.firms is None]
    assert without
    for industry in without:
        assert lines[f"industries/{industry.id}/"]["firms"] == "To be published"


def test_links_in_place_and_wanted_add_up(pages, catalogue):
    for line in pages["industries/"].view["lines"]:
        industry = catalogue.industry_by_id[line["url"].split("/")[1]]
        assert line["present"] + line["wanted"] == len(industry.chain)
        present = [node for node in industry.chain if node.state is NodeState.PRESENT]
        assert line["present"] == len(present)
