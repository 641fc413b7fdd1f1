"""The fee estimator computes a bill from what a reader types, and keeps it in the address."""

import csv
import io
from urllib.parse import parse_qs, quote, urlsplit

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.addresses import LOCALES
from tests.browser.test_accessibility import start_check, violations

BILL = "table.q-bill:visible"
PLAN = "?disturbed_area=80亩&builds_new_floor=yes&acquires_land=yes&sector=manufacturing"


def lines(table):
    """Every line's words and sum, as a reader sees them."""
    rows = table.locator("tr[data-item]").all()
    return {row.get_attribute("data-item"): row.inner_text().split() for row in rows}


def assert_paid(page, item, sum_):
    expect(page.locator(f"{BILL} tr[data-item={item}] b.q-num")).to_have_text(sum_)


@pytest.fixture
def estimator(base, open_page):
    def open_estimator(query="", prefix="", **options):
        page = open_page(f"{base}{prefix}fees/estimator/{quote(query, safe='?=&%')}", **options)
        page.wait_for_selector("#estimator:not([hidden])")
        page.wait_for_load_state("networkidle")
        return page

    return open_estimator


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_the_factory_is_billed_as_the_page_without_script_bills_it(prefix, estimator):
    page = estimator(prefix=prefix)
    shown = lines(page.locator("#estimator table"))
    page.dispatch_event("#f-land_area", "input")
    expect(page.locator("#bill-facts")).to_contain_text("260")
    live = lines(page.locator("#estimator table"))
    page.evaluate("document.getElementById('estimator-static').hidden = false")
    static = lines(page.locator("#factory table"))
    assert {item: (live[item], static[item]) for item in live if live[item] != static[item]} == {}
    assert live.keys() == static.keys()
    assert shown == static
    assert len(live) >= 6
    assert page.complaints == []


def test_what_is_typed_changes_the_bill_and_the_address(estimator):
    page = estimator(PLAN)
    assert_paid(page, "soil-water-compensation", "90,666.67")
    page.fill("#f-disturbed_area", "100")
    assert_paid(page, "soil-water-compensation", "113,333.33")
    page.select_option("#f-disturbed_area + select", "公顷")
    assert_paid(page, "soil-water-compensation", "1,700,000")
    query = parse_qs(urlsplit(page.url).query)
    assert query["disturbed_area"] == ["100公顷"] and query["sector"] == ["manufacturing"]
    assert "1,700,000" in page.inner_text("#bill-sums")
    page.reload()
    page.wait_for_selector(BILL)
    assert_paid(page, "soil-water-compensation", "1,700,000")
    assert page.complaints == []


def test_an_address_in_other_units_is_understood(estimator):
    page = estimator("?construction_cost=1.2亿元&employees=260", "en/")
    assert page.input_value("#f-construction_cost") == "120"
    assert page.input_value("#f-construction_cost + select") == "百万元"


def test_a_figure_that_is_none_is_said_and_left_out(estimator):
    page = estimator(PLAN)
    page.fill("#f-disturbed_area", "eighty")
    assert_paid(page, "soil-water-compensation", "待定")
    assert page.get_attribute("#f-disturbed_area", "aria-invalid") == "true"
    assert page.locator("#e-disturbed_area").is_visible()
    assert page.locator(".q-error:visible").count() == 1
    assert "没有看懂：征占用土地面积" in page.inner_text("#bill-sums")


def test_a_later_day_takes_the_standard_of_that_day(estimator):
    query = "?floor_area=1000平方米&builds_new_floor=yes&is_in_planning_area=yes&is_in_park=no"
    page = estimator(f"{query}&building_use=commercial")
    assert_paid(page, "infrastructure-fee", "80,000")
    page.evaluate("document.querySelector('#f-day').closest('details').open = true")
    page.fill("#f-day", "2027-01-01")
    assert_paid(page, "infrastructure-fee", "60,000")


def test_a_fee_that_waits_for_a_fact_leads_to_its_field(estimator):
    page = estimator("?land_area=80亩")
    page.click("#bill-undecided a[href='#f-uses_forest']")
    expect(page.locator("#f-uses_forest")).to_be_focused()
    assert page.is_visible("#f-uses_forest")


def test_facts_that_decide_no_fee_are_not_asked_for_again(estimator):
    page = estimator("?land_area=80亩")
    expect(page.locator("#bill-sums")).to_contain_text("尚无确定应缴")
    assert page.locator("#bill-undecided li").count()


def test_clearing_all_facts_clears_bill_and_address(estimator):
    page = estimator(PLAN)
    page.click("button[type=reset]")
    page.wait_for_selector(BILL, state="hidden")
    assert urlsplit(page.url).query == ""


def test_a_project_opens_the_estimator_with_its_own_facts(base, open_page):
    page = open_page(f"{base}projects/aac-wall-panels/")
    stated = lines(page.locator("#fees table"))
    page.click("#fees a[href*='fees/estimator']")
    page.wait_for_selector(BILL)
    live = lines(page.locator("#estimator table"))
    assert {item: words[-1] for item, words in live.items()} == {
        item: words[-1] for item, words in stated.items() if item in live
    }
    assert live["soil-water-compensation"] == stated["soil-water-compensation"]


def saved(page, kind):
    with page.expect_download() as download:
        page.click(f"[data-act={kind}]")
    assert download.value.suggested_filename == f"bill.{kind}"
    return download.value.path().read_bytes()


def test_the_bill_is_saved_as_csv_that_no_spreadsheet_computes(estimator):
    page = estimator(PLAN)
    page.evaluate(
        "document.querySelector('#estimator tr[data-item=soil-water-compensation] a')"
        ".textContent = '=1+1'"
    )
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    (line,) = [row for row in rows if row and row[0].startswith("'=1+1")]
    assert line[3] == "90666.67" and "53,333.33" in line[1]
    assert page.complaints == []


def test_the_bill_is_saved_as_a_workbook_with_figures(estimator):
    page = estimator(PLAN)
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")))
    sheet = book["bill"]
    sums = [row[3].value for row in sheet.iter_rows(min_row=6) if len(row) > 3]
    assert 90666.67 in sums
    assert sheet.freeze_panes == "A6" and sheet.auto_filter.ref.startswith("A5:D")
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_print_shows_the_facts_and_the_bill_without_the_form(estimator):
    page = estimator(PLAN)
    page.emulate_media(media="print")
    assert not page.is_visible("#estimator-form") and not page.is_visible("[data-act=print]")
    assert "征占用土地面积 80亩" in page.inner_text("#bill-facts")
    assert page.is_visible(BILL)
    page.emulate_media(media="screen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_filled_estimator_is_accessible_and_fits(width, scheme, estimator):
    view = {"width": width, "height": 800}
    page = estimator(viewport=view, color_scheme=scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    # The bar with the sum lies over fields that are about to be scrolled to; below them it rests.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    start_check(page)
    assert violations(page) == []


def test_without_script_the_examples_stand_there(base, open_page):
    page = open_page(f"{base}fees/estimator/", java_script_enabled=False)
    assert not page.is_visible("#estimator")
    assert page.is_visible("#factory table")
