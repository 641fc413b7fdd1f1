import datetime
from functools import partial
from pathlib import Path

import pytest

from site_builder.assembly.search import search_entries, search_files
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.prose import load_prose
from tests.scripts import run_in_node

ROOT = Path(__file__).resolve().parents[4]
ASK_IN_NODE = """
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
const { Engine } = await import(process.argv[1]);
const { folder, queries } = JSON.parse(readFileSync(0, "utf8"));
const read = async (name) => new Uint8Array(await readFile(`${folder}/${name}`));
const engine = await new Engine(read).open();
const answers = [];
for (const [call, ...values] of queries) answers.push(await engine[call](...values));
console.log(JSON.stringify(answers));
"""
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
    for file in search_files(search_entries(editions, prose)):
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read())
    return folder / "assets" / "q" / "search"


@pytest.fixture(scope="session")
def ask(node, index):
    """Ask the browser's engine; a query may come with options."""

    def asking(locale, *asked):
        calls = [("search", *([one] if isinstance(one, str) else one)) for one in asked]
        return node(ASK_IN_NODE, {"folder": str(index / locale), "queries": calls})

    return asking


@pytest.fixture(scope="session")
def suggest(node, index):
    """Ask for what readers are offered while they type."""

    def suggesting(locale, *typed):
        calls = [("suggest", text, 5) for text in typed]
        return node(ASK_IN_NODE, {"folder": str(index / locale), "queries": calls})

    return suggesting


@pytest.fixture(scope="session")
def match(node, index):
    """Ask for all that a list keeps."""

    def matching(locale, text, kind):
        calls = [("match", text, kind)]
        return node(ASK_IN_NODE, {"folder": str(index / locale), "queries": calls})[0]

    return matching
