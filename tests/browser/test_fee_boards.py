"""Notice boards print on the paper that they are made for, whole, one sheet a board."""

import re

import pytest

from tests.addresses import LOCALES

# Points of the paper, and pixels of a sheet.
PAPER = {"board": ((1190.6, 841.9), 1122.5), "board-a4": ((595.3, 841.9), 1122.5)}
HEIGHTS = "() => [...document.querySelectorAll('.q-board')].map(one => one.scrollHeight)"
WIDE = (
    "() => [...document.querySelectorAll('.q-board')].map(one => one.scrollWidth > one.clientWidth)"
)


def pages_of(pdf):
    boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    return count, {tuple(float(one) for one in box.split()[2:]) for box in boxes}


@pytest.mark.parametrize("folder", PAPER)
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_the_county_s_boards_print_one_a_page(prefix, folder, base, chromium):
    page = chromium.new_page()
    page.goto(f"{base}{prefix}fees/{folder}/")
    count, sizes = pages_of(page.pdf(prefer_css_page_size=True, print_background=True))
    assert count == page.locator(".q-board").count() > 1
    [size] = sizes
    assert size == pytest.approx(PAPER[folder][0], abs=1)
    page.close()


@pytest.mark.parametrize("path", ["fees/board-a4/", "projects/selenium-tea-extraction/", "costs/"])
def test_paper_knows_nothing_of_the_reader_s_large_text(path, base, chromium):
    page = chromium.new_page()
    page.goto(base + path)
    plain, _ = pages_of(page.pdf(prefer_css_page_size=True))
    page.evaluate("localStorage.setItem('q-text', 'large')")
    page.reload()
    assert page.locator("html[data-q-text=large]").count() == 1
    assert pages_of(page.pdf(prefer_css_page_size=True))[0] == plain
    page.close()


@pytest.mark.parametrize("folder", PAPER)
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_nothing_overflows_on_any_board(prefix, folder, site, base, open_page):
    boards = sorted(site.glob(f"{prefix}fees/**/{folder}/index.html"))
    assert len(boards) > 10
    # Every fourth agency, and the county.
    for board in [site / prefix / "fees" / folder / "index.html", *boards[::4]]:
        page = open_page(f"{base}{board.parent.relative_to(site).as_posix()}/")
        page.emulate_media(media="print")
        assert max(page.evaluate(HEIGHTS)) <= PAPER[folder][1], board
        assert True not in page.evaluate(WIDE), board
        page.emulate_media(media="screen")


def test_the_head_turns_white_for_office_printers(base, open_page):
    page = open_page(f"{base}fees/board/", java_script_enabled=False)
    head = page.locator(".q-board__head").first
    colour = "one => getComputedStyle(one).backgroundColor"
    assert head.evaluate(colour) != "rgb(255, 255, 255)"
    page.check("#q-white")
    assert head.evaluate(colour) == "rgb(255, 255, 255)"
