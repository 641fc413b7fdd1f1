"""The fee table shows the standards of any day, and the address keeps the day."""

import pytest
from playwright.sync_api import expect

from tests.addresses import LOCALES


def standard(page, item):
    return figure(page.locator(f"tr[data-item={item}]:visible .q-num").first.inner_text())


def figure(shown):
    """Return the figure of a standard, which English pages write behind its currency."""
    return shown.removeprefix("CNY\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_another_day_shows_the_standards_of_that_day(prefix, base, open_page):
    page = open_page(f"{base}{prefix}fees/")
    assert standard(page, "infrastructure-fee") == "80"
    page.fill("#q-as-of", "2027-01-01")
    page.dispatch_event("#q-as-of", "change")
    expect(page.locator("[data-q-as-of] output")).to_contain_text("2027-01-01")
    assert standard(page, "infrastructure-fee") == "60"
    assert "2027-01-01" in page.inner_text("[data-q-as-of] output")
    assert page.url.endswith("?as-of=2027-01-01")
    page.click("[data-q-as-of] button")
    assert standard(page, "infrastructure-fee") == "80"
    assert page.url.endswith("/fees/")
    assert page.complaints == []


def test_a_shared_address_shows_its_day(base, open_page):
    page = open_page(f"{base}fees/housing/?as-of=2016-01-01")
    assert standard(page, "infrastructure-fee") == "98.05"
    assert page.locator("tr[data-item=housing-transfer-fee]:visible .q-num").count() > 0
    assert page.input_value("#q-as-of") == "2016-01-01"


def test_rows_of_other_days_are_fetched_when_they_are_asked_for(base, open_page):
    page = open_page(f"{base}fees/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    rows = page.locator("tr[data-item=infrastructure-fee]")
    expect(rows).to_have_count(1)
    page.fill("#q-as-of", "2016-01-01")
    page.dispatch_event("#q-as-of", "change")
    expect(page.locator("[data-q-as-of] output")).to_contain_text("2016-01-01")
    assert rows.count() > 1
    assert standard(page, "infrastructure-fee") == "98.05"
    links = rows.locator("a").evaluate_all("all => all.map((one) => one.href)")
    assert {link for link in links if link.startswith(base)} == {
        f"{base}fees/housing/#infrastructure-fee",
        f"{base}fees/housing/infrastructure-fee/",
    }
    page.fill("#q-as-of", "2027-01-01")
    page.dispatch_event("#q-as-of", "change")
    assert standard(page, "infrastructure-fee") == "60"
    assert [url for url in asked if "/fees/" in url] == [f"{base}fees/other-days/"]


def test_rows_of_other_days_are_narrowed_down_too(base, open_page):
    page = open_page(f"{base}fees/?as-of=2016-01-01&agency=housing")
    page.wait_for_selector(".q-chip")
    expect(page.locator("tr[data-item=infrastructure-fee]:visible .q-num").first).to_have_text(
        "98.05"
    )
    agencies = page.locator("tbody[data-items]:visible")
    assert agencies.count() == 1
    assert agencies.get_attribute("id") == "agency-housing"


def test_a_day_that_cannot_be_fetched_is_said_to_be_so(base, chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/fees/other-days/", lambda route: route.abort())
    page.goto(f"{base}fees/?as-of=2016-01-01")
    said = page.locator("[data-q-as-of] output")
    expect(said).to_have_text("未能载入该日标准，请检查网络后重试。")
    assert standard(page, "infrastructure-fee") == "80"
    page.unroute("**/fees/other-days/")
    page.dispatch_event("#q-as-of", "change")
    expect(said).to_contain_text("2016-01-01")
    context.close()


def test_an_impossible_day_is_passed_over(base, open_page):
    page = open_page(f"{base}fees/?as-of=2026-13-45")
    assert standard(page, "infrastructure-fee") == "80"
    assert page.complaints == []


def test_without_script_the_table_stands_at_the_day_of_the_site(base, open_page):
    page = open_page(f"{base}fees/?as-of=2016-01-01", java_script_enabled=False)
    assert standard(page, "infrastructure-fee") == "80"
    assert not page.locator("[data-q-as-of]").is_visible()
    page.locator("tr[data-item=infrastructure-fee]:visible a.q-sub").click()
    assert page.url.endswith("/fees/housing/infrastructure-fee/")


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_without_script_the_standards_of_other_days_have_their_page(prefix, base, open_page):
    page = open_page(f"{base}{prefix}fees/", java_script_enabled=False)
    page.locator("a[href$='other-days/']").click()
    assert page.url == f"{base}{prefix}fees/other-days/"
    rows = page.locator("tr[data-item=infrastructure-fee]:visible")
    assert {"98.05", "60"} <= set(map(figure, rows.locator(".q-num").all_inner_texts()))
