import pytest

from site_builder.calculations.fee_periods import is_charged, is_stopped, next_period
from site_builder.pages.home import home_pages


@pytest.fixture
def shown(edition):
    def shown(locale):
        (page,) = home_pages(edition(locale))
        return page.view

    return shown


def test_the_excerpt_of_fees_shows_what_changes_soon_and_what_is_stopped(shown, edition, catalogue):
    day = edition("en").as_of
    items = {item.id: item for fees in catalogue.fee_lists for item in fees.items}
    rows = [items[row["url"].partition("#")[2]] for row in shown("en")["fees"]["rows"]]
    assert next_period(rows[0], day) is not None
    assert all(is_charged(item, day) for item in rows[:-1])
    assert is_stopped(rows[-1], day)


def test_the_excerpt_quotes_figures_of_different_agencies(shown):
    rows = [row for row in shown("zh")["fees"]["rows"] if not row["is_stopped"]]
    assert all(row["figure"] for row in rows)
    assert len({row["agency"] for row in rows}) == len(rows)


def test_land_is_noted_in_the_unit_that_readers_use_second(shown):
    assert [one.note for one in shown("zh")["figures"]][3] == "约145.3公顷"
    assert [one.note for one in shown("en")["figures"]][3] == "2,180\N{NO-BREAK SPACE}mu"


def test_names_run_on_in_small_letters_in_english_alone(edition):
    names = ["Electronics", "Footwear", "PCB plants"]
    assert edition("en").listed_names(names) == "Electronics, footwear, PCB plants"
    assert edition("zh").listed_names(names) == "Electronics、Footwear、PCB plants"
    assert edition("en").listed_names([]) == ""


def test_the_plan_in_one_sentence_has_every_field_of_the_panel(edition, body):
    (page,) = home_pages(edition("en"))
    tree = body(edition("en"), page)
    plan = tree.xpath("//p[@class='q-matcher__plan']")[0]
    assert plan.xpath(".//*[@data-q-fact]/@name") == [
        field.name for field in page.view["matcher"].fields
    ]
    assert all(tree.xpath(f"//label[@for='{one}']") for one in plan.xpath(".//*[@data-q-fact]/@id"))
