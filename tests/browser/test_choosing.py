"""Readers compare projects and keep a shortlist; both stay in the browser and travel as links."""

import pytest

from tests.addresses import LOCALES

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def fresh(base, open_page):
    """Open an address with no project chosen."""

    def fresh(address, **options):
        page = open_page(address, **(options or DESK))
        page.evaluate("localStorage.clear()")
        page.reload(wait_until="networkidle")
        return page

    yield fresh
    open_page(base, **DESK).evaluate("localStorage.clear()")


def boxes(page):
    return page.locator("[data-q-compare]")


def ids_of(page, count):
    return page.evaluate(
        "n => [...document.querySelectorAll('[data-q-compare]')].slice(0, n)"
        ".map(box => box.dataset.qCompare)",
        count,
    )


def names(page):
    return page.locator("#q-compare thead th a").all_text_contents()


def compare(page, base, prefix, ids):
    page.goto(f"{base}{prefix}projects/compare/?ids={','.join(ids)}", wait_until="networkidle")


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_ticked_projects_come_into_the_tray_and_onto_the_comparison(prefix, base, fresh):
    page = fresh(f"{base}{prefix}projects/")
    tray = page.locator("#q-tray")
    assert not tray.is_visible()
    boxes(page).nth(0).check()
    assert tray.locator(".q-tray__go").get_attribute("aria-disabled") == "true"
    boxes(page).nth(1).check()
    chosen = ids_of(page, 2)
    tray.locator(".q-tray__go").click()
    page.wait_for_selector("#q-compare thead th a")
    assert page.url.endswith(f"projects/compare/?ids={','.join(chosen)}")
    assert len(names(page)) == 2
    # Leaving a page early leaves pictures behind; that is no fault.
    assert [one for one in page.complaints if not one.startswith("failed:")] == []


def test_a_fifth_project_is_refused_and_the_reader_is_told(base, fresh):
    page = fresh(f"{base}projects/")
    for at in range(4):
        boxes(page).nth(at).check()
    boxes(page).nth(4).click()
    assert not boxes(page).nth(4).is_checked()
    assert "4" in page.locator("#q-tray-status").text_content()


def test_the_tray_goes_with_its_last_project_and_focus_is_not_lost(base, fresh):
    page = fresh(f"{base}projects/")
    boxes(page).nth(0).check()
    page.locator(".q-tray__remove").focus()
    page.keyboard.press("Enter")
    assert not page.locator("#q-tray").is_visible()
    assert not boxes(page).nth(0).is_checked()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_choice_lasts_from_page_to_page(base, fresh):
    page = fresh(f"{base}projects/")
    boxes(page).nth(0).check()
    (chosen,) = ids_of(page, 1)
    page.goto(f"{base}en/projects/{chosen}/", wait_until="networkidle")
    assert page.locator(f'[data-q-compare="{chosen}"]').first.is_checked()
    slot = page.locator(".q-tray__slot b")
    assert slot.text_content() == page.locator("h1").text_content()


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_lines_that_differ_are_marked_in_words_and_may_stand_alone(prefix, base, fresh):
    page = fresh(f"{base}{prefix}projects/")
    compare(page, base, prefix, ids_of(page, 3))
    rows = page.locator("#q-compare [data-row]")
    rows.first.wait_for()
    for row in rows.all():
        cells = row.locator("td").all_text_contents()
        assert len(cells) == 3
        assert row.locator(".q-badge").is_visible() is (len(set(cells)) > 1)
    page.locator("[data-q-only]").check()
    assert all(row.locator(".q-badge").is_visible() for row in rows.all() if row.is_visible())


def test_a_project_taken_out_leaves_the_address_too(base, fresh):
    page = fresh(f"{base}projects/")
    first, second = ids_of(page, 2)
    compare(page, base, "", [first, second])
    page.locator(".q-compare__acts button").nth(1).click()
    page.wait_for_function("document.querySelectorAll('#q-compare thead th a').length === 1")
    assert page.url.endswith(f"?ids={second}")


def test_a_project_that_is_gone_is_named_and_the_rest_is_shown(base, fresh):
    page = fresh(f"{base}projects/")
    compare(page, base, "", [*ids_of(page, 1), "gone-for-good"])
    page.locator("#q-compare thead th a").wait_for()
    assert "gone-for-good" in page.locator("#q-compare .q-alert--stale").text_content()


def test_an_address_cannot_ask_for_more_than_four_or_for_other_files(base, fresh):
    page = fresh(f"{base}projects/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    compare(page, base, "", ["../fees", "%2e%2e", *ids_of(page, 6)])
    page.locator("#q-compare thead th a").first.wait_for()
    assert len(names(page)) == 4
    sheets = [url for url in asked if url.endswith("facts.json")]
    assert all("/projects/" in url and ".." not in url for url in sheets)


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_a_shortlist_is_kept_sent_and_taken_over(prefix, base, fresh):
    page = fresh(f"{base}{prefix}projects/")
    for at in range(3):
        page.locator("[data-q-shortlist]").nth(at).click()
    wanted = ids_of(page, 3)
    page.goto(f"{base}{prefix}projects/shortlist/", wait_until="networkidle")
    rows = page.locator("#q-shortlist tbody tr")
    assert rows.count() == 3
    link = page.locator("#q-shortlist [data-q-copy]").get_attribute("data-q-copy")
    assert link.endswith(f"ids={','.join(wanted)}")
    page.evaluate("localStorage.clear()")
    page.goto(link, wait_until="networkidle")
    assert rows.count() == 3
    page.locator("[data-q-sent] button").click()
    page.goto(f"{base}{prefix}projects/shortlist/", wait_until="networkidle")
    assert rows.count() == 3
    page.locator("[data-q-remove]").first.click()
    page.wait_for_function("document.querySelectorAll('#q-shortlist tbody tr').length === 2")


def test_the_lists_work_while_storage_is_forbidden(base, chromium):
    context = chromium.new_context(**DESK)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    page = context.new_page()
    page.goto(f"{base}projects/", wait_until="networkidle")
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    page.locator(".q-tray__go").click()
    page.locator("#q-compare thead th a").first.wait_for()
    assert len(names(page)) == 2
    context.close()


@pytest.mark.parametrize("name", ["compare", "shortlist"])
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_without_script_the_pages_say_so_and_lead_to_all_projects(prefix, name, base, open_page):
    page = open_page(f"{base}{prefix}projects/{name}/", java_script_enabled=False, **PHONE)
    notice = page.locator(".q-nojs")
    assert notice.is_visible()
    notice.locator("a").click()
    assert page.url == f"{base}{prefix}projects/"
    assert page.locator(".q-choose:visible").count() == 0


def test_a_reader_chooses_with_the_keyboard_alone_and_focus_is_never_covered(base, fresh):
    page = fresh(f"{base}projects/")
    boxes(page).nth(0).focus()
    page.keyboard.press("Space")
    page.locator("#q-tray").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            "() => { const one = document.activeElement.getBoundingClientRect();"
            " const tray = document.getElementById('q-tray');"
            " return !tray.contains(document.activeElement)"
            " && one.bottom > tray.getBoundingClientRect().top + 1 }"
        )
        assert not hidden
