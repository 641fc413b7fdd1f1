"""The project list: whole without a script, and drawn by scripts exactly as the page has it."""

import json
import re
import zlib

import pytest
from lxml import html

from site_builder.pages.projects import PAGE_SIZE, project_list_pages

LOCALES = ("zh", "en")


@pytest.fixture(scope="module")
def pages(edition):
    return {locale: list(project_list_pages(edition(locale))) for locale in LOCALES}


def table_of(page):
    ((url, content),) = page.files
    return url, json.loads(zlib.decompress(content))


def places(table, column):
    """Return the number of each row's value."""
    if column is None:
        return range(len(table["ids"]))
    return [ord(sign) - ord("]") for sign in table["columns"][column]]


def cell(table, name, row):
    column, values = table["cells"][name]
    return values[places(table, column)[row]]


def shape(element):
    text = html.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_card_drawn_from_the_table_is_the_card_of_the_page(edition, body, pages, locale):
    first = pages[locale][0]
    _, table = table_of(first)
    trees = [body(edition(locale), page) for page in pages[locale]]
    (pattern,) = trees[0].xpath("//template[@data-view='cards']//article")
    text = shape(pattern)
    drawn = set()
    for row, record in enumerate(table["ids"]):
        values = {name: cell(table, name, row) for name in table["cells"]} | {"id": record}
        values["plain"] = re.sub("<[^>]*>", "", values["name"])
        filled = re.sub(r"~(\w+)~", lambda match, own=values: own[match.group(1)], text)
        drawn.add(shape(html.fragment_fromstring(filled)))
    static = [
        shape(card).replace("../../../", "../")
        for tree in trees
        for card in tree.xpath("//article[not(ancestor::template)]")
    ]
    assert len(static) == len(table["ids"])
    assert set(static) == drawn


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_show_each_project_once_the_newest_first(edition, body, pages, locale, catalogue):
    shown = []
    for number, page in enumerate(pages[locale], start=1):
        assert page.path == ("projects/" if number == 1 else f"projects/page/{number}/")
        tree = body(edition(locale), page)
        cards = tree.xpath("//article[not(ancestor::template)]")
        assert 0 < len(cards) <= PAGE_SIZE
        shown += [
            (card.xpath(".//time/@datetime")[0], card.xpath(".//h2/a/@href")[0].split("/")[-2])
            for card in cards
        ]
    days = [day for day, _ in shown]
    assert days == sorted(days, reverse=True)
    assert sorted(name for _, name in shown) == sorted(one.id for one in catalogue.projects)


def test_the_form_counts_what_the_table_holds(edition, body, pages):
    first = pages["zh"][0]
    _, table = table_of(first)
    tree = body(edition("zh"), first)
    for facet in table["facets"]:
        rows = places(table, facet["column"])
        keys = [facet["keys"][option] for row in rows for option in facet["options"][row]]
        boxes = tree.xpath(f"//input[@type='checkbox' and @name='{facet['key']}']")
        shown = {box.get("value"): int(box.xpath("../span[2]")[0].text) for box in boxes}
        assert shown == {key: keys.count(key) for key in set(keys)}, facet["key"]


def test_a_table_of_other_content_has_another_address(pages):
    urls = [table_of(pages[locale][0])[0] for locale in LOCALES]
    assert len(set(urls)) == 2
    assert all(re.fullmatch(r"assets/q/browse/projects\.\w+\.[0-9a-f]{10}\.bin", u) for u in urls)


def test_the_first_page_alone_carries_the_form(pages):
    first, *others = pages["zh"]
    assert first.view["browser"]
    assert others
    assert not any(page.view["browser"] or page.files for page in others)
