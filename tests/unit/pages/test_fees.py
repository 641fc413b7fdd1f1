import datetime
import json
import re
from dataclasses import replace

import pytest

from site_builder.calculations.changes import ChangeKind
from site_builder.calculations.fee_periods import iter_items
from site_builder.pages.fee_change_text import counts_text, shown_change
from site_builder.pages.fee_changes import current_changes, fee_change_pages
from site_builder.pages.fee_estimator import fee_estimator_pages
from site_builder.pages.fee_list import fee_list_pages
from site_builder.pages.fee_plans import PLANS, plan_bill, plan_facts
from site_builder.pages.fees import fee_pages


@pytest.fixture(scope="module")
def schedule(edition, body):
    page, *_ = fee_pages(edition("zh"))
    return page, body(edition("zh"), page)


def agency_page(edition, agency):
    return next(page for page in fee_list_pages(edition) if page.path == f"fees/{agency}/")


def said(element):
    return " ".join(element.text_content().split())


def test_every_item_of_every_agency_has_a_row_that_can_be_linked_to(schedule, catalogue):
    ids = {row.get("id") for row in schedule[1].findall(".//table//tr") if row.get("id")}
    assert ids == {item.id for _, item in iter_items(catalogue)}


def test_the_jump_list_leads_to_every_agency_with_its_count(schedule, catalogue):
    (jumps,) = schedule[1].xpath("//*[@class='q-links'][.//a[starts-with(@href, '#')]]")
    links = jumps.xpath(".//a")
    anchors = {body.get("id") for body in schedule[1].findall(".//tbody")}
    assert [link.get("href").lstrip("#") in anchors for link in links] == [True] * len(links)
    counts = [int(count.text) for count in jumps.xpath(".//*[@class='q-count']")]
    assert counts == [len(fees.items) for fees in catalogue.fee_lists]


def test_a_stopped_fee_stays_in_the_list_with_its_date(schedule):
    row = schedule[1].get_element_by_id("termite-control")
    assert "q-row--stopped" in row.get("class")
    assert "2017-04-01" in said(row)
    assert not row.find_class("q-num")


def test_a_coming_standard_is_announced_and_does_not_hold_yet(schedule):
    row = schedule[1].get_element_by_id("infrastructure-fee")
    assert row.find_class("q-num")[0].text == "80"
    coming = said(row.find_class("q-coming")[0])
    assert "2026-12-01" in coming and "60" in coming


def test_on_the_day_itself_the_new_standard_stands_in_the_row(edition, body):
    later = replace(edition("zh"), as_of=datetime.date(2026, 12, 1))
    page, *_ = fee_pages(later)
    row = body(later, page).get_element_by_id("infrastructure-fee")
    assert row.find_class("q-num")[0].text == "60"
    assert not row.find_class("q-coming")


def test_changed_rows_are_marked_and_only_those(schedule, edition):
    marked = {row.get("id") for row in schedule[1].find_class("q-row--changed")}
    assert marked == {change.item.id for change in current_changes(edition("zh"))}


def test_each_row_cites_a_document_and_each_cell_has_its_label(schedule):
    for row in schedule[1].xpath("//tbody/tr[@id]"):
        assert row.find_class("q-law"), row.get("id")
        assert all(cell.get("data-label") for cell in row.findall("td"))


def test_the_change_strip_shows_different_kinds_of_changes_first(schedule, edition):
    kinds = [one.text for one in schedule[1].find_class("q-change__kind")]
    present = {change.kind for change in current_changes(edition("zh"))}
    assert len(set(kinds)) == min(len(kinds), len(present))


def test_the_data_set_is_described_with_its_issue(schedule, catalogue):
    data = next(block for block in schedule[0].structured if block["@type"] == "Dataset")
    assert data["version"] == catalogue.county.publication.period
    json.dumps(schedule[0].structured, ensure_ascii=False)


def test_the_english_page_marks_document_numbers_as_chinese(edition, body):
    page, *_ = fee_pages(edition("en"))
    laws = body(edition("en"), page).xpath("//*[@class='q-law']//*[@lang='zh']")
    assert laws and page.title == "Public fee schedule"
    assert not any("示例" in said(law) for law in laws)
    assert any(said(law.getparent()).endswith("号 (sample)") for law in laws)


def test_an_agency_page_shows_every_period_of_an_item_and_marks_the_current_one(edition, body):
    english = edition("en")
    item = body(english, agency_page(english, "housing")).get_element_by_id("infrastructure-fee")
    periods = item.find_class("q-period")
    assert "60" in said(item.find_class("q-period--coming")[0])
    assert "80" in said(item.find_class("q-period--now")[0])
    assert any("98.05" in said(one) and "18.05" in said(one) for one in periods)


def test_an_agency_page_names_its_counter_sign_off_and_cut_off(edition, body):
    text = said(body(edition("zh"), agency_page(edition("zh"), "housing")))
    for fact in ("0000-8123022", "2026-11-14", "2026-4", "2026-11-15"):
        assert fact in text


def test_who_pays_which_part_is_said_where_a_fee_is_split(edition, body):
    item = body(edition("en"), agency_page(edition("en"), "housing")).get_element_by_id(
        "housing-transfer-fee"
    )
    assert "Seller of existing housing" in said(item)


def test_the_rule_of_the_lower_bound_is_named_only_where_it_counts(edition, body):
    page = body(edition("en"), agency_page(edition("en"), "housing"))
    assert "Article 6" in said(page.get_element_by_id("sewage-treatment"))
    assert "Article 6" not in said(page.get_element_by_id("infrastructure-fee"))


def test_the_notice_states_before_after_and_document_of_each_change(edition, body):
    page, *_ = fee_change_pages(edition("zh"))
    lowered = body(edition("zh"), page).get_element_by_id(ChangeKind.LOWERED.value)
    row = next(one for one in lowered.findall(".//tbody/tr") if "配套费" in said(one))
    before, after = row.find_class("q-num")
    assert (before.text, after.text) == ("80", "60")
    assert "清政办发〔2026〕31号" in said(row)


def test_the_notice_lists_every_change_once(edition, body):
    page, *_ = fee_change_pages(edition("en"))
    rows = body(edition("en"), page).xpath("//*[contains(@class, 'q-changetable')]/tbody/tr")
    assert len(rows) == len(current_changes(edition("en"))) > 0


def test_a_change_among_many_standards_says_which_one_changed(edition):
    english = edition("en")
    change = next(
        one for one in current_changes(english) if one.item.id == "special-equipment-inspection"
    )
    summary = shown_change(english, change).summary.replace("\N{NO-BREAK SPACE}", " ")
    assert "CNY 600 → CNY 500" in summary


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_the_typical_plans_use_known_facts_and_come_to_fees(plan, edition):
    english = edition("en")
    assert len(plan_facts(english, plan)) == len(plan.facts)
    assert plan_bill(english, plan).computed


def test_a_rented_workshop_pays_no_fee_for_new_buildings(edition):
    workshop = next(plan for plan in PLANS if plan.id == "workshop")
    items = {line.item.id for line in plan_bill(edition("en"), workshop).lines}
    assert "infrastructure-fee" not in items and "soil-water-compensation" not in items


def test_the_estimator_says_what_it_needs_and_shows_examples_without_a_script(edition, body):
    (page,) = fee_estimator_pages(edition("en"))
    tree = body(edition("en"), page)
    static = tree.get_element_by_id("estimator-static")
    assert "needs JavaScript" in said(static) and "0000-8123012" in said(static)
    assert static.xpath(".//section[@id='factory']//tr[@data-item='soil-water-compensation']")
    assert tree.get_element_by_id("estimator").get("hidden") is not None


def test_the_estimator_asks_for_each_fact_once_in_a_labelled_field(edition, body):
    (page,) = fee_estimator_pages(edition("zh"))
    form = body(edition("zh"), page).get_element_by_id("estimator-form")
    names = [one.get("name") for one in form.xpath(".//*[@name]")]
    labels = {one.get("for") for one in form.xpath(".//label")}
    assert len(names) == len(set(names)) > 30
    assert labels == {f"f-{name}" for name in names}
    asked = {name for item in edition("zh").fee_rules.items for name in item.facts}
    assert {"land_area", "employees", "claim_amount"} <= set(names) <= asked | {"day", "year"}


def test_the_estimator_is_told_the_rules_in_one_language_and_none_of_the_past(edition):
    (page,) = fee_estimator_pages(edition("en"))
    data = json.loads(page.view["data"])
    (fee,) = [one for one in data["items"] if one["id"] == "infrastructure-fee"]
    assert all(one.get("until", "9999") >= data["day"] for one in fee["periods"])
    assert fee["reductions"][0]["text"] == "Factory buildings are exempt"
    assert "<" not in page.view["data"]


def test_a_lower_price_behind_a_surcharge_is_called_lowered(edition):
    change = next(one for one in current_changes(edition("en")) if one.item.id == "water-over-plan")
    assert change.kind is ChangeKind.LOWERED
    assert change.before.rate.on.amount > change.after.rate.on.amount


@pytest.mark.parametrize(
    ("locale", "lowered"),
    [("zh", re.compile(r"下调\d+项")), ("en", re.compile(r"\b\d+ lowered\b"))],
)
def test_changes_are_counted_as_each_language_counts(locale, lowered, edition):
    said = counts_text(edition(locale), current_changes(edition(locale)))
    assert lowered.search(said)
