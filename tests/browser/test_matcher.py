"""The policy matcher: facts in, clauses out, each with what decides it."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.addresses import LOCALES

DESK = {"viewport": {"width": 1440, "height": 900}}
PLAN = (
    "?industry=tea-food&sector=manufacturing&fixed_assets=92000000"
    "&registered_capital=6000000&jobs=30&land_area=53333.3333"
)


@pytest.fixture
def matcher(base, open_page):
    def matcher(prefix="", query="", **options):
        page = open_page(f"{base}{prefix}policies/matcher/{query}", **(options or DESK))
        if not options:
            page.wait_for_selector("#q-matching [data-q-badge]:visible")
        return page

    return matcher


def counts(page):
    return [int(n) for n in re.findall(r"\d+", page.locator(".q-matching__count").text_content())]


def clauses(page, verdict):
    return page.locator(f'.q-matching__part[data-verdict="{verdict}"] [data-clause]')


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_every_clause_stands_under_its_verdict_and_is_counted(prefix, matcher):
    page = matcher(prefix, PLAN)
    shown = [clauses(page, verdict).count() for verdict in ("met", "open", "not-met")]
    assert shown == counts(page)
    assert sum(shown) == page.locator("[data-clause]").count() > 20
    assert shown[0] > 0
    assert shown[2] > 0
    assert page.complaints == []


def test_both_languages_come_to_the_same(matcher):
    assert counts(matcher("", PLAN)) == counts(matcher("en/", PLAN))


def test_what_is_typed_is_judged_at_once_and_kept_in_the_address(matcher):
    page = matcher()
    page.get_by_label("固定资产投资", exact=True).fill("9,200")
    assert "fixed_assets=9200万元" in unquote(page.url)
    page.locator("[name=fixed_assets] + select").select_option(label="亿元")
    assert "fixed_assets=9200亿元" in unquote(page.url)
    other = page.locator("header a[hreflang|=en]").first.get_attribute("href")
    assert "fixed_assets=9200亿元" in unquote(other)


def test_a_plan_in_the_address_stands_in_the_readers_own_units(matcher):
    page = matcher("", PLAN)
    assert page.locator("[name=land_area]").input_value() == "80"
    page = matcher("en/", PLAN)
    assert page.locator("[name=fixed_assets]").input_value() == "92"


def test_a_figure_stands_in_a_unit_that_says_all_of_it(matcher):
    page = matcher("en/", PLAN)
    assert page.locator("[name=land_area]").input_value() == "80"
    assert page.locator("[name=land_area] + select").input_value() == "2000/3"
    assert "land_area=80亩" in unquote(page.url)


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_a_plan_is_carried_to_the_estimator_and_back(prefix, matcher):
    page = matcher(prefix, PLAN)
    before = counts(page)
    page.locator("[data-q-carry]").click()
    page.wait_for_selector("#bill-undecided li")
    assert page.locator("[name=land_area]").input_value() == "80"
    million = "92" if prefix else "9200"
    assert page.locator("[name=fixed_assets]").input_value() == million
    page.locator("[data-q-carry]").click()
    page.wait_for_selector("#q-matching [data-q-badge]:visible")
    assert page.locator("[name=fixed_assets]").input_value() == million
    assert counts(page) == before


@pytest.mark.parametrize(
    ("prefix", "sum_"),
    [("", "据此测算2,880,000元"), ("en/", "By these facts CNY 2,880,000")],
    ids=LOCALES,
)
def test_a_clause_says_what_it_comes_to_unless_it_fails(prefix, sum_, matcher):
    page = matcher(prefix, "?equipment_investment=3600万元&industry=tea-food")
    clause = page.locator('[data-clause="agri-processing-support/1"] [data-q-worth]')
    clause.wait_for()
    assert clause.text_content() == sum_
    page.locator("[name=equipment_investment]").fill("")
    expect(clause).to_be_hidden()


def test_a_clause_that_fails_says_which_condition_decides(matcher):
    page = matcher("", "?fixed_assets=9999999.99")
    clause = clauses(page, "not-met").filter(has_text="固定资产").first
    failing = clause.locator(".q-conditions__item--not-met").first
    assert "由此判定" in failing.text_content()
    assert "9999999.99元" in failing.text_content()


def test_a_fact_not_stated_can_be_filled_in_from_the_clause(matcher):
    page = matcher()
    button = page.locator("[data-q-ask]").last
    fact = button.get_attribute("data-q-ask")
    button.click()
    assert page.evaluate("document.activeElement.name") == fact
    assert page.locator(f"[name={fact}]").is_visible()


def test_what_is_no_figure_is_marked_and_not_counted(matcher):
    page = matcher()
    before = counts(page)
    field = page.locator("[name=fixed_assets]")
    field.fill("很多")
    assert field.get_attribute("aria-invalid") == "true"
    said = page.locator(f"#{field.get_attribute('aria-errormessage')}")
    assert said.is_visible()
    assert counts(page) == before
    field.fill("3000")
    assert not said.is_visible()


def test_full_width_figures_are_read(matcher):
    page = matcher()
    page.locator("[name=jobs]").fill("１２０")
    expect(page).to_have_url(re.compile("jobs=120"))


def test_clearing_the_form_clears_the_address(matcher):
    page = matcher("", PLAN)
    page.locator("#q-matching [type=reset]").click()
    page.wait_for_function("!location.search")
    assert counts(page)[0] == 0


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_without_script_all_clauses_stand_there_with_their_conditions(prefix, matcher):
    page = matcher(prefix, java_script_enabled=False, **DESK)
    assert page.locator(".q-nojs").is_visible()
    assert not page.locator("#q-matching form").is_visible()
    assert page.locator("[data-clause]:visible").count() > 20
    assert page.locator("[data-leaf]:visible").count() > 20


@pytest.mark.parametrize("path", ["", "policies/"])
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_the_panel_counts_and_leads_to_the_clauses(prefix, path, base, open_page):
    page = open_page(f"{base}{prefix}{path}", **DESK)
    panel = page.locator("[data-q-matcher]")
    total = int(panel.locator("[data-q-met]").text_content())
    panel.locator("[name=jobs]").fill("120")
    page.wait_for_function(
        "total => Number(document.querySelector('[data-q-met]').textContent) < total", arg=total
    )
    panel.locator("[type=submit]").click()
    page.wait_for_url("**/policies/matcher/?jobs=120")
