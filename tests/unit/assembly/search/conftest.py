import datetime
from functools import partial
from pathlib import Path

import pytest

from site_builder.assembly.search import search_files
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.prose import load_prose
from tests.scripts import run_in_node

ROOT = Path(__file__).resolve().parents[4]
PREFIXES = (("zh", ""), ("en", "en/"))


@pytest.fixture(scope="session")
def node():
    """Run a module in Node with a value, and return the value that it prints."""
    return partial(run_in_node, "search/worker.js")


@pytest.fixture(scope="session")
def editions():
    catalogue, _ = load_catalogue(ROOT / "projects")
    day = datetime.date(2026, 11, 18)
    return [Edition(catalogue, one, load_words(one), day, PREFIXES) for one, _ in PREFIXES]


@pytest.fixture(scope="session")
def prose():
    return load_prose(ROOT / "content", "content", ("zh", "en"))[0]


@pytest.fixture(scope="session")
def index(editions, prose, tmp_path_factory):
    """The index of the shipped catalogue, as a folder."""
    folder = tmp_path_factory.mktemp("index")
    for name, content in search_files(editions, prose):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "assets" / "q" / "search"
