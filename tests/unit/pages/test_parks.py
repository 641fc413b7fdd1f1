import pytest

from site_builder.models.choices import LandState
from site_builder.pages.parks import park_pages


@pytest.fixture(scope="module")
def pages(edition):
    return {page.path: page for page in park_pages(edition("en"))}


def text(element):
    return " ".join(element.text_content().split())


def test_the_list_holds_every_plot_of_every_park(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["parks/"])
    for park in catalogue.parks:
        shown = tree.xpath(f"//tbody[@id='{park.id}']//th[@scope='row']")
        assert [text(one) for one in shown] == [plot.name for plot in park.plots]


def test_plots_in_the_list_lead_to_their_place_on_the_park_s_page(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["parks/"])
    links = set(tree.xpath("//th[@scope='row']/a/@href"))
    for park in catalogue.parks:
        ids = set(body(edition("en"), pages[f"parks/{park.id}/"]).xpath("//tr/@id"))
        assert {f"../parks/{park.id}/#{one}" for one in ids} <= links


def test_a_plot_without_a_price_says_so(pages, catalogue):
    zone = catalogue.park_by_id["county-zone"]
    prices = {plot["id"]: plot["price"] for plot in pages["parks/county-zone/"].view["plots"]}
    without = [plot.id for plot in zone.plots if plot.price is None]
    assert without
    assert {prices[one] for one in without} == {"To be published"}


def test_a_park_shows_its_own_projects_and_no_others(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["parks/liutang-park/"])
    shown = tree.xpath("//section[@id='projects']//h3/a/@href")
    own = {one.id for one in catalogue.projects if one.site.park == "liutang-park"}
    assert {link.split("/")[-2] for link in shown} == own
    assert len(shown) == len(own)


def test_a_park_states_what_each_plot_waits_for(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["parks/county-zone/"])
    reserved = [
        plot.id
        for plot in catalogue.park_by_id["county-zone"].plots
        if plot.state is LandState.RESERVED
    ]
    for plot in reserved:
        [row] = tree.xpath(f"//tr[@id='{plot}']")
        assert "Acquired, supply pending" in text(row)


def test_investment_per_mu_is_also_said_per_hectare(pages):
    terms = {row.name: row.value for row in pages["parks/county-zone/"].view["terms"]}
    assert terms[
        "Investment asked for"
    ] == "CNY 16.5 million a hectare (CNY 1.1 million a mu)".replace(
        "CNY ", "CNY\N{NO-BREAK SPACE}"
    ).replace(" million", "\N{NO-BREAK SPACE}million")


def test_the_page_of_a_park_says_who_checked_it_and_when(pages):
    rows = {row.name: str(row.value) for row in pages["parks/county-zone/"].view["answering"]}
    assert rows["Kept by"] == "Zone Administrative Committee"
    assert "Natural Resources Bureau" in rows["Verified"]
    assert "2026" in rows["Verified"]


def test_the_map_of_a_park_marks_this_park(pages, edition, body):
    tree = body(edition("en"), pages["parks/yunping-park/"])
    [picture] = tree.xpath("//figure//img/@src")
    assert picture.endswith("/map-en-yunping-park.svg")
