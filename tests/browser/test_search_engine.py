"""The search engine as pages use it: in a worker, and on the page where there are none."""

import pytest

ASK = """async ([client, index, locale, query]) => {
  const { openSearch } = await import(client);
  const search = openSearch({ base: index, locale });
  const { results, counts, total } = await search.search(query, { limit: 3 });
  const suggested = await search.suggest(query, 2);
  const refs = await search.match(query, "project");
  return { refs: results.map((one) => one.ref), counts, total, suggested, matched: refs };
}"""


def ask(page, base, locale, query):
    scripts = f"{base}assets/q/"
    return page.evaluate(ASK, [f"{scripts}js/search-client.js", f"{scripts}search/", locale, query])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_page_asks_the_engine_in_a_worker(open_page, base, locale):
    page = open_page(base)
    found = ask(page, base, locale, "LED封装")
    assert page.workers
    assert page.complaints == []
    assert found["refs"][0] == found["matched"][0] == "project/led-packaging-upgrade"
    assert found["suggested"][0]["url"] == "projects/led-packaging-upgrade/"
    assert sum(found["counts"].values()) == found["total"]


def test_works_below_a_path(open_page, base_below):
    page = open_page(base_below)
    assert ask(page, base_below, "zh", "fuxicha")["total"] > 0
    assert page.complaints == []


def test_without_workers_the_engine_works_on_the_page(chromium, base):
    page = chromium.new_page()
    page.add_init_script("delete window.Worker; delete window.DecompressionStream;")
    page.goto(base)
    found = ask(page, base, "zh", "耕地开恳费")
    page.close()
    assert found["refs"][0] == "fee/land-reclamation"
