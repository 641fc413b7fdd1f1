"""No rule of WCAG 2.2 AA that a machine can check is broken, in light and in dark colours."""

from functools import cache
from pathlib import Path

import pytest

from tests.addresses import ADDRESSES, resolve
from tests.served import served

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Started and asked for apart, so that pages in both colours can be checked at the same time.
START = """tags => {
  window.checked = axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
}"""
TELEPHONE = {"width": 390, "height": 844}
COLOURS = ("light", "dark")


@cache
def axe():
    return AXE.read_text(encoding="utf-8")


def start_check(page, tags=TAGS):
    page.evaluate(axe())
    page.evaluate(START, tags)


def violations(page):
    return [
        f"{rule['id']} ({rule['help']}): {node['target']} {node['html'][:120]}"
        for rule in page.evaluate("() => window.checked")["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(address, site, base, open_page):
    url = base + resolve(site, address)
    pages = {colours: open_page(url, color_scheme=colours, bypass_csp=True) for colours in COLOURS}
    for page in pages.values():
        start_check(page)
    found = {colours: violations(page) for colours, page in pages.items()}
    assert found == {colours: [] for colours in COLOURS}


@pytest.mark.parametrize("address", ADDRESSES)
def test_fingers_find_room_for_every_target_on_telephones(address, site, base, open_page):
    page = open_page(base + resolve(site, address), bypass_csp=True, viewport=TELEPHONE)
    start_check(page, ["target-size"])
    assert violations(page) == []


def test_a_page_with_faults_does_not_pass(tmp_path, open_page):
    faulty = '<!doctype html><html><title>x</title><img src="data:,"><p style="color:#eee">pale'
    (tmp_path / "index.html").write_text(faulty, encoding="utf-8")
    with served(tmp_path) as address:
        page = open_page(address, bypass_csp=True)
        start_check(page)
        found = " ".join(violations(page))
    assert "image-alt" in found
    assert "html-has-lang" in found
