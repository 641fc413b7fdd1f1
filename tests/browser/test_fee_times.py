"""The fee table shows the standards of any day, and the address keeps the day."""

import pytest

from tests.addresses import LOCALES


def standard(page, item):
    return page.locator(f"tr[data-item={item}]:visible .q-num").first.inner_text()


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_another_day_shows_the_standards_of_that_day(prefix, base, open_page):
    page = open_page(f"{base}{prefix}fees/")
    assert standard(page, "infrastructure-fee") == "80"
    page.fill("#q-as-of", "2027-01-01")
    page.dispatch_event("#q-as-of", "change")
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
