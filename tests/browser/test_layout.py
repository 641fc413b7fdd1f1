"""Where things stand: beside long texts, above the footer, within cards and boards."""

from itertools import pairwise
from urllib.parse import unquote

import pytest

from tests.addresses import LOCALES

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}

LONG = (
    "projects/selenium-tea-extraction/",
    "parks/county-zone/",
    "industries/tea-food/",
    "policies/industrial-investment-grant/",
    "procedures/construction-permit/",
)

BOXES = """parts => parts.map(part => {
  const box = part.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""


def boxes(page, selector):
    return page.locator(selector).evaluate_all(BOXES)


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("path", LONG)
def test_a_way_to_ask_stays_beside_a_long_text(path, prefix, base, open_page):
    page = open_page(f"{base}{prefix}{path}", **DESK)
    aside = page.locator(".q-aside").bounding_box()
    assert aside["height"] > 2 * 900
    page.evaluate("y => scrollTo(0, y)", aside["y"] + aside["height"] * 0.6)
    (follow,) = boxes(page, ".q-follow")
    (header,) = boxes(page, ".q-header")
    assert header[3] < follow[1] < follow[3] < 900
    assert page.locator(".q-follow a[href^='tel:']").is_visible()


@pytest.mark.parametrize("path", LONG)
def test_nothing_beside_a_text_slides_over_its_neighbours(path, base, open_page):
    page = open_page(f"{base}{path}", **DESK)
    for share in (0, 300, 700, 1100):
        page.evaluate("y => scrollTo(0, y)", share)
        parts = boxes(page, ".q-aside > *")
        assert not any(overlap(a, b) for a, b in pairwise(parts)), share


@pytest.mark.parametrize("path", ["progress/", "industries/", "procedures/construction-permit/"])
def test_a_label_in_a_card_never_runs_into_its_value(path, base, open_page):
    page = open_page(f"{base}{path}", **PHONE)
    inset = "cells => cells.map(cell => parseFloat(getComputedStyle(cell).paddingLeft))"
    found = page.locator(".q-table--cards td[data-label]:visible").evaluate_all(inset)
    assert found
    assert min(found) > 80


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("projects/", ".q-pager"),
        ("projects/shortlist/?ids=selenium-tea-extraction", "#q-shortlist"),
    ],
)
def test_a_list_ends_well_above_the_footer(path, last, base, open_page):
    page = open_page(f"{base}{path}", **DESK)
    (footer,) = boxes(page, ".q-footer")
    assert footer[1] - boxes(page, last)[-1][3] > 40


@pytest.mark.parametrize("width", [768, 1024, 1280, 1440])
@pytest.mark.parametrize("path", ["fees/board/", "fees/board-a4/"])
def test_a_notice_board_is_seen_whole_on_a_desk(path, width, base, open_page):
    page = open_page(f"{base}{path}", viewport={"width": width, "height": 900})
    assert page.locator(".q-boards").evaluate("box => box.scrollWidth - box.clientWidth") <= 1


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_long_prose_lists_its_parts_where_there_is_room(prefix, base, open_page):
    page = open_page(f"{base}{prefix}county/location/", **DESK)
    links = page.locator(".q-prose__toc a:visible")
    targets = links.evaluate_all("links => links.map(link => link.hash.slice(1))")
    headings = page.locator(".q-prose__article h2").evaluate_all("all => all.map(one => one.id)")
    assert [unquote(one) for one in targets] == headings
    page.set_viewport_size({"width": 1024, "height": 900})
    assert links.count() == 0


def test_prices_before_and_after_a_change_stay_in_their_columns(base, open_page):
    page = open_page(f"{base}en/fees/changes/", **DESK)
    cells = boxes(page, ".q-changetable td:has(.q-rates)")
    lists = boxes(page, ".q-changetable td .q-rates li > :first-child")
    assert lists
    assert all(any(cell[0] <= one[0] and one[2] <= cell[2] for cell in cells) for one in lists)


LAST_LINES = """titles => titles.map(title => {
  const text = [...title.childNodes].find(node => node.nodeType === 3);
  const range = document.createRange();
  const tops = [...text.data].map((_, place) => {
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return Math.round(range.getBoundingClientRect().top);
  });
  return tops.filter(top => Math.abs(top - tops[tops.length - 1]) < 5).length;
})"""


def test_no_title_of_a_card_ends_in_a_line_of_one_character(base, open_page):
    page = open_page(f"{base}projects/", **PHONE)
    assert min(page.locator(".q-card__title a").evaluate_all(LAST_LINES)) > 1


@pytest.mark.parametrize("path", LONG)
def test_the_part_that_is_read_is_marked_in_the_list_of_parts(path, base, open_page):
    page = open_page(f"{base}{path}", **DESK)
    links = page.locator(".q-subnav a")
    for place in (1, 0, 1):
        target = links.nth(place).get_attribute("href")
        page.locator(target).evaluate("part => part.scrollIntoView()")
        page.locator(f".q-subnav a[href='{target}'][aria-current=location]").wait_for()
        assert page.locator(".q-subnav [aria-current]").count() == 1
