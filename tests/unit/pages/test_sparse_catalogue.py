"""Another county, which publishes little, in Chinese only: nothing is empty or invented."""

import re
from pathlib import Path

import pytest

from site_builder.catalogue import load_catalogue
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import all_pages
from site_builder.pages.maps import map_files

SPARSE = Path(__file__).parent / "sparse"
HAN = re.compile("[\u4e00-\u9fff]")
LISTS = ("ul", "ol", "dl", "tbody", "table", "select")
BLOCKS = ("h1", "h2", "h3", "h4", "p", "dt", "dd", "li", "caption")


@pytest.fixture(scope="module")
def county():
    loaded, findings = load_catalogue(SPARSE)
    assert loaded is not None, findings
    return loaded


@pytest.fixture(scope="module")
def sparse(county, edition_of):
    return {locale: edition_of(county, locale) for locale in ("zh", "en")}


@pytest.fixture(scope="module")
def site(sparse, body):
    """Every page of the county by locale and path, as a page and as a tree."""
    return {
        (locale, page.path): (page, body(edition, page))
        for locale, edition in sparse.items()
        for page in (*all_pages(edition), *open_data_pages(edition))
    }


@pytest.fixture(scope="module")
def text(site):
    def say(path, locale="en"):
        return said(site[locale, path][1])

    return say


def said(element):
    return " ".join(element.text_content().replace("\N{NO-BREAK SPACE}", " ").split())


def test_no_list_table_or_heading_is_empty(site):
    for key, (_, tree) in site.items():
        for element in tree.iter(*LISTS):
            assert element.findall("*"), (key, element.tag, element.get("class"))
        for element in tree.iter(*BLOCKS):
            has_picture = element.xpath(".//*[local-name()='svg']|.//img|.//input")
            assert said(element) or has_picture, (key, element.tag, element.get("class"))
        for table in tree.iter("table"):
            assert table.xpath(".//tbody/tr"), (key, said(table))


def test_no_section_consists_of_its_heading(site):
    for key, (_, tree) in site.items():
        for section in tree.iter("section"):
            headings = section.xpath(".//h2|.//h3|.//header")
            rest = said(section).removeprefix(said(headings[0])) if headings else "—"
            assert rest.strip(), (key, said(section))


def test_chinese_on_english_pages_is_marked_as_chinese(site):
    for (locale, path), (_, tree) in site.items():
        if locale == "zh":
            continue
        for element in tree.iter():
            if not isinstance(element.tag, str) or element.tag in ("script", "title"):
                continue
            if any(one.get("lang") == "zh" for one in (element, *element.iterancestors())):
                continue
            texts = (element.text, *(child.tail for child in element))
            found = [one for one in texts if one and HAN.search(one)]
            assert not found, (path, element.tag, element.get("class"), found)


def test_no_mark_up_is_shown_as_text_or_told_to_machines(site):
    for key, (page, tree) in site.items():
        assert "<span" not in said(tree), key
        assert "&lt;" not in said(tree), key
        for told in (page.title, page.description, page.source):
            assert "<" not in told, (key, told)


def test_sentences_have_no_gaps(site):
    for key, (page, tree) in site.items():
        assert not re.match(r"0\D", page.description), (key, page.description)
        for shown in (page.description, *(said(one) for one in tree.iter("p", "dd", "td"))):
            assert not re.search(r"\. \.|\s[.,;](\s|$)|，，|。。|：$|Source: *$", shown), (
                key,
                shown,
            )


def test_the_other_county_is_not_told_about_ours(site):
    ours = re.compile("Qingxi|清溪|County Zone|township|乡镇工业园")
    for key, (page, tree) in site.items():
        assert not ours.search(said(tree)), (key, ours.search(said(tree)))
        assert not ours.search(page.description), key


def test_parks_without_positions_have_no_map(sparse, site):
    assert not list(map_files(sparse["zh"]))
    for key, (_, tree) in site.items():
        assert not tree.find_class("q-map"), key


def test_a_sum_that_is_not_published_is_said_to_be_so(site, text):
    page = text("projects/electrodes/")
    assert "Total investmentTo be published" in page
    assert "CooperationTo be published" in page
    card = next(
        one
        for one in site["en", "projects/"][1].find_class("q-card--list")
        if "石墨电极" in said(one)
    )
    assert "InvestmentTo be published" in said(card)


def test_fees_that_facts_do_not_decide_are_counted_out_loud(text):
    assert "1 listed fee depends on facts not stated here" in text("projects/electrodes/")


def test_no_sum_is_claimed_where_no_example_can_be_computed(text):
    assert "CNY 0" not in text("fees/")
    assert "0, once" not in text("fees/")


def test_steps_for_certain_projects_are_not_said_to_be_for_all(text):
    page = text("procedures/approval/")
    assert "2 of them for some projects only" in page
    assert "all projects need" not in page


def test_a_park_without_plots_of_land_does_not_count_them(text):
    page = text("parks/east/")
    assert "0 plots" not in page
    assert "W-1" in page


def test_a_stopped_fee_is_not_in_force_now(text):
    assert "In force now, Stopped" not in text("fees/zhujian/")
    assert "In force now" in text("fees/zhujian/")


def test_only_the_copies_that_are_asked_for_are_shown(site):
    tables = site["en", "procedures/approval/"][1].xpath("//table[.//caption[@class='q-papers']]")
    heads = [[said(one) for one in table.iter("th")][:-1] for table in tables]
    assert heads == [["Paper"], ["Paper", "Copies"]]


def test_a_clause_that_only_names_its_beneficiaries_is_still_to_be_confirmed(text):
    page = text("projects/moulds/")
    assert "For: 规模以上企业" in page
    assert "To be confirmed" in page
    assert "No further condition" not in page


def test_names_in_a_formula_are_marked_as_chinese(site):
    tree = site["en", "fees/zhujian/"][1]
    value = next(one for one in tree.find_class("q-ratebox__value") if "职工数" in said(one))
    assert [one.text for one in value.xpath(".//span[@lang='zh']")] == ["职工数", "比例"]
    assert said(value) == "职工数 × 比例 \u2212 1"
