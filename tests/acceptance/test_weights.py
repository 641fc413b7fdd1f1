"""No page asks a reader's browser for more styles and scripts than the design allows."""

import re
from functools import cache
from pathlib import PurePosixPath

import pytest

STYLES = 30 * 1024
SCRIPTS = 25 * 1024

# What only printers need is left out of the count, and is not in the way of the first paint.
SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/q/[^"]+\.css)"')
SCRIPT = re.compile(r'<script[^>]* src="[^"]*?(assets/q/js/[^"]+\.js)"')
IMPORT = re.compile(r'(?:^|[\n;])\s*(?:import|export)\b[^;("]*?"\./([^"]+)"')


@pytest.fixture(scope="module")
def weight(site):
    @cache
    def weight(name):
        return (site / name).stat().st_size

    return weight


@pytest.fixture(scope="module")
def with_imports(site):
    """A script and all that it imports before it runs."""

    @cache
    def with_imports(name):
        text = (site / name).read_text(encoding="utf-8")
        found = (str(PurePosixPath(name).with_name(one)) for one in IMPORT.findall(text))
        return frozenset({name}).union(*(with_imports(one) for one in found))

    return with_imports


def pages(site):
    for page in sorted(site.rglob("*.html")):
        yield page.relative_to(site).as_posix(), page.read_text(encoding="utf-8")


def test_styles_keep_their_budget_on_every_page(site, weight):
    sums = {name: sum(map(weight, set(SHEET.findall(html)))) for name, html in pages(site)}
    assert min(sums.values()) > 0
    assert {name: total for name, total in sums.items() if total > STYLES} == {}


def test_no_page_waits_for_more_than_one_sheet_beside_the_one_that_all_share(site):
    counts = {name: len(set(SHEET.findall(html))) for name, html in pages(site)}
    assert set(counts.values()) == {2}


def test_the_colours_are_chosen_before_a_sheet_is_waited_for(site):
    late = [
        name
        for name, html in pages(site)
        if html.index("00-scheme.js") > html.index('rel="stylesheet"')
    ]
    assert late == []


def test_scripts_keep_their_budget_on_every_page(site, weight, with_imports):
    sums = {}
    for name, html in pages(site):
        loaded = frozenset().union(*map(with_imports, SCRIPT.findall(html)))
        sums[name] = sum(map(weight, loaded))
    assert min(sums.values()) > 0
    assert {name: total for name, total in sums.items() if total > SCRIPTS} == {}


def test_imports_are_followed(with_imports):
    assert "assets/q/js/search-site.js" in with_imports("assets/q/js/search-page.js")
