import datetime

import pytest
from lxml import etree

from site_builder.outputs.events_calendar import escaped, folded
from site_builder.outputs.sitemap import site_map
from site_builder.outputs.xml_text import escaped as xml_escaped

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def unfolded(content):
    return content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


@pytest.mark.parametrize("text", ["短", "长" * 100, "a" * 75, "a" * 76, "a" * 74 + "长"])
def test_a_folded_line_is_short_whole_and_can_be_unfolded(text):
    content = folded(text)
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") for line in lines)
    assert content.replace(b"\r\n ", b"").decode("utf-8") == f"{text}\r\n"


def test_signs_with_a_meaning_in_calendars_are_escaped():
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_an_event_ends_on_the_day_after_its_last_one(files, editions):
    lines = unfolded(files["events.ics"])
    for event in editions[0].catalogue.events:
        end = (event.ends or event.starts) + datetime.timedelta(days=1)
        at = lines.index(f"UID:{event.id}@invest.qingxi.example")
        assert f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}" in lines[at : at + 4]
        assert f"DTEND;VALUE=DATE:{end:%Y%m%d}" in lines[at : at + 4]


def test_an_event_is_the_same_one_in_both_calendars(files):
    uids = [
        [line for line in unfolded(files[name]) if line.startswith("UID")]
        for name in ("events.ics", "en/events.ics")
    ]
    assert uids[0] == uids[1]
    assert uids[0]


@pytest.mark.parametrize("name", ["feed.xml", "fees.xml", "en/feed.xml", "en/fees.xml"])
def test_a_feed_has_entries_of_its_own_newest_first(files, name):
    feed = etree.fromstring(files[name])
    ids = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    updated = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert len(set(ids)) == len(ids) > 0
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext("a:updated", namespaces=ATOM) == updated[0]


def test_the_lowered_fee_says_before_and_now(files):
    feed = etree.fromstring(files["en/fees.xml"])
    entries = feed.findall("a:entry", ATOM)
    (lowered,) = [
        one
        for one in entries
        if "infrastructure-fee/2026-12-01/lowered" in one.findtext("a:id", namespaces=ATOM)
    ]
    summary = lowered.findtext("a:summary", namespaces=ATOM)
    assert "80" in summary.split("Now:")[0]
    assert "60" in summary.split("Now:")[1]


def test_nothing_in_a_feed_is_newer_than_the_site(files):
    for name in ("feed.xml", "fees.xml"):
        feed = etree.fromstring(files[name])
        assert max(feed.xpath("//a:updated/text()", namespaces=ATOM)) < "2026-11-19"


def test_the_site_map_names_languages_only_where_the_page_is(editions):
    day = datetime.date(2026, 1, 2)
    paths = {"zh": [("", None), ("guide/", day)], "en": [("", None)]}
    root = etree.fromstring(site_map(editions, paths))
    home, guide, english = root.findall("m:url", MAP)
    base = editions[0].catalogue.county.site.address
    assert english.findtext("m:loc", namespaces=MAP) == f"{base}en/"
    languages = [link.get("hreflang") for link in home.findall("x:link", MAP)]
    assert languages == ["zh", "en", "x-default"]
    assert guide.findall("x:link", MAP) == []
    assert guide.findtext("m:lastmod", namespaces=MAP) == "2026-01-02"


def test_signs_that_xml_forbids_are_left_out():
    text = xml_escaped('<\x02&"')
    assert etree.fromstring(f'<a b="{text}"/>').get("b") == '<&"'
