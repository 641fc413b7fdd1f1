"""Text of twice the size: nothing scrolls sideways but tables in their regions, nothing is cut."""

import json

import pytest

from tests.addresses import ADDRESSES, LOCALES, resolve
from tests.browser.conftest import FLAGS
from tools.browser import find_chromium

WIDTHS = (1440, 1024, 768, 390, 320)
TWICE = 32
IDS = "?ids=selenium-tea-extraction,aac-wall-panels,bag-hardware-pvd"
FILLED = (
    f"projects/compare/{IDS}",
    f"projects/shortlist/{IDS}",
    "projects/?q=tea",
    "policies/matcher/?fixed_assets=92000000&sector=manufacturing&jobs=abc",
    "fees/estimator/?floor_area=20000",
)
# Beyond the window's edge without a region that scrolls, or within a box that cuts it off.
FAULTS = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const scrolls = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  const inRegion = (one) => {
    for (let at = one.parentElement; at !== document.body; at = at.parentElement) {
      if (scrolls(at)) return true;
    }
    return false;
  };
  // Shortened to whole lines on purpose: its own page says the rest.
  const isShortened = (one) => getComputedStyle(one).webkitLineClamp !== "none";
  const cuts = (one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return hides(overflowX) && one.scrollWidth > one.clientWidth + 2
      || hides(overflowY) && one.scrollHeight > one.clientHeight + 3;
  };
  const found = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    const isRead = box.width > 1 && box.height > 1 && one.textContent.trim()
      && !one.closest(".q-vh, svg, .q-board, select");
    return isRead && (cuts(one) && !isShortened(one) || box.right > edge && !inRegion(one));
  });
  const pages = document.documentElement.scrollWidth >= edge ? ["the page"] : [];
  return [...pages, ...found.map((one) => `${one.tagName}.${one.className} ${one.textContent}`)];
}"""


@pytest.fixture(scope="module")
def reader(chromium, tmp_path_factory):
    """A reader whose browser is told to set all text twice as large."""
    profile = tmp_path_factory.mktemp("profile")
    wishes = {"webkit": {"webprefs": {"default_font_size": TWICE}}}
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(wishes), encoding="utf-8")
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=find_chromium(), args=list(FLAGS)
    )
    yield context.pages[0]
    context.close()


@pytest.mark.parametrize(
    "address", [*ADDRESSES, *(prefix + one for prefix in LOCALES.values() for one in FILLED)]
)
def test_nothing_is_cut_or_leaves_the_page(address, site, base, reader):
    page, _, query = address.partition("?")
    reader.goto(f"{base}{resolve(site, page)}?{query}", wait_until="networkidle")
    size = reader.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size >= TWICE
    for width in WIDTHS:
        reader.set_viewport_size({"width": width, "height": 900})
        faults = reader.evaluate(FAULTS)
        assert faults == [], width
