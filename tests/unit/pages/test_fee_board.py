import datetime

import pytest

from site_builder.calculations.fee_periods import is_charged, iter_items
from site_builder.calculations.published_list import list_checksum
from site_builder.pages.board_sheets import A3, A4, SIZES, row_height, spread
from site_builder.pages.fee_board import board_day, fee_board_pages

DAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def boards(edition):
    return {page.path: page for page in fee_board_pages(edition("zh"))}


def rows_of(page):
    return [row for board in page.view["boards"] for group in board for row in group.rows]


def plain(rows):
    return [row.name.striptags() for row in rows]


def said(element):
    return " ".join(element.text_content().split())


def test_a_board_is_put_up_for_the_day_from_which_the_issue_holds(edition):
    assert board_day(edition("zh")) == DAY


@pytest.mark.parametrize("folder", ["board", "board-a4"])
def test_the_county_s_board_has_every_charge_on_business_once(folder, boards, catalogue):
    wanted = [
        item.name.in_locale("zh").text
        for _, item in iter_items(catalogue)
        if item.enterprise and is_charged(item, DAY)
    ]
    assert plain(rows_of(boards[f"fees/{folder}/"])) == wanted


def test_an_agency_s_board_has_all_that_it_charges(boards, catalogue):
    for fees in catalogue.fee_lists:
        wanted = [item.name.in_locale("zh").text for item in fees.items if is_charged(item, DAY)]
        for size in SIZES:
            assert plain(rows_of(boards[f"fees/{fees.agency}/{size.folder}/"])) == wanted


def test_no_board_is_fuller_than_its_paper(boards):
    for size in SIZES:
        for page in (page for page in boards.values() if page.view["size"] == size.key):
            for board in page.view["boards"]:
                is_county = page.view["is_county"]
                rows = [row for group in board for row in group.rows]
                used = sum(row_height(row, size, is_county=is_county) for row in rows)
                assert used <= size.room or len(rows) == 1


def test_long_lists_take_more_boards_instead_of_smaller_letters(boards):
    rows = rows_of(boards["fees/board/"])
    few = list(spread(rows[:3], A3, 0, is_county=True))
    many = list(spread(rows, A3, 0, is_county=True))
    assert len(few) == 1
    assert len(many) > 5
    assert [row for board in many for row in board] == rows
    assert [row for board in spread(rows, A4, 400, is_county=True) for row in board] == rows


def test_the_note_on_stopped_fees_moves_to_another_board_where_there_is_no_room(boards):
    [row] = rows_of(boards["fees/board/"])[:1]
    height = row_height(row, A3, is_county=True)
    full = [row] * (A3.room // height)
    assert [len(board) for board in spread(full, A3, 300, is_county=True)] == [len(full), 0]


def test_board_and_site_say_the_same(boards, edition, body, catalogue):
    page = boards["fees/housing/board/"]
    tree = body(edition("zh"), page)
    checksum = list_checksum(catalogue, ["zh", "en"])
    assert checksum in said(tree)
    digits = said(tree.find_class("q-board__sign")[0]).replace(" ", "")
    assert checksum[:16] in digits
    row = next(row for row in tree.iter("tr") if "城市基础设施配套费" in said(row))
    assert row.find_class("q-num")[0].text == "60"
    assert row.find(".//del").text_content().endswith("80")
    assert "清政办发〔2026〕31号" in said(row)


def test_stopped_fees_stand_in_one_line_of_the_last_board(boards, edition, body):
    tree = body(edition("zh"), boards["fees/housing/board/"])
    [line] = tree.find_class("q-board__stopped")
    assert said(line).startswith("已停征3项")
    assert "白蚁防治费" in said(line)
