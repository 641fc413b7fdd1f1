"""Costs, events, contact, progress, search and open data."""

from itertools import pairwise

import pytest

from site_builder.outputs.data_page import open_data_pages
from site_builder.outputs.tables import FORMATS, TABLES
from site_builder.pages.contact import contact_pages
from site_builder.pages.costs import cost_pages
from site_builder.pages.events import event_pages
from site_builder.pages.home import home_pages
from site_builder.pages.progress import progress_pages
from site_builder.pages.search import search_pages

FAMILIES = (
    contact_pages,
    cost_pages,
    event_pages,
    open_data_pages,
    progress_pages,
    search_pages,
)


def only(pages):
    (page,) = pages
    return page


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_page_has_one_title_and_headings_in_order(edition, body, family, locale):
    page = only(family(edition(locale)))
    tree = body(edition(locale), page)
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)


def test_every_price_stands_in_a_group_with_its_source_and_day(edition, body, catalogue):
    tree = body(edition("zh"), only(cost_pages(edition("zh"))))
    for cost in catalogue.costs:
        (section,) = tree.xpath(f"//section[@id='{cost.id}']")
        assert len(section.xpath(".//tbody/tr")) == len(cost.lines)
        assert cost.as_of.isoformat() in section.text_content()
        assert cost.source.get("zh") in section.text_content()
        assert section.xpath("string(.//tbody/tr[1]//b)")
        assert tree.xpath(f"//nav//a[@href='#{cost.id}']")


def test_the_prices_that_every_plant_pays_lead_the_page(edition, body):
    tree = body(edition("en"), only(cost_pages(edition("en"))))
    cells = tree.xpath("//dl[@class='q-facts']/div")
    assert [cell.xpath("string(dt/a/@href)") for cell in cells] == [
        "#electricity-industry",
        "#water-supply",
        "#gas-supply",
        "#wages-2026",
        "#industrial-land-price",
    ]
    assert "0.5936" in cells[0].text_content()


def test_the_home_page_says_months_by_name(edition, body):
    tree = body(edition("en"), only(home_pages(edition("en"))))
    months = tree.xpath("//time[@class='q-event__date']/span/text()")
    assert months
    assert all(month[:3].isalpha() for month in months)
    assert "month" not in " ".join(months)


def test_an_event_of_today_is_still_to_come(edition, body, catalogue):
    tree = body(edition("zh"), only(event_pages(edition("zh"))))
    coming = tree.xpath("//section[@aria-labelledby='coming']//li[@class='q-event']/@id")
    wanted = [one.id for one in catalogue.events if (one.ends or one.starts) >= edition("zh").as_of]
    assert coming == wanted
    assert len(tree.xpath("//li[@class='q-event']")) == len(catalogue.events)


def test_the_contact_page_has_a_place_for_every_office(edition, body, catalogue):
    tree = body(edition("en"), only(contact_pages(edition("en"))))
    ids = set(tree.xpath("//@id"))
    assert {one.id for one in catalogue.offices} <= ids
    assert {one.id for one in catalogue.county.agencies} <= ids
    dialled = set(tree.xpath("//a/@href"))
    assert {line.phone.tel_uri for line in catalogue.county.complaints} <= dialled


def test_progress_names_no_project(edition, body, catalogue):
    tree = body(edition("zh"), only(progress_pages(edition("zh"))))
    text = tree.text_content()
    assert not [one.id for one in catalogue.projects if one.name.get("zh") in text]
    counts = tree.xpath("//section[h2/@id='stage']//tbody//b/text()")
    assert sum(map(int, counts)) == len(catalogue.projects)


def test_the_search_page_links_everything_without_a_script(edition, body, catalogue):
    page = only(search_pages(edition("zh")))
    assert not page.is_listed
    links = set(body(edition("zh"), page).xpath("//a/@href"))
    for folder, records in (
        ("projects", catalogue.projects),
        ("parks", catalogue.parks),
        ("policies", catalogue.policies),
        ("procedures", catalogue.procedures),
    ):
        assert {f"../{folder}/{one.id}/" for one in records} <= links
    for item, (fees, _) in catalogue.fee_item_by_id.items():
        assert f"../fees/{fees.agency}/#{item}" in links


def test_chinese_names_stand_in_the_order_of_their_sound(edition):
    page = only(search_pages(edition("zh")))
    (parks,) = [group for group in page.view["groups"] if group["id"] == "all-parks"]
    first = [str(entry.link.text)[0] for entry in parks["entries"]]
    assert first == sorted(first, key="茶柳龙石县云".index)


def test_every_table_can_be_downloaded_in_every_format(edition, body):
    links = set(body(edition("en"), only(open_data_pages(edition("en")))).xpath("//a/@href"))
    for table in TABLES:
        assert {f"../../data/{table.name}.{form}" for form in FORMATS} <= links
