import datetime
from dataclasses import replace

import pytest

from site_builder.calculations.fee_periods import is_stopped, iter_items, period_on
from site_builder.pages.fee_groups import fee_group, shown_times
from site_builder.pages.fee_history import fee_history_pages
from site_builder.pages.fee_list import fee_list_pages
from site_builder.pages.fee_rows import fee_row

DAYS = [datetime.date(year, month, 1) for year in range(2012, 2030) for month in (1, 4, 12)]


@pytest.fixture(scope="module")
def groups(edition):
    return [fee_group(edition("zh"), fees, ()) for fees in edition("zh").catalogue.fee_lists]


def rows_on(group, day):
    found = {}
    for one in group.timed:
        if one.since <= day.isoformat() <= one.until:
            assert one.row.id not in found, "two rows of one item on one day"
            found[one.row.id] = one.row
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_rows_of_a_day_are_those_of_a_table_made_on_that_day(day, groups, edition):
    then = replace(edition("zh"), as_of=day)
    for fees, group in zip(edition("zh").catalogue.fee_lists, groups, strict=True):
        shown = rows_on(group, day)
        for item in fees.items:
            if item.id in shown:
                assert shown[item.id] == fee_row(then, fees, item, False)
            else:
                assert period_on(item, day) is None


def test_every_item_has_one_row_of_today(groups, edition):
    items = {item.id for _, item in iter_items(edition("zh").catalogue)}
    now = [one.row.id for group in groups for one in group.timed if one.is_now]
    assert sorted(now) == sorted(items)


def test_the_field_knows_the_first_day_of_the_table(groups, edition):
    times = shown_times(edition("zh"), groups)
    assert times.today == "2026-11-18"
    assert times.first == min(one.since for group in groups for one in group.timed)


@pytest.fixture(scope="module")
def history(edition, body):
    def page_of(path, locale="zh"):
        made = edition(locale)
        page = next(one for one in fee_history_pages(made) if one.path == path)
        return page, body(made, page)

    return page_of


def said(element):
    return " ".join(element.text_content().split())


def test_a_history_shows_every_standard_newest_first(history):
    _, body = history("fees/housing/infrastructure-fee/")
    rows = body.xpath("//table[contains(@class, 'q-timetable')]/tbody/tr")
    assert [said(row.find("th"))[:10] for row in rows] == ["2026-12-01", "2020-07-01", "2015-07-01"]
    assert [row.find_class("q-num")[0].text for row in rows] == ["60", "80", "98.05"]
    assert "现行" in said(rows[1])


def test_a_history_announces_the_next_standard(history):
    _, body = history("fees/housing/infrastructure-fee/")
    assert "2026-12-01" in said(body.find_class("q-alert--stale")[0])


def test_a_stopped_item_says_what_followed_it(history, catalogue):
    stopped = [
        (fees, item)
        for fees, item in iter_items(catalogue)
        if item.periods[-1].successor and is_stopped(item, datetime.date(2026, 11, 18))
    ]
    assert stopped
    for fees, item in stopped:
        _, body = history(f"fees/{fees.agency}/{item.id}/")
        alert = said(body.find_class("q-alert--stop")[0])
        assert item.periods[-1].successor.in_locale("zh").text in alert


def test_every_item_of_a_list_leads_to_its_history(edition, body, catalogue):
    made = edition("en")
    paths = {page.path for page in fee_history_pages(made)}
    for page in fee_list_pages(made):
        links = {link.removeprefix("../../") for link in body(made, page).xpath("//a/@href")}
        wanted = {path for path in paths if path.startswith(page.path)}
        assert wanted <= links
    assert len(paths) == sum(1 for _ in iter_items(catalogue))


def test_machines_are_told_each_standard_with_its_days(history):
    page, _ = history("fees/housing/infrastructure-fee/", "en")
    cost = page.structured[0]
    assert cost["@type"] == "cv:Cost"
    assert cost["cv:value"] == "80"
    assert cost["@id"].endswith("/fees/housing/infrastructure-fee/#cost")
    assert [
        (one["price"], one["validFrom"], one.get("validThrough", ""))
        for one in cost["priceSpecification"]
    ] == [
        ("98.05", "2015-07-01", "2020-06-30"),
        ("80", "2020-07-01", "2026-11-30"),
        ("60", "2026-12-01", "2028-11-30"),
    ]
