"""Lists that are narrowed down in a real browser: by mouse and keyboard, on desk and phone."""

import pytest
from playwright.sync_api import expect

from tests.addresses import LOCALES
from tests.browser.test_accessibility import start_check, violations

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
SHARED = "?industry=tea-food,medical-devices&invest=5000-10000,800-2000&sort=-invest"
SHOWN = """() => Array.from(document.querySelectorAll("[data-q=list] h2 a"))
  .map((link) => new URL(link.href).pathname.split("/").slice(-2)[0])"""
TICKED = """() => Array.from(document.querySelectorAll("[data-facet] :checked"))
  .map((box) => box.name + "=" + box.value)"""


@pytest.fixture
def projects(base, open_page):
    def open_list(query="", prefix="", **options):
        page = open_page(f"{base}{prefix}projects/{query}", **(options or DESK))
        settle(page)
        return page

    return open_list


def settle(page):
    """Wait until the list has been drawn for the address."""
    page.locator(".q-pager a[href^='?'], .q-chip").first.wait_for(state="attached")


def total(page):
    return int(page.locator("[data-q=count] b").inner_text().replace(",", ""))


def shown(page):
    """Return the ids of the projects on the page; those below the window are drawn a bit later."""
    expect(page.locator("[data-q=list] article")).to_have_count(min(24, on_page(page)))
    return page.evaluate(SHOWN)


def on_page(page):
    """Return how many projects are left for the page that is shown."""
    current = page.locator(".q-pager [aria-current]")
    number = int(current.inner_text()) if current.count() else 1
    return total(page) - 24 * (number - 1)


def box(page, name, value):
    return page.locator(f"input[name='{name}'][value='{value}']")


def narrow(page, name, value):
    """Tick an option and wait for its chip to come or go."""
    ticked = box(page, name, value).is_checked()
    chips = page.locator(".q-chip").count() + (-1 if ticked else 1)
    box(page, name, value).click()
    wait_for_chips(page, chips)
    assert box(page, name, value).is_checked() is not ticked


def wait_for_chips(page, count):
    expect(page.locator(".q-chip")).to_have_count(count)


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_a_shared_address_shows_the_same_to_everybody(prefix, base, chromium, projects):
    page = projects(prefix=prefix)
    narrow(page, "industry", "tea-food")
    narrow(page, "industry", "medical-devices")
    narrow(page, "invest", "5000-10000")
    low, high = page.locator("[name=invest-from]"), page.locator("[name=invest-to]")
    factor = int(low.get_attribute("data-factor"))
    low.fill(str(800 / factor))
    low.press("Tab")
    high.fill(str(2000 / factor))
    high.press("Tab")
    page.locator("[data-q=sort]").select_option("-invest")
    page.wait_for_url(f"**/{prefix}projects/{SHARED}")
    mine = (shown(page), page.evaluate(TICKED), total(page))
    context = chromium.new_context(**DESK)
    other = context.new_page()
    other.goto(page.url)
    settle(other)
    theirs = (shown(other), other.evaluate(TICKED), total(other))
    assert other.locator("[data-q=sort]").input_value() == "-invest"
    assert float(other.locator("[name=invest-to]").input_value()) * factor == 2000
    context.close()
    assert theirs == mine
    assert 0 < len(mine[0]) == mine[2]


def test_the_other_language_shows_the_same_projects(base, projects):
    page = projects(SHARED)
    mine = shown(page)
    page.locator("header a[hreflang|=en]").first.click()
    page.wait_for_url(f"{base}en/projects/{SHARED}")
    settle(page)
    assert shown(page) == mine


def test_going_back_takes_the_last_step_back(projects):
    page = projects()
    everything = total(page)
    narrow(page, "land", "cleared")
    cleared = total(page)
    narrow(page, "park", "county-zone")
    assert total(page) < cleared < everything
    page.locator("article h2 a").first.click()
    page.wait_for_selector("h1.q-projecthead__title")
    page.go_back()
    wait_for_chips(page, 2)
    page.go_back()
    wait_for_chips(page, 1)
    assert total(page) == cleared
    page.go_back()
    wait_for_chips(page, 0)
    assert total(page) == everything
    assert page.evaluate(TICKED) == []


def test_the_pages_of_the_list_are_turned_in_place(projects):
    page = projects()
    first = shown(page)
    page.locator(".q-pager a[rel=next]").click()
    page.wait_for_url("**/projects/?page=2")
    expect(page.locator("[data-q=count]")).to_be_focused()
    second = shown(page)
    assert not set(first) & set(second)
    page.reload()
    settle(page)
    assert shown(page) == second


def test_the_address_of_a_later_page_leads_to_the_list(base, open_page):
    page = open_page(f"{base}projects/page/3/", **DESK)
    page.wait_for_url("**/projects/?page=3")
    settle(page)
    assert page.locator(".q-pager [aria-current]").inner_text() == "3"


def test_narrowing_down_asks_the_server_for_nothing(projects):
    page = projects()
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name, value in (("industry", "electronics"), ("land", "workshop"), ("stage", "open")):
        narrow(page, name, value)
    page.locator("button[data-view=table]").click()
    page.wait_for_selector(".q-projecttable")
    page.locator("[data-q=clear]:visible").first.click()
    wait_for_chips(page, 0)
    # Chromium itself looks for the page's icon again whenever the address changes.
    assert [url for url in asked if not url.endswith("emblem.svg")] == []
    assert page.complaints == []


def test_lines_of_the_table_can_be_chosen_to_compare(projects):
    page = projects("?view=table&sort=-invest")
    boxes = page.locator(".q-projecttable [data-q-compare]")
    expect(boxes).to_have_count(24)
    boxes.nth(1).check()
    boxes.nth(2).check()
    expect(page.locator("#q-tray [data-q-drop]")).to_have_count(2)
    assert page.locator(".q-projecttable tr.is-chosen").count() == 2
    ids = boxes.evaluate_all("all => all.map((one) => one.dataset.qCompare)")
    narrow(page, "stage", "open")
    page.locator(".q-chip").click()
    wait_for_chips(page, 0)
    assert page.locator("#q-tray .q-tray__go").get_attribute("href").endswith(",".join(ids[1:3]))
    page.locator("#q-tray .q-tray__clear").click()


def test_a_browser_that_cannot_unpack_streams_reads_the_table_too(base, chromium):
    context = chromium.new_context(**DESK)
    context.add_init_script("delete self.DecompressionStream")
    page = context.new_page()
    page.goto(f"{base}projects/?industry=tea-food")
    settle(page)
    assert len(shown(page)) == total(page) > 0
    context.close()


def test_a_list_whose_table_is_missing_is_what_it_is_without_script(base, chromium):
    context = chromium.new_context(**DESK)
    page = context.new_page()
    page.route("**/browse/*.bin", lambda route: route.fulfill(status=404))
    page.goto(f"{base}projects/")
    page.locator(".q-facets a").first.wait_for()
    assert not page.locator("[data-facet]:visible").count()
    assert page.locator("[data-q=list] article").count() == 24
    context.close()


def test_each_count_is_what_ticking_it_shows(projects):
    page = projects("?industry=electronics&land=workshop")
    counts = page.evaluate(
        """() => Array.from(document.querySelectorAll("[data-facet=park] label"))
          .map((row) => [row.firstChild.value, Number(row.lastChild.textContent)])"""
    )
    assert any(count for _, count in counts)
    for value, count in counts[:4]:
        narrow(page, "park", value)
        assert total(page) == count
        narrow(page, "park", value)


def test_links_of_the_chain_come_and_go_with_their_industry(projects):
    page = projects()
    nodes = page.locator("[data-facet=node]")
    assert not nodes.is_visible()
    narrow(page, "industry", "tea-food")
    assert nodes.is_visible()
    offered = nodes.locator("input:visible").evaluate_all("all => all.map((one) => one.value)")
    assert all(one.startswith("tea-food.") for one in offered)
    narrow(page, "node", offered[0])
    box(page, "industry", "tea-food").click()
    wait_for_chips(page, 0)
    assert page.evaluate(TICKED) == []
    assert not nodes.is_visible()


def test_a_chip_takes_its_condition_away_and_keeps_the_focus(projects):
    page = projects("?industry=tea-food&land=cleared")
    page.locator(".q-chip").first.press("Enter")
    wait_for_chips(page, 1)
    assert page.evaluate(TICKED) == ["land=cleared"]
    assert page.evaluate("document.activeElement.className") == "q-chip"
    page.locator(".q-chip").press("Enter")
    expect(page.locator("[data-q=count]")).to_be_focused()
    page.wait_for_url("**/projects/")


def test_an_empty_list_names_the_one_condition_to_drop(projects):
    page = projects("?industry=tourism-wellness&land=workshop&park=none&stage=operating")
    assert total(page) == 0
    empty = page.locator("[data-q=empty]")
    assert empty.is_visible()
    page = projects("?industry=electronics&park=chashan-park")
    assert total(page) == 0
    page.locator("[data-q=empty] button").click()
    wait_for_chips(page, 1)
    assert total(page) > 0


def test_words_within_the_list_are_looked_up_as_in_the_search(projects):
    page = projects()
    page.locator("[data-q=q]").fill("fuxicha")
    page.wait_for_url("**/projects/?q=fuxicha")
    page.wait_for_selector(".q-chip")
    assert "selenium-tea-extraction" in shown(page)[:3]
    assert page.locator("[data-q=sort]").input_value() == "match"
    narrow(page, "land", "cleared")
    page.wait_for_url("**/?land=cleared&q=fuxicha")


def test_the_keyboard_alone_is_enough(projects):
    page = projects()
    page.locator("[data-q=q]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "industry"
    page.keyboard.press("Space")
    page.wait_for_selector(".q-chip")
    assert page.evaluate("document.activeElement.checked")
    assert page.locator("[data-q=count]").get_attribute("aria-live") == "polite"


def test_the_sheet_of_a_phone_is_a_dialog(projects):
    page = projects(**PHONE)
    opener = page.locator("[data-q-opens=q-filter]")
    sheet = page.locator("#q-filter")
    assert not sheet.is_visible()
    opener.click()
    assert sheet.get_attribute("role") == "dialog"
    assert page.evaluate("document.activeElement.className") == "q-filter__close"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.dataset.q") == "show"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "q-filter__close"
    narrow(page, "industry", "tea-food")
    show = page.locator("[data-q=show]")
    assert str(total(page)) in show.inner_text()
    show.click()
    assert not sheet.is_visible()
    assert sheet.get_attribute("role") == "group"
    assert opener.evaluate("opener => opener === document.activeElement")
    assert opener.inner_text().split()[-1] == "1"
    opener.click()
    page.keyboard.press("Escape")
    assert not sheet.is_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
def test_everybody_can_use_the_sheet_and_what_is_drawn(prefix, colours, base, open_page):
    found = []
    for size, query in ((PHONE, "?industry=tea-food"), (DESK, "?industry=tea-food&view=table")):
        options = {**size, "color_scheme": colours, "bypass_csp": True}
        page = open_page(f"{base}{prefix}projects/{query}", **options)
        settle(page)
        if size is PHONE:
            page.locator("[data-q-opens=q-filter]").click()
        start_check(page)
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("prefix", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize(
    "address",
    [
        "projects/?industry=tea-food,medical-devices&invest=800-&q=a&view=table",
        "fees/?reduced=yes&payer=business",
        "policies/?benefit=grant,tax",
        "parks/?area=20-50&state=cleared",
        "events/?kind=fair",
    ],
)
def test_nothing_scrolls_sideways(prefix, address, base, open_page):
    page = open_page(f"{base}{prefix}{address}", viewport={"width": 320, "height": 700})
    page.wait_for_selector(".q-chip", state="attached")
    for opened in (False, True):
        if opened:
            page.locator("[data-q-opens=q-filter]").click()
        excess = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert excess <= 0, (opened, excess)


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("fees/", "state", "stopped"),
        ("fees/", "agency", "housing"),
        ("policies/", "benefit", "grant"),
        ("parks/", "state", "workshop"),
        ("events/", "kind", "fair"),
    ],
)
def test_rows_in_the_page_are_shown_and_hidden(address, name, value, base, open_page):
    page = open_page(base + address, **DESK)
    page.wait_for_load_state("networkidle")
    rows = page.locator("[data-item]:visible")
    before = rows.count()
    count = int(box(page, name, value).locator("xpath=../span[2]").inner_text())
    narrow(page, name, value)
    assert rows.count() == total(page) == count < before
    assert page.locator("[data-items]:visible").evaluate_all(
        "all => all.every((one) => one.querySelector('[data-item]:not([hidden])'))"
    )
    narrow(page, name, value)
    assert rows.count() == before
    assert page.complaints == []


def test_rows_in_the_page_are_put_in_order(base, open_page):
    page = open_page(f"{base}parks/", **DESK)
    names = page.locator("#county-zone [data-item] th")
    before = names.all_inner_texts()
    page.locator("[data-q=sort]").select_option("-area")
    page.wait_for_url("**/parks/?sort=-area")
    assert names.all_inner_texts() != before
    page.locator("[data-q=sort]").select_option("list")
    page.wait_for_url("**/parks/")
    assert names.all_inner_texts() == before


def test_the_day_of_the_fee_table_stays_in_the_address(base, open_page):
    page = open_page(f"{base}fees/?as-of=2026-01-01", **DESK)
    page.wait_for_load_state("networkidle")
    narrow(page, "kind", "deposit")
    page.wait_for_url("**/?as-of=2026-01-01&kind=deposit")
