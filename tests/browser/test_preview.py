"""What a clerk sees of an edit in the browser, at once and without harm to the last good page."""

import re
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.previewed import PATIENCE, PROJECT, eventually, previewed, small_project

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
PAGE = "projects/tea-drinks/"
SUMMARY = "用本地茶叶生产即饮茶。"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with previewed(small_project(tmp_path_factory.mktemp("preview") / "project")) as preview:
        yield preview


@pytest.fixture
def desk(preview):
    """The preview with all files as they were, before a test and after it."""
    kept = {path: path.read_bytes() for path in preview.folder.glob("[pc]*/**/*") if path.is_file()}
    yield preview
    for path, content in kept.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    eventually(lambda: SUMMARY in preview.fetch(PAGE))
    eventually(lambda: 'data-errors="0"' in preview.fetch(PAGE))


@contextmanager
def browsing(chromium, address, **options):
    context = chromium.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda said: page.complaints.append(said.text))
    page.goto(address)
    yield page
    context.close()


@pytest.fixture
def page(desk, chromium):
    with browsing(chromium, desk.address + PAGE) as page:
        yield page
        assert page.complaints == []


def shown(page, text):
    return page.get_by_text(text).first.wait_for()


def test_an_edit_is_shown_and_the_reader_stays_where_he_was(desk, page):
    page.evaluate("() => scrollTo(0, 700)")
    desk.replace(PROJECT, SUMMARY, "新的一句。")
    shown(page, "新的一句。")
    page.wait_for_function("() => Math.abs(scrollY - 700) < 5")


def test_an_edit_shows_what_will_be_published(desk):
    desk.replace(PROJECT, SUMMARY, "又一句。")
    eventually(lambda: "又一句。" in desk.fetch(PAGE))
    assert "又一句。" not in desk.published(PAGE)
    made = without_preview(desk.fetch(PAGE))
    eventually(lambda: "又一句。" in desk.published(PAGE))
    assert desk.published(PAGE) == made


def without_preview(html):
    html = re.sub(r'<link rel="stylesheet" href="/-/.*?</script>', "", html)
    return re.sub(
        r'<div id="pv".*?</dialog>\n?</div>|<div id="pv".*?</section>\n</div>',
        "",
        html,
        count=1,
        flags=re.DOTALL,
    )


def test_all_browsers_follow(desk, page, chromium):
    with browsing(chromium, f"{desk.address}en/{PAGE}") as other:
        desk.replace(PROJECT, "即饮茶。, en: Ready-to-drink", "瓶装茶。, en: Bottled")
        shown(page, "瓶装茶")
        shown(other, "Bottled tea")


def test_editors_may_write_beside_a_file_and_rename(desk, page):
    new = desk.read(PROJECT).replace(SUMMARY, "换了名。")
    desk.write("projects/packaged/.tea-drinks.yml.swp", new)
    (desk.folder / "projects/packaged/.tea-drinks.yml.swp").rename(desk.folder / PROJECT)
    shown(page, "换了名。")


def test_many_edits_in_a_burst_end_with_the_last(desk, page):
    text = desk.read(PROJECT)
    for number in range(30):
        desk.write(PROJECT, text.replace(SUMMARY, f"第{number}次。"))
    shown(page, "第29次。")
    eventually(lambda: "第29次。" in desk.published(PAGE))


def test_a_mistake_is_named_over_the_last_good_page(desk, page):
    eventually(lambda: SUMMARY in desk.published(PAGE))
    published = desk.published(PAGE)
    desk.replace(PROJECT, "summary:", "sumary:")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    said = dialog.inner_text()
    line = 1 + desk.read(PROJECT).split("sumary:")[0].count("\n")
    assert f"{PROJECT}:{line}:1" in said
    assert "这里没有字段“sumary”" in said
    assert "summary" in said.split("提示")[1]
    assert page.locator("main").inner_text().count(SUMMARY) == 1
    time.sleep(3)
    assert desk.published(PAGE) == published
    desk.replace(PROJECT, "sumary:", "summary:")
    dialog.wait_for(state="detached")


def test_findings_are_in_the_language_of_the_page(desk, chromium):
    with browsing(chromium, f"{desk.address}en/{PAGE}") as page:
        desk.replace(PROJECT, "summary:", "sumary:")
        page.get_by_role("dialog").wait_for()
        assert "there is no field “sumary” here" in page.get_by_role("dialog").inner_text()


def test_the_list_can_be_put_away_and_called_again(desk, page):
    desk.replace(PROJECT, "summary:", "sumary:")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.reload()
    button = page.get_by_role("button", name="查看")
    button.wait_for()
    assert not dialog.is_visible()
    button.click()
    dialog.wait_for()
    page.get_by_role("button", name="关闭").press("Enter")
    assert button.evaluate("one => one === document.activeElement")


def test_an_edit_of_a_style_sheet_is_shown_in_all_that_it_was_joined_to(desk):
    sheet = "theme/assets/css/pages/tables.css"
    before = desk.read(sheet)
    desk.write(sheet, before + "\n.q-edited { top: 1px }\n")
    for name in ("inner.tables.fees.browse", "inner.tables.details.copy.contact"):
        eventually(lambda name=name: ".q-edited{top: 1px}" in desk.fetch(f"assets/q/{name}.css"))
    desk.write(sheet, before)


def test_a_deleted_record_that_others_name_is_a_mistake_until_it_is_back(desk, page):
    park = "projects/parks/county-zone.yml"
    text = desk.read(park)
    (desk.folder / park).unlink()
    page.get_by_role("dialog").wait_for()
    assert "county-zone" in page.get_by_role("dialog").inner_text()
    desk.write(park, text)
    page.get_by_role("dialog").wait_for(state="detached")


def test_an_edit_of_prose_is_shown_before_the_site_is_built(desk, chromium):
    with browsing(chromium, desk.address + "county/") as page:
        desk.replace("content/zh/county/index.md", "县情。", "新的一页。")
        shown(page, "新的一页。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_bar_and_the_list(scheme, desk, chromium):
    address = desk.address + PAGE
    with browsing(chromium, address, color_scheme=scheme, bypass_csp=True) as page:
        desk.replace(PROJECT, "summary:", "sumary:")
        page.get_by_role("dialog").wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        assert violations(page) == []


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document.querySelector('#pv'))")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in found]


def test_the_published_site_holds_nothing_of_the_preview(desk):
    pages = sorted(desk.release.rglob("*.html"))
    assert pages
    assert [one for one in pages if "/-/" in one.read_text(encoding="utf-8")] == []
