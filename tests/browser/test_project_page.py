"""A project's page on paper, and its desk on telephones and in messages."""

import re
from urllib.parse import unquote

import pytest

from tests.addresses import LOCALES

DESK = {"viewport": {"width": 1440, "height": 900}}
PROJECT = "projects/selenium-tea-extraction/"


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_a_project_is_printed_as_one_sheet_with_its_fees_and_its_desk(prefix, base, chromium):
    page = chromium.new_page()
    page.goto(f"{base}{prefix}{PROJECT}", wait_until="networkidle")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    for part in ("#fees .q-table__total", ".q-contact__qr svg", ".q-timeline", ".q-chart"):
        assert page.locator(part).first.is_visible(), part
    for part in (".q-nav", ".q-tray", ".q-choose", ".q-subnav", ".q-footer"):
        assert page.locator(f"{part}:visible").count() == 0, part
    page.close()


def test_pictures_have_their_room_before_they_arrive(base, open_page):
    images = open_page(base + PROJECT, **DESK).locator(".q-gallery img")
    assert images.count() > 1
    for at in range(images.count()):
        images.nth(at).evaluate("one => one.removeAttribute('src')")
        shape = images.nth(at).evaluate("one => one.clientWidth / one.clientHeight")
        assert shape == pytest.approx(1.5, abs=0.02)


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_mail_to_the_desk_says_which_project_it_is_about(prefix, base, open_page):
    page = open_page(f"{base}{prefix}{PROJECT}", **DESK)
    link = unquote(page.locator(".q-contact .q-btn--primary").get_attribute("href"))
    assert "QX-2026-001" in link
    assert page.locator("h1").text_content() in link
    assert link.endswith(f"/{prefix}{PROJECT}")


def test_the_lines_of_the_desk_can_be_copied(base, chromium):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"], **DESK)
    page = context.new_page()
    page.goto(f"{base}{PROJECT}", wait_until="networkidle")
    page.locator(".q-deskacts [data-q-copy]").click()
    page.wait_for_function("document.querySelector('.q-copy__said').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".q-contact__desk b").text_content() in copied
    assert page.locator(".q-contact__lines a").first.text_content() in copied
    context.close()


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_every_desk_on_the_contact_page_has_its_card(prefix, base, open_page):
    page = open_page(f"{base}{prefix}contact/", **DESK)
    cards = page.locator("a[href$='.vcf']").evaluate_all("links => links.map(a => a.href)")
    assert len(cards) == page.locator(".q-contact, .q-desk").count() > 1
    for card in cards:
        text = page.request.get(card).text()
        assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
        assert "\r\nTEL;TYPE=WORK,VOICE:+86" in text
    assert page.locator("form#form").count() == 0


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_the_matcher_opens_with_the_projects_facts(prefix, base, open_page):
    page = open_page(f"{base}{prefix}{PROJECT}", **DESK)
    page.locator("#incentives .q-more").click()
    page.wait_for_selector("#q-matching [data-q-badge]:visible")
    assert page.locator("[name=industry]").input_value() == "tea-food"
    assert page.locator(".q-matching__part[data-verdict=met] [data-clause]").count() > 0
