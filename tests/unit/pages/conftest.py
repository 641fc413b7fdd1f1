import datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.pages.templates import Templates

ROOT = Path(__file__).resolve().parents[3]
AS_OF = datetime.date(2026, 11, 18)


@pytest.fixture(scope="session")
def catalogue():
    loaded, _ = load_catalogue(ROOT / "projects")
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def edition_of():
    def make(catalogue, locale):
        prefixes = (("zh", ""), ("en", "en/"))
        return Edition(catalogue, locale, load_words(locale), AS_OF, prefixes)

    return make


@pytest.fixture(scope="session")
def edition(catalogue, edition_of):
    @cache
    def make(locale="zh"):
        return edition_of(catalogue, locale)

    return make


@pytest.fixture(scope="session")
def body():
    """Set a page and return its body as a tree."""

    def render(edition, page):
        templates = Templates(ROOT / "theme" / "pages", edition)
        return html.fragment_fromstring(templates.render(page), create_parent="main")

    return render
