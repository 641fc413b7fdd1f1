"""A page that is read after the last day of its data says so by itself."""

import pytest

NOTICE = "[data-q-valid-until]"


@pytest.fixture(params=["fees/", "fees/housing/", "en/fees/"])
def address(base, request):
    return f"{base}{request.param}"


def read_on(open_page, address, moment, zone):
    page = open_page(address, timezone_id=zone)
    page.clock.set_fixed_time(moment)
    page.reload()
    assert page.complaints == []
    return page.locator(NOTICE)


def test_nothing_is_said_until_the_last_day_is_over_in_the_county(open_page, address):
    notice = read_on(open_page, address, "2026-11-30T15:59:00Z", "America/New_York")
    assert notice.count() == 1 and not notice.is_visible()


def test_the_sentence_shows_once_the_day_has_begun_there(open_page, address):
    notice = read_on(open_page, address, "2026-11-30T16:01:00Z", "America/New_York")
    assert notice.is_visible()
    assert notice.get_attribute("role") == "status"
