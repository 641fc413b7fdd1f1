"""What a project's page shows beside its figures: pictures, a film."""

from dataclasses import replace

import pytest

from site_builder.pages.project import project_plans

PICTURED = "selenium-tea-extraction"
BARE = "konjac-prepared-food-base"


@pytest.fixture
def shown(catalogue, edition_of, body):
    """Set the page of a project of which some fields are stated otherwise."""

    def shown(project, locale="zh", **fields):
        changed = catalogue.project_by_id[project].model_copy(update=fields)
        others = [one for one in catalogue.projects if one.id != project]
        records = {**catalogue.records, "project": (changed, *others)}
        made = edition_of(replace(catalogue, records=records), locale)
        path = f"projects/{project}/"
        page = next(one for one in project_plans(made) if one.path == path).make()
        return body(made, page)

    return shown


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_pictures_stand_in_the_overview_and_say_what_they_show(locale, shown, catalogue):
    page = shown(PICTURED, locale)
    pictures = page.xpath("//section[@id='overview']//figure//img")
    assert len(pictures) == len(catalogue.project_by_id[PICTURED].images) > 1
    for picture in pictures:
        assert picture.get("alt") == picture.xpath("string(ancestor::figure/figcaption)")


def test_a_film_is_linked_and_without_media_there_is_no_empty_slot(shown):
    film = "https://films.qingxi.example/site.mp4"
    assert shown(BARE, video=film).xpath("//section[@id='overview']//a[@href=$film]", film=film)
    page = shown(BARE)
    assert not page.find_class("q-gallery")
    assert "Film of the site" not in page.text_content()
    assert not page.xpath("//section[@id='overview']//p[not(normalize-space())]")
