"""Every link of the built site leads somewhere, and every page can be reached."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest

from tests.addresses import ADDRESSES, file_of, resolve
from tests.links import read_pages

HOME = "index.html"
SAFE_SCHEMES = {"https", "mailto", "tel"}


@pytest.fixture(scope="module")
def pages(site):
    return read_pages(site)


@pytest.fixture(scope="module")
def inner_links(pages):
    return [
        link
        for page in pages.values()
        for link in page.links
        if not (link.is_external or link.is_naming)
    ]


def is_not_found(path):
    return path.endswith("404.html")


def counterpart_of(path):
    return path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"


def anchors(page):
    return [link for link in page.links if link.tag == "a" and not link.is_external]


def test_every_link_leads_to_a_file(site, inner_links):
    dead = {(link.page, link.address) for link in inner_links if not (site / link.file).is_file()}
    assert sorted(dead) == []


def places_in(site, pages, path):
    """The identifiers that a fragment may name: those of a page, or the symbols of a drawing."""
    if path in pages:
        return pages[path].ids
    text = (site / path).read_text(encoding="utf-8") if path.endswith(".svg") else ""
    return re.findall(r'\bid="([^"]+)"', text)


def test_every_fragment_names_a_place_on_its_page(site, pages, inner_links):
    lost = {
        (link.page, link.address)
        for link in inner_links
        if link.fragment and link.fragment not in places_in(site, pages, link.file)
    }
    assert sorted(lost) == []


def test_every_page_can_be_reached_from_the_home_page_by_links(pages):
    seen, waiting = {HOME}, deque([HOME])
    while waiting:
        for link in anchors(pages[waiting.popleft()]):
            if link.file in pages and link.file not in seen:
                seen.add(link.file)
                waiting.append(link.file)
    assert sorted(path for path in pages.keys() - seen if not is_not_found(path)) == []


def test_every_page_links_to_itself_in_the_other_language(pages):
    alone = [
        path
        for path, page in pages.items()
        if not is_not_found(path)
        and counterpart_of(path) not in {link.file for link in anchors(page) if link.hreflang}
    ]
    assert alone == []


def test_every_page_says_which_language_it_is_in(pages):
    wrong = {
        path: page.locale
        for path, page in pages.items()
        if page.locale.partition("-")[0] != ("en" if path.startswith("en/") else "zh")
    }
    assert wrong == {}


def test_every_page_names_its_own_address_and_those_in_both_languages(pages):
    [base] = [link.address for link in pages[HOME].links if "canonical" in link.rel]

    def url(path):
        return base + path.removesuffix(HOME)

    wrong = []
    for path, page in pages.items():
        if is_not_found(path):
            continue
        canonical = [link.address for link in page.links if "canonical" in link.rel]
        alternates = {
            link.address for link in page.links if "alternate" in link.rel and link.hreflang
        }
        if canonical != [url(path)] or not alternates >= {url(path), url(counterpart_of(path))}:
            wrong.append((path, canonical, sorted(alternates)))
    assert wrong == []


def test_only_readers_leave_the_site_never_the_page_itself(pages):
    loaded = [
        (link.page, link.address)
        for page in pages.values()
        for link in page.links
        if link.is_external
        and link.tag != "a"
        and not link.is_naming
        and not link.address.startswith("data:")
    ]
    assert loaded == []


def test_links_to_other_sites_are_safe(pages):
    unsafe = [
        (link.page, link.address)
        for page in pages.values()
        for link in page.links
        if link.is_external and link.tag == "a"
        if urlsplit(link.address).scheme not in SAFE_SCHEMES
    ]
    assert unsafe == []


def test_links_are_relative_except_on_the_page_for_lost_addresses(inner_links):
    absolute = {
        (link.page, link.address)
        for link in inner_links
        if link.address.startswith("/") and not is_not_found(link.page)
    }
    assert sorted(absolute) == []


def test_every_page_has_a_title_and_one_heading(pages):
    assert [path for path, page in pages.items() if not page.title] == []
    wrong = {path: page.headings for path, page in pages.items() if len(page.headings) != 1}
    assert wrong == {}
    assert [path for path, page in pages.items() if not page.headings[0]] == []


def test_pages_of_different_families_have_different_titles(site, pages):
    paths = [
        file_of(site, resolve(site, address)).relative_to(site).as_posix() for address in ADDRESSES
    ]
    titles = [pages[path].title for path in paths]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_links_of_every_kind_are_found_and_followed(tmp_path):
    folder = tmp_path / "en" / "fees"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><title>t</title><link rel="icon" href="../../i.svg#x">'
        '<a href="../">up</a><a href="#b">b</a><a href="/lost/">root</a><img src="a%20b.png"'
        ' srcset="a.png 1x, ../b.png 2x"><form action="../search/"></form><a href="tel:1">1</a>',
        encoding="utf-8",
    )
    [page] = read_pages(tmp_path).values()
    assert [link.file for link in page.links if not link.is_external] == [
        "i.svg",
        "en/index.html",
        "en/fees/index.html",
        "lost/index.html",
        "en/fees/a b.png",
        "en/fees/a.png",
        "en/b.png",
        "en/search/index.html",
    ]
    assert [link.address for link in page.links if link.is_external] == ["tel:1"]
