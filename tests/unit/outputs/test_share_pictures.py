import struct

from site_builder.outputs.share_pictures import share_picture_files
from site_builder.pages import all_pages
from site_builder.pages.head import head_values
from site_builder.pages.share_pictures import (
    HEIGHT,
    WIDTH,
    picture_address,
    picture_figures,
    share_icon,
)


def test_every_page_has_its_picture_on_the_site(editions, files):
    for edition in editions:
        for page in all_pages(edition):
            own = page.own_picture and page.own_picture[0]
            name = own or picture_address(share_icon(page))
            assert name in files or name in dict(page.files) or edition.prefix, page.path


def test_a_picture_has_the_size_that_pages_state(files):
    png = files[picture_address("tea")]
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)


def test_a_project_has_a_picture_of_its_own_with_its_figures_in_words(editions):
    drawn = set()
    for edition in editions:
        base = edition.catalogue.county.site.address
        pages = [one for one in all_pages(edition) if one.own_picture]
        assert len(pages) == len(edition.catalogue.projects)
        for page in pages:
            picture = head_values(edition, page)["picture"]
            assert picture.address == f"{base}{page.path}share.png"
            assert picture.text.startswith(page.title)
            drawn |= {one.draw() for name, one in page.files if name.endswith(".png")}
    assert any("CNY" in page.own_picture[1] for page in pages)
    assert len(drawn) > len(pages) * 0.9
    assert max(map(len, drawn)) < 40_000


def test_a_picture_can_say_what_the_shipped_projects_need(editions):
    pages = {project.id: picture_figures(project) for project in editions[0].catalogue.projects}
    assert pages["selenium-tea-extraction"] == ("1.2亿元", "CNY 120 MILLION", "80亩 / 5.3 HA")
    assert {id_ for id_, lines in pages.items() if len(lines) < 2} == set()


def test_pictures_of_two_subjects_differ_and_are_drawn_the_same_twice(editions):
    first = dict(share_picture_files(editions[0].catalogue))
    assert first == dict(share_picture_files(editions[0].catalogue))
    assert len(set(first.values())) == len(first)
