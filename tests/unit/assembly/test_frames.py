import datetime
from functools import cache
from pathlib import Path

import pytest

from site_builder.assembly.frames import make_frame
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition

ROOT = Path(__file__).resolve().parents[3]
PROSE = frozenset({"county/", "guide/invest/", "guide/fee-lists/", "accessibility/"})
UNTRANSLATED = ROOT / "tests" / "unit" / "pages" / "sparse"


@cache
def catalogue_in(folder):
    loaded, _ = load_catalogue(folder)
    assert loaded is not None
    return loaded


@pytest.fixture
def frame(locales):
    def make(locale, prose=PROSE, folder=ROOT / "projects"):
        prefixes = tuple((link.code, link.prefix) for link in locales)
        words = load_words(locale)
        day = datetime.date(2026, 11, 18)
        return make_frame(
            Edition(catalogue_in(folder), locale, words, day, prefixes), locales, prose
        )

    return make


def addresses(frame):
    columns = (link for column in frame.footer_columns for link in column.links)
    return {link.url for link in (*frame.navigation, *frame.tools, *columns)}


def test_all_prose_that_the_clerks_wrote_is_linked(frame):
    assert addresses(frame("zh")) >= PROSE


@pytest.mark.parametrize("missing", sorted(PROSE))
def test_prose_that_a_county_does_not_have_is_not_linked(frame, missing):
    assert addresses(frame("en")) - addresses(frame("en", PROSE - {missing})) == {missing}


def test_a_county_without_prose_still_links_its_catalogue(frame):
    assert addresses(frame("zh", frozenset())) >= {"projects/", "fees/", "contact/", "search/"}


def test_only_the_filing_numbers_of_a_translated_county_are_chinese(frame):
    assert frame("en").languages == {"icp_number": "zh", "police_number": "zh"}
    assert frame("zh").languages == {}


def test_what_a_county_has_not_translated_is_known_to_be_chinese(frame):
    english = frame("en", folder=UNTRANSLATED)
    assert english.languages["site_name"] == "zh"
    assert english.languages["organiser"] == "zh"
    assert english.languages["complaint_note"] == "zh"


def test_the_other_name_is_left_out_where_it_would_be_the_same_again(frame):
    assert frame("en", folder=UNTRANSLATED).site_name_other == ""
    assert frame("en").site_name_other == frame("zh").site_name


def test_a_printed_page_says_of_what_day_it_is(frame):
    assert frame("zh").print_note == "数据截至2026-11-18，以网页最新版为准。"
