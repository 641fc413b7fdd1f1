"""No rule of WCAG 2.2 AA that a machine can check is broken, in light and in dark colours."""

from functools import cache
from pathlib import Path

import pytest

from tests.addresses import ADDRESSES, resolve
from tests.served import served

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"


@cache
def axe():
    return AXE.read_text(encoding="utf-8")


def violations(page):
    page.evaluate(axe())
    return [
        f"{rule['id']} ({rule['help']}): {node['target']} {node['html'][:120]}"
        for rule in page.evaluate(RUN, TAGS)["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(address, colours, site, base, open_page):
    page = open_page(base + resolve(site, address), color_scheme=colours, bypass_csp=True)
    assert violations(page) == []


def test_a_page_with_faults_does_not_pass(tmp_path, open_page):
    faulty = '<!doctype html><html><title>x</title><img src="data:,"><p style="color:#eee">pale'
    (tmp_path / "index.html").write_text(faulty, encoding="utf-8")
    with served(tmp_path) as address:
        found = " ".join(violations(open_page(address, bypass_csp=True)))
    assert "image-alt" in found
    assert "html-has-lang" in found
