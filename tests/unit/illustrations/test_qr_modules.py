import random
from io import BytesIO

import pytest
import segno

from site_builder.illustrations.qr_modules import qr_rows
from site_builder.pages.qr import qr_code

CHANCE = random.Random(20261122)


def address(length):
    letters = "abcdefghijklmnopqrstuvwxyz-0123456789/._"
    return "https://invest.qingxi.example/"[:length] + "".join(
        CHANCE.choice(letters) for _ in range(length - 30)
    )


ADDRESSES = [address(length) for length in (*range(9, 180, 3), 181, 300)]
ODD = ["HTTPS://X.EXAMPLE/A", "12345678", "https://招商.example/茶/"]


def drawn_by_segno(text):
    return segno.make(text, error="m", micro=False, boost_error=False, mask=2)


@pytest.mark.parametrize("text", [*ADDRESSES, *ODD])
def test_the_modules_are_those_that_segno_draws(text):
    rows = [[int(bool(module)) for module in row] for row in drawn_by_segno(text).matrix]
    assert [[int(module) for module in row] for row in qr_rows(text)] == rows


def test_the_picture_is_the_one_that_segno_draws():
    text = "https://invest.qingxi.example/en/projects/bag-hardware-pvd/"
    drawn = BytesIO()
    drawn_by_segno(text).save(
        drawn, kind="svg", xmldecl=False, border=4, dark="#14222b", light="#fff", omitsize=True
    )
    path = drawn.getvalue().decode("utf-8").strip().partition("<path")[2]
    assert qr_code(text).partition("<path")[2] == path
