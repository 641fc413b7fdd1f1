import json

import pytest
from lxml import html

from site_builder.pages.home import home_pages
from site_builder.pages.json_text import json_for_html
from site_builder.pages.search import search_pages
from site_builder.pages.search_words import box_words, page_words, search_kinds, search_url

KINDS = ["project", "fee", "policy", "procedure", "park", "county"]


@pytest.fixture(params=["zh", "en"])
def tree(request, edition, body):
    (page,) = search_pages(edition(request.param))
    return body(edition(request.param), page)


def test_a_search_goes_to_the_page_itself_without_a_script(tree):
    (form,) = tree.xpath("//form[@role='search']")
    assert (form.get("method"), form.get("action")) == ("get", "./")
    assert form.xpath(".//input[@name='q']")
    assert form.xpath(".//input[@name='kind']/@value") == ["", *KINDS]


def test_what_only_a_script_can_do_is_hidden_until_it_runs(tree):
    (sort,) = tree.xpath("//label[.//select[@name='sort']]")
    assert sort.get("hidden") is not None
    assert tree.xpath("//noscript")


def test_what_can_be_asked_stands_before_the_list_of_everything(tree):
    parts = tree.xpath("//*[@id='search-results' or @id='search-tips' or @id='search-index']/@id")
    assert parts == ["search-results", "search-tips", "search-index"]


def test_every_search_that_is_offered_has_its_words_in_the_address(tree):
    offered = tree.xpath("//a[contains(@href, 'search/?q=')]")
    assert len(offered) >= 4
    assert all(link.get("href").partition("?q=")[2] for link in offered)


def test_a_long_index_shows_its_beginning_and_links_the_whole_list(edition, body, monkeypatch):
    monkeypatch.setattr("site_builder.pages.search._MOST", 5)
    made = edition("zh")
    (page,) = search_pages(made)
    section = body(made, page).xpath("//section[@aria-labelledby='all-projects']")[0]
    assert len(section.xpath(".//li")) == 5
    assert section.xpath("./p/a/@href") == ["../projects/"]


def test_the_field_on_the_home_page_offers_the_same_kinds(edition, body):
    (page,) = home_pages(edition("en"))
    values = body(edition("en"), page).xpath("//input[@name='kind']/@value")
    assert values == ["", *KINDS[:4]]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_scripts_get_every_word_in_the_readers_language(edition, locale):
    words = box_words(edition(locale)) | page_words(edition(locale))
    assert list(search_kinds(edition(locale))) == KINDS
    text = json.dumps(words, ensure_ascii=False)
    has_chinese = any("\u4e00" <= one <= "\u9fff" for one in text)
    assert has_chinese == (locale == "zh")


def test_counting_words_leave_the_count_to_the_script(edition):
    assert edition("en").words.forms("{n} result", "{n} results") == ("{n} result", "{n} results")
    assert len(set(edition("zh").words.forms("{n} result", "{n} results"))) == 1


def test_json_cannot_end_the_element_it_stands_in():
    value = {"text": "</script><!-- & “中”"}
    written = json_for_html(value)
    assert "<" not in written
    assert json.loads(written) == value
    block = html.fragment_fromstring(f"<div><script type='x'>{written}</script>after</div>")
    assert json.loads(block.find("script").text) == value


def test_words_that_mean_something_in_an_address_are_written_so_that_they_do_not():
    assert search_url("a&b=c/#d") == "search/?q=a%26b%3Dc%2F%23d"
