import json

import pytest

from benchmarks.peers.content import read_entries
from benchmarks.peers.markdown import file_name, linked_from, markdown_page
from benchmarks.peers.sources import write_sources

FRAME = """<!doctype html><html lang="{locale}"><head><title>t</title>
<meta name="description" content="About it"></head><body>
<b class="q-header__brand-name">Site</b><div class="q-announce__text">Note</div>
<a class="q-nav__link" href="{root}fees/">Fees</a>
<main>{body}</main><ul class="q-footer__filings"><li>ICP</li></ul></body></html>"""
BODY = """<nav class="q-crumbs"><a href="../">Home</a></nav><h1>Fee | water</h1>
<p class="q-lead">See <a href="../fees/#x">the list</a>, <b class="q-num">5</b> yuan</p>
<section id="s"><h2 id="h">More</h2><div>loose <svg><use href="i.svg#pin"/></svg></div>
<dl class="q-rows"><div><dt>Unit</dt><dd>m³</dd></div></dl>
<table class="q-table"><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><th>1</th><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg></section>"""


@pytest.fixture
def site(tmp_path):
    places = {"": "./", "fees/": "../", "en/": "./", "en/fees/": "../"}
    for path, root in places.items():
        page = tmp_path / "site" / path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        locale = "en" if path.startswith("en") else "zh"
        page.write_text(FRAME.format(locale=locale, root=root, body=BODY), "utf-8")
    return tmp_path / "site"


def test_what_a_page_says_is_read_as_data(site):
    entries = {(one.locale, one.path): one.data for one in read_entries(site)}
    assert sorted(entries) == [("en", ""), ("en", "fees/"), ("zh", ""), ("zh", "fees/")]
    page = entries["en", "fees/"]
    assert page["description"] == "About it"
    assert page["crumbs"] == [{"text": "Home", "href": "/en/"}]
    heading, lead, section = page["blocks"]
    assert heading["text"] == "Fee | water"
    assert {"text": "the list", "href": "/en/fees/#x"} in lead["runs"]
    assert {"text": "5", "kind": "num"} in lead["runs"]
    kinds = [block["type"] for block in section["blocks"]]
    assert kinds == ["heading", "text", "facts", "table", "finished"]
    assert section["blocks"][1]["runs"] == [{"text": "loose"}, {"icon": "pin"}]
    cell = section["blocks"][3]["rows"][0]["cells"][1]
    assert [item["runs"][0]["text"] for item in cell["blocks"][0]["items"]] == ["x", "y"]


def test_a_page_in_markdown_says_the_same(site):
    entry = next(one for one in read_entries(site) if (one.locale, one.path) == ("en", "fees/"))
    link = linked_from("fees/", "/en/", {"": "index.md", "fees/": "fees/index.md"})
    text = markdown_page(entry.data, link)
    assert "# Fee \\| water" in text
    assert "[the list](index.md#x)" in text
    assert "**5**" in text
    assert "| 1 | x<br>y |" in text
    assert "| Unit | m³ |" in text


def test_pages_with_pages_below_them_are_indexes():
    assert file_name("", {"fees/"}) == "index.md"
    assert file_name("fees/", {"fees/"}) == "fees/index.md"
    assert file_name("fees/water/", {"fees/"}) == "fees/water.md"


def test_every_peer_is_given_every_page(site, tmp_path):
    write_sources(site, tmp_path / "peers")
    place = tmp_path / "peers"
    for name in ("eleventy", "astro"):
        assert len(list((place / name / "entries").glob("*.json"))) == 4
    assert len(list((place / "hugo" / "content").rglob("*.md"))) == 4
    for name in ("mkdocs", "zensical", "i18n"):
        assert len(list((place / name / "docs").rglob("*.md"))) == 4
    settings = json.loads((place / "mkdocs" / "en.yml").read_text("utf-8"))
    assert settings["nav"] == [{"Fees": "fees.md"}]
