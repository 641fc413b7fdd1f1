"""Readers whose browser runs no script miss nothing that they came for."""

import pytest

from tests.addresses import LOCALES

PHONE = {"viewport": {"width": 390, "height": 844}}
DESK = {"viewport": {"width": 1440, "height": 900}}
# Pages below a list's folder that are no records of it.
NO_RECORDS = {
    "fees/board",
    "fees/board-a4",
    "fees/changes",
    "fees/estimator",
    "fees/other-days",
    "policies/matcher",
    "projects/compare",
    "projects/shortlist",
}
LISTS = ("projects", "parks", "industries", "policies", "fees", "procedures")


def records(site, folder):
    pages = {
        page.parent.relative_to(site).as_posix() for page in site.glob(f"{folder}/*/index.html")
    }
    return {page for page in pages if page.rpartition("/")[2] != "page"} - {
        prefix + page for prefix in LOCALES.values() for page in NO_RECORDS
    }


def visible_links(page, base):
    links = page.locator("main a[href]:visible").evaluate_all("links => links.map(a => a.href)")
    return {link.partition("#")[0].removeprefix(base).rstrip("/") for link in links}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_lists_show_every_record(prefix, name, site, base, open_page):
    wanted = records(site, prefix + name)
    page = open_page(f"{base}{prefix}{name}/", java_script_enabled=False, **DESK)
    shown = visible_links(page, base)
    following = page.locator("a[rel=next]:visible")
    while following.count():
        following.first.click()
        shown |= visible_links(page, base)
    assert wanted
    assert wanted - shown == set()


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_projects_are_listed_by_what_scripts_narrow_them_down_by(prefix, base, open_page):
    page = open_page(f"{base}{prefix}projects/", java_script_enabled=False, **DESK)
    link = page.locator(".q-facets a[href$='/town/yunping/']")
    count = int(link.locator(".q-count").inner_text())
    link.click()
    assert page.url == f"{base}{prefix}projects/town/yunping/"
    assert page.locator("tbody tr:visible").count() == count > 0
    assert not page.locator("a[href$='projects/?town=yunping']").is_visible()


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("path", ["fees/kind/deposit/", "policies/industry/tea-food/"])
def test_fees_are_listed_by_kind_and_policies_by_industry(path, prefix, base, open_page):
    folder = path.split("/")[0]
    page = open_page(f"{base}{prefix}{folder}/", java_script_enabled=False, **DESK)
    item = page.locator(f".q-unscripted li:has(a[href$='{path.removeprefix(folder)}'])")
    count = int(item.locator(".q-count").inner_text())
    item.locator("a").click()
    assert page.url == f"{base}{prefix}{path}"
    assert page.locator("tbody tr:visible").count() == count > 0


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_the_menu_opens_on_a_phone(prefix, base, open_page):
    page = open_page(base + prefix, java_script_enabled=False, **PHONE)
    link = page.locator("#q-drawer nav a").first
    assert not link.is_visible()
    page.locator("#q-menu").click()
    link.click()
    assert page.url == f"{base}{prefix}projects/"


@pytest.mark.parametrize(("start", "other", "end"), [("", "en", "en/"), ("en/", "zh", "")])
def test_the_language_switch_stays_on_the_same_page(start, other, end, base, open_page):
    page = open_page(f"{base}{start}fees/housing/", java_script_enabled=False, **DESK)
    page.locator(f"header a[hreflang|={other}]").first.click()
    assert page.url == f"{base}{end}fees/housing/"


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_nothing_goes_wrong(prefix, base, open_page):
    page = open_page(f"{base}{prefix}fees/estimator/", java_script_enabled=False, **PHONE)
    assert page.locator("main a[href]:visible").count() > 0
    assert page.complaints == []
