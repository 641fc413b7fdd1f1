"""Each family of pages, in each language, in a real browser on phone and desk."""

import pytest

from tests.addresses import ADDRESSES, NOT_FOUND, resolve

WIDTHS = (320, 390, 768, 1024, 1440)


@pytest.fixture(params=ADDRESSES)
def address(request, site):
    return resolve(site, request.param)


def test_nothing_goes_wrong_and_nothing_scrolls_sideways(address, base, open_page):
    page = open_page(base + address)
    assert page.complaints == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        excess = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert excess <= 0, f"{excess} px too wide at {width}"
    assert page.complaints == []


def test_it_works_below_any_path(address, base_below, open_page):
    if address == NOT_FOUND:
        # A server shows this page at any depth, so it alone is tied to the path of `site_url`.
        return
    assert open_page(base_below + address).complaints == []
