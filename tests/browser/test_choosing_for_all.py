"""Trays, comparisons, lists and matched clauses break no rule of WCAG that a machine can check."""

import pytest

from tests.addresses import LOCALES
from tests.browser.test_accessibility import start_check, violations

IDS = "selenium-tea-extraction,aac-wall-panels,bag-hardware-pvd"
PAGES = {
    "tray": "projects/",
    "comparison": f"projects/compare/?ids={IDS}",
    "shortlist": f"projects/shortlist/?ids={IDS}",
    "empty comparison": "projects/compare/",
    "matcher": "policies/matcher/?fixed_assets=92000000&sector=manufacturing&jobs=abc",
    "project": "projects/selenium-tea-extraction/",
}
PHONES = ({"width": 390, "height": 844}, {"width": 320, "height": 700})


def opened(open_page, base, prefix, name, **options):
    page = open_page(base + prefix + PAGES[name], **options)
    if name == "tray":
        page.locator("[data-q-compare]").first.check()
        page.locator("#q-tray").wait_for()
    page.wait_for_timeout(300)
    return page


@pytest.fixture(autouse=True)
def nothing_chosen(base, open_page):
    yield
    for colours in ("light", "dark"):
        page = open_page(base, color_scheme=colours, bypass_csp=True)
        page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_everybody_can_choose(prefix, name, colours, base, open_page):
    page = opened(open_page, base, prefix, name, color_scheme=colours, bypass_csp=True)
    start_check(page)
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_nothing_runs_out_of_a_narrow_screen(prefix, name, base, open_page):
    for viewport in PHONES:
        page = opened(open_page, base, prefix, name, viewport=viewport)
        width = page.evaluate("document.documentElement.scrollWidth")
        page.evaluate("localStorage.clear()")
        assert width <= viewport["width"]


@pytest.mark.parametrize("name", ["comparison", "shortlist"])
def test_the_language_switch_keeps_the_projects(name, base, open_page):
    page = opened(open_page, base, "", name, viewport={"width": 1440, "height": 900})
    page.locator("header a[hreflang|=en]").first.click()
    page.wait_for_url(f"**/{PAGES[name]}")
    assert "/en/" in page.url
