import datetime
from pathlib import Path

import pytest

from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.outputs import output_files
from site_builder.pages.edition import Edition

ROOT = Path(__file__).resolve().parents[3]
AS_OF = datetime.date(2026, 11, 18)
PREFIXES = (("zh", ""), ("en", "en/"))


@pytest.fixture(scope="session")
def make_editions():
    """Read the shipped catalogue afresh."""

    def make():
        catalogue, _ = load_catalogue(ROOT / "projects")
        locales = [locale for locale, _ in PREFIXES]
        return tuple(Edition(catalogue, one, load_words(one), AS_OF, PREFIXES) for one in locales)

    return make


@pytest.fixture(scope="session")
def editions(make_editions):
    return make_editions()


@pytest.fixture(scope="session")
def files(editions):
    return dict(output_files(editions, {"zh": (), "en": ()}))
