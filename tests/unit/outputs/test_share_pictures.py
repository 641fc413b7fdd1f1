import struct

from site_builder.outputs.share_pictures import share_picture_files
from site_builder.pages import all_pages
from site_builder.pages.head import head_values
from site_builder.pages.share_pictures import HEIGHT, WIDTH, picture_address, share_icon


def test_every_page_has_its_picture_on_the_site(editions, files):
    for edition in editions:
        for page in all_pages(edition):
            assert picture_address(share_icon(page)) in files, page.path


def test_a_picture_has_the_size_that_pages_state(files):
    png = files[picture_address("tea")]
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)


def test_a_project_shows_the_icon_of_its_industry(editions):
    edition = editions[0]
    project = edition.catalogue.projects[0]
    icon = edition.catalogue.industry_by_id[project.industry].icon
    page = next(one for one in all_pages(edition) if one.path == f"projects/{project.id}/")
    address = head_values(edition, page)["picture"]
    assert address == f"{edition.catalogue.county.site.address}{picture_address(icon)}"


def test_pictures_of_two_subjects_differ_and_are_drawn_the_same_twice(editions):
    first = dict(share_picture_files(editions[0].catalogue))
    assert first == dict(share_picture_files(editions[0].catalogue))
    assert len(set(first.values())) == len(first)
