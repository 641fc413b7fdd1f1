"""On paper pages are read, not used: no controls, and headings stay with their tables."""

import pytest

from tests.addresses import ADDRESSES, LOCALES, resolve
from tests.browser.test_fee_boards import pages_of

# The words that a reader searched for stay to be read.
CONTROLS = """() => [...document.querySelectorAll("input, select, button, summary")]
  .filter((one) => one.getClientRects().length && one.type !== "search" && one.type !== "radio")
  .map((one) => one.outerHTML)"""
IDS = "?ids=selenium-tea-extraction,aac-wall-panels"
CHOSEN = (f"projects/compare/{IDS}", f"projects/shortlist/{IDS}")


@pytest.mark.parametrize(
    "address", [*ADDRESSES, *(prefix + one for prefix in LOCALES.values() for one in CHOSEN)]
)
def test_paper_shows_nothing_to_press_or_fill_in(address, site, base, open_page):
    page, _, query = address.partition("?")
    page = open_page(f"{base}{resolve(site, page)}?{query}")
    page.emulate_media(media="print")
    found = page.evaluate(CONTROLS)
    page.emulate_media(media="screen")
    assert found == []


@pytest.mark.parametrize(
    "path", ["fees/", "fees/changes/", "fees/housing/infrastructure-fee/", "fees/housing/"]
)
def test_a_list_that_needs_wide_paper_turns_all_of_its_sheets(path, base, open_page):
    page = open_page(base + path)
    page.emulate_media(media="print")
    count, sizes = pages_of(page.pdf(prefer_css_page_size=True))
    page.emulate_media(media="screen")
    assert count > 1
    [(width, height)] = sizes
    assert width > height
