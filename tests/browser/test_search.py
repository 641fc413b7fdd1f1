"""Finding things: the field on every page, its list of answers, and the page of results."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import COLOURS, start_check, violations

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOCALES = [("", "茶"), ("en/", "tea")]
BEFORE_THE_FIRST_KEY = 6 * 1024

FIELD = "#q-search [name=q]"
OPTION = "#q-search [role=option]"
SELECTED = "#q-search [role=option][aria-selected=true]"
HIT = "#search-results .q-hit"


def ask(page, text, field=FIELD):
    """Type as a reader does, and wait for the list of answers."""
    page.keyboard.press("/")
    page.locator(field).focus()
    page.keyboard.type(text)
    page.locator(f"{field}[aria-expanded=true]").wait_for()


def open_search(open_page, base, prefix="", **state):
    address = "&".join(f"{name}={quote(value)}" for name, value in state.items())
    page = open_page(f"{base}{prefix}search/?{address}", **DESK)
    page.locator("#search-results > *").first.wait_for()
    return page


def state_of(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def wait_for_state(reader, **state):
    reader.wait_for_url(lambda url: state_of(url) == state)


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_a_key_leads_to_the_field(key, options, base, open_page):
    page = open_page(f"{base}projects/", **options)
    page.keyboard.press(key)
    assert page.locator(FIELD).evaluate("field => field === document.activeElement")
    assert page.locator(FIELD).is_visible()
    assert page.locator(FIELD).input_value() == ""


def test_a_slash_can_be_typed(base, open_page):
    page = open_page(f"{base}search/", **DESK)
    page.locator("#search-q").focus()
    page.keyboard.type("a/b")
    assert page.locator("#search-q").input_value() == "a/b"


def test_little_is_loaded_before_the_first_key(site, base, open_page):
    page = open_page(f"{base}contact/", **DESK)
    page.locator(FIELD).focus()
    page.wait_for_timeout(200)
    loaded = page.evaluate(
        "() => performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)"
    )
    files = [site / path[1:] for path in loaded if "search" in path or "suggest" in path]
    assert 0 < sum(file.stat().st_size for file in files) <= BEFORE_THE_FIRST_KEY


@pytest.mark.parametrize(("prefix", "text"), LOCALES)
def test_answers_stand_in_a_list_by_kind(prefix, text, base, open_page):
    page = open_page(base + prefix, **DESK)
    field = page.locator(FIELD)
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    ask(page, text)
    listbox = page.locator(f"#{field.get_attribute('aria-controls')}")
    assert listbox.get_attribute("role") == "listbox"
    groups = listbox.locator("[role=group]")
    assert groups.count() >= 2
    for group in groups.all():
        label = page.locator(f"#{group.get_attribute('aria-labelledby')}")
        assert label.inner_text().split()[0]
        assert group.locator("[role=option]").count() >= 1
    assert listbox.locator("mark").count() > 0
    said = page.locator("#q-search [role=status]").inner_text()
    assert any(sign.isdigit() for sign in said)
    assert page.complaints == []


def test_the_list_is_walked_with_keys(base, open_page):
    page = open_page(base, **DESK)
    ask(page, "茶")
    field = page.locator(FIELD)
    options = page.locator(OPTION)
    assert page.locator(SELECTED).count() == 0

    def active():
        return field.get_attribute("aria-activedescendant")

    walk = [("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("ArrowDown", None), ("ArrowUp", -1)]
    for key, at in [*walk, ("Home", 0), ("ArrowUp", None), ("ArrowDown", 0)]:
        page.keyboard.press(key)
        assert active() == (None if at is None else options.nth(at).get_attribute("id")), key
        assert page.locator(SELECTED).count() == (at is not None)
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert active() is None
    assert field.input_value() == "茶"
    page.keyboard.press("ArrowDown")
    page.locator(f"{FIELD}[aria-expanded=true]").wait_for()


def test_enter_opens_what_is_chosen(base, open_page):
    page = open_page(base, **DESK)
    ask(page, "茶")
    page.keyboard.press("ArrowDown")
    target = page.locator(SELECTED).evaluate("option => option.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert page.locator("h1").count() == 1


def test_enter_without_a_choice_opens_the_page_of_results(base, open_page):
    page = open_page(f"{base}en/", **DESK)
    ask(page, "tea")
    page.keyboard.press("Enter")
    wait_for_state(page, q="tea")
    page.locator(HIT).first.wait_for()
    assert urlsplit(page.url).path.endswith("/en/search/")


def test_the_list_answers_the_mouse(base, open_page):
    page = open_page(base, **DESK)
    ask(page, "茶")
    target = page.locator(OPTION).first.evaluate("option => option.href")
    page.locator(OPTION).first.click()
    page.wait_for_url(target)


def test_the_list_closes_when_the_field_is_left(base, open_page):
    page = open_page(base, **DESK)
    ask(page, "茶")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.locator(f"{FIELD}[aria-expanded=false]").wait_for()
    assert not page.locator(OPTION).first.is_visible()


def test_nothing_is_searched_while_a_word_is_composed(base, open_page):
    page = open_page(base, **DESK)
    page.keyboard.press("/")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "cha", "selectionStart": 3, "selectionEnd": 3}
    )
    page.wait_for_timeout(400)
    assert page.locator(FIELD).get_attribute("aria-expanded") == "false"
    keyboard.send("Input.insertText", {"text": "茶"})
    page.locator(f"{FIELD}[aria-expanded=true]").wait_for()
    assert "茶" in page.locator(OPTION).first.inner_text()


def test_an_answer_that_comes_late_is_not_current(base, open_page):
    page = open_page(base, **DESK)
    runs = page.evaluate("""async () => {
      const { inTurn } = await import(document.baseURI + "assets/q/js/search-site.js");
      const runs = [];
      let release;
      const ask = inTurn(async (isCurrent) => {
        await new Promise((resolve) => { release = resolve; });
        runs.push(isCurrent());
      });
      const done = ask();
      ask();
      ask();
      release();
      await new Promise((resolve) => setTimeout(resolve));
      release();
      await done;
      return runs;
    }""")
    assert runs == [False, True]


def test_the_hero_searches_within_a_kind(base, open_page):
    page = open_page(base, **DESK)
    page.locator("#hero-search [value=fee]").check()
    ask(page, "费", "#hero-q")
    options = page.locator("#hero-search [role=group] [role=option]")
    assert options.count() > 0
    assert all("/fees/" in one.evaluate("option => option.href") for one in options.all())
    page.keyboard.press("Enter")
    wait_for_state(page, q="费", kind="fee")


def test_the_form_still_works_when_the_engine_does_not(base, open_page):
    page = open_page(base, **DESK)
    page.route("**/search-client.js", lambda route: route.abort())
    try:
        page.keyboard.press("/")
        page.keyboard.type("茶")
        page.wait_for_timeout(300)
        assert page.locator(FIELD).get_attribute("aria-expanded") == "false"
        page.keyboard.press("Enter")
        wait_for_state(page, q="茶")
        page.locator("#search-status:not(:empty)").wait_for()
        names = page.locator("#search-index li:visible").all_inner_texts()
        assert names
        assert all("茶" in name for name in names)
    finally:
        page.unroute("**/search-client.js")


def test_on_a_phone_the_field_covers_the_header_while_it_is_used(base, open_page):
    page = open_page(f"{base}fees/", **PHONE)
    icon = page.locator("#q-search [type=submit]")
    assert not page.locator(FIELD).is_visible()
    icon.tap()
    box = page.locator(FIELD).bounding_box()
    assert box["width"] > 200
    assert page.locator(FIELD).evaluate("field => field === document.activeElement")
    page.locator("#q-search [type=button]").tap()
    assert not page.locator(FIELD).is_visible()
    assert icon.evaluate("icon => icon === document.activeElement")
    assert page.url == f"{base}fees/"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_list_fits_the_screen(width, base, open_page):
    page = open_page(base, **PHONE)
    page.set_viewport_size({"width": width, "height": 700})
    ask(page, "茶")
    box = page.locator("#q-search .q-suggest").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("prefix", "text"), LOCALES)
def test_an_address_shows_the_same_results_to_everyone(prefix, text, base, open_page):
    page = open_search(open_page, base, prefix, q=text, kind="project", sort="-amount")
    assert page.locator("#search-q").input_value() == text
    assert page.locator(".q-scope :checked").get_attribute("value") == "project"
    assert page.locator("[name=sort]").input_value() == "-amount"
    assert page.title().startswith(text)
    links = page.locator(f"{HIT} h3 a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert all(link.startswith(f"{base}{prefix}projects/") for link in links)
    page.reload()
    page.locator(HIT).first.wait_for()
    again = page.locator(f"{HIT} h3 a").evaluate_all("links => links.map(link => link.href)")
    assert again == links
    assert page.complaints == []


@pytest.mark.parametrize(("prefix", "text"), LOCALES)
def test_results_stand_in_groups_with_counts_that_agree(prefix, text, base, open_page):
    page = open_search(open_page, base, prefix, q=text)
    counts = {
        slot.get_attribute("data-count"): int(slot.inner_text())
        for slot in page.locator("[data-count]").all()
    }
    assert counts.pop("") == sum(counts.values()) > 0
    shown = page.locator(".q-hits__title .q-count").all_inner_texts()
    assert sorted(map(int, shown)) == sorted(filter(None, counts.values()))
    assert page.locator(f"{HIT} mark").count() > 0


def test_a_scope_is_a_step_that_the_back_button_takes_back(base, open_page):
    page = open_search(open_page, base, q="茶")
    groups = page.locator(".q-hits").count()
    page.locator(".q-scope", has=page.locator("[value=project]")).click()
    wait_for_state(page, q="茶", kind="project")
    expect(page.locator(".q-hits")).to_have_count(1)
    page.go_back()
    wait_for_state(page, q="茶")
    expect(page.locator(".q-hits")).to_have_count(groups)
    assert page.locator(".q-scope :checked").get_attribute("value") == ""


def test_typing_is_one_step_and_sorting_another(base, open_page):
    page = open_search(open_page, base, q="茶")
    page.locator("#search-q").focus()
    page.keyboard.press("End")
    page.keyboard.type("叶加工")
    wait_for_state(page, q="茶叶加工")
    page.locator(HIT).first.wait_for()
    page.locator("[name=sort]").select_option("-date")
    wait_for_state(page, q="茶叶加工", sort="-date")
    page.go_back()
    wait_for_state(page, q="茶叶加工")
    page.go_back()
    wait_for_state(page, q="茶")


def test_going_back_to_the_results_shows_them_where_they_were(base, open_page):
    page = open_search(open_page, base, q="项目", kind="project")
    last = page.locator(f"{HIT} h3 a").last
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    last.click()
    page.wait_for_url(lambda url: "/projects/" in url)
    page.go_back()
    page.locator(HIT).first.wait_for()
    expect(last).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - place) < 40


def test_long_results_have_pages_with_addresses(base, open_page):
    page = open_search(open_page, base, q="项目", kind="project")
    first = page.locator(f"{HIT} h3").first.inner_text()
    page.locator(".q-pager [rel=next]").click()
    wait_for_state(page, q="项目", kind="project", page="2")
    page.locator(".q-pager [rel=prev]").wait_for()
    assert page.locator(f"{HIT} h3").first.inner_text() != first
    assert page.locator(".q-pager [aria-current=page]").inner_text() == "2"


def test_a_result_shows_where_deep_in_its_text_it_says_what_was_asked_for(base, open_page):
    page = open_search(open_page, base, q="财税〔2016〕79号", kind="fee")
    expect(page.locator(".q-hit__text").first.locator("mark").last).to_have_text("79")
    assert page.complaints == []


def test_a_result_leads_to_its_place_and_marks_it(base, open_page):
    page = open_search(open_page, base, q="城市基础设施配套费", kind="fee")
    page.locator(f"{HIT} h3 a").first.click()
    page.wait_for_url(lambda url: "/fees/" in url and "#" in url)
    target = page.locator(":target")
    assert target.count() == 1
    colour = target.evaluate("""one => {
      const cell = one.matches("tr") ? one.firstElementChild : one;
      return getComputedStyle(cell).backgroundColor;
    }""")
    assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_finding_nothing_still_helps(prefix, base, open_page):
    page = open_search(open_page, base, prefix, q="qqqzzzxxxyyy")
    page.locator(".q-empty").wait_for()
    text = page.locator(".q-empty").inner_text()
    assert "qqqzzzxxxyyy" in text
    links = page.locator(".q-empty a").evaluate_all("links => links.map(link => link.href)")
    assert {f"{base}{prefix}{folder}/" for folder in ("projects", "fees", "policies")} <= set(links)
    assert page.locator("[href^='tel:']").count() > 0
    assert page.complaints == []


def test_a_scope_in_which_nothing_is_found_can_be_dropped(base, open_page):
    page = open_search(open_page, base, q="茶", kind="fee")
    page.locator(".q-empty a").first.click()
    wait_for_state(page, q="茶")
    page.locator(HIT).first.wait_for()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_without_a_script_the_form_leads_to_the_index(prefix, base, open_page):
    page = open_page(base + prefix, java_script_enabled=False, **DESK)
    page.locator(FIELD).fill("tea")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}{prefix}search/?q=tea")
    assert page.locator("noscript p").is_visible()
    assert not page.locator("[name=sort]").is_visible()
    assert page.locator("#search-index a:visible").count() > 100
    assert page.complaints == []


def test_it_works_below_any_path(base_below, open_page):
    page = open_page(f"{base_below}en/fees/housing/", **DESK)
    ask(page, "tea")
    links = page.locator(OPTION).evaluate_all("options => options.map(option => option.href)")
    assert all(link.startswith(f"{base_below}en/") for link in links)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url in links)
    assert page.complaints == []


@pytest.mark.parametrize("colours", COLOURS)
def test_everybody_can_use_the_list(colours, base, open_page):
    page = open_page(f"{base}contact/", color_scheme=colours, bypass_csp=True, **DESK)
    ask(page, "茶")
    page.keyboard.press("ArrowDown")
    start_check(page)
    assert violations(page) == []


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("query", ["茶", "qqqzzzxxxyyy"])
def test_everybody_can_use_the_results(colours, query, base, open_page):
    page = open_page(
        f"{base}search/?q={quote(query)}", color_scheme=colours, bypass_csp=True, **DESK
    )
    page.locator(f"{HIT}, .q-empty").first.wait_for()
    start_check(page)
    assert violations(page) == []


def test_a_page_that_is_not_there_offers_the_words_of_its_address(base, open_page):
    page = open_page(f"{base}projects/selenium_tea-line.html", **DESK)
    values = page.locator("main [name=q]").evaluate_all("fields => fields.map(one => one.value)")
    assert values == ["selenium tea line"] * 2
    assert [one for one in page.complaints if not one.startswith(("404", "console: Failed"))] == []
