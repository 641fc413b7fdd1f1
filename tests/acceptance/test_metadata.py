"""What every built page tells search engines, messengers and inspectors of government sites."""

import json

import pytest
from lxml import html

EVERYWHERE = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE = ("ArticleTitle", "PubDate", "ContentSource")
LONGEST = 400


@pytest.fixture(scope="module")
def heads(site):
    return {
        page.relative_to(site).as_posix(): html.parse(str(page)).find("head")
        for page in sorted(site.rglob("*.html"))
    }


def said(head, name):
    found = head.xpath("meta[@name=$name or @property=$name]/@content", name=name)
    return found[0].strip() if found else ""


def test_inspectors_find_the_tags_of_government_pages(heads):
    for name, head in heads.items():
        wanted = (*EVERYWHERE, *(COLUMN if name != "404.html" else ()))
        article = ARTICLE if said(head, "og:type") == "article" else ()
        assert [one for one in (*wanted, *article) if not said(head, one)] == [], name
        if article:
            assert len(said(head, "PubDate")) == len("YYYY-MM-DD HH:MM"), name
        if name != "404.html":
            assert said(head, "ColumnDescription") != said(head, "ColumnName"), name


def test_every_page_is_described_in_its_own_words(heads):
    titles = {}
    for name, head in heads.items():
        if name == "404.html":
            continue
        title, text = head.findtext("title"), said(head, "description")
        assert title not in titles, (name, titles[title])
        titles[title] = name
        assert 10 < len(text) < LONGEST, (name, text)
        assert said(head, "og:title") in title, name
        assert said(head, "og:description") == text, name


def test_pages_name_their_address_and_their_counterparts_both_ways(heads, site):
    counterparts = {}
    for name, head in heads.items():
        if name == "404.html":
            continue
        [canonical] = head.xpath("link[@rel='canonical']/@href")
        links = head.xpath("link[@rel='alternate'][@hreflang]")
        counterparts[canonical] = {link.get("hreflang"): link.get("href") for link in links}
        assert set(counterparts[canonical]) == {"zh", "en", "x-default"}, name
        assert said(head, "og:url") == canonical, name
        base = counterparts[canonical]["x-default"].removesuffix(name.removeprefix("en/")[:-10])
        assert (site / said(head, "og:image").removeprefix(base)).is_file(), name
    for canonical, others in counterparts.items():
        assert canonical in others.values()
        assert all(counterparts[other] == others for other in others.values())


def test_pages_describe_their_subject_as_data(heads):
    for name, head in heads.items():
        blocks = head.xpath("script[@type='application/ld+json']/text()")
        assert all("https://schema.org" in str(json.loads(block)["@context"]) for block in blocks)
        is_listed = "noindex" not in said(head, "robots")
        assert blocks or not is_listed or name.endswith("search/index.html"), name
