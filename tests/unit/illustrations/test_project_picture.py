import struct
import zlib

from site_builder.illustrations.project_picture import can_be_set, project_picture

TEXTS = ("1.2亿元", "CNY 120 MILLION", "80亩 / 5.3 HA")
WIDTH, HEIGHT = 1200, 630
FIGURES, EMBLEM, FOOT = (72, 186, 420, 290), (72, 60, 164, 152), (0, 622, WIDTH, HEIGHT)


def pixels(png):
    """The lines of a picture as colours; every line must be written as it is."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, {}
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size :][:4]) == (zlib.crc32(kind + content),)
        chunks[kind] = content
        at += size + 12
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    raw, colours = zlib.decompress(chunks[b"IDAT"]), chunks[b"PLTE"]
    assert len(raw) == (WIDTH + 1) * HEIGHT
    assert set(raw[:: WIDTH + 1]) == {0}
    lines = (raw[start + 1 : start + 1 + WIDTH] for start in range(0, len(raw), WIDTH + 1))
    return [[colours[3 * one : 3 * one + 3].hex() for one in line] for line in lines]


def colours_in(lines, box):
    left, top, right, bottom = box
    return {colour for line in lines[top:bottom] for colour in line[left:right]}


def test_the_picture_shows_figures_emblem_and_ridges():
    lines = pixels(project_picture("tea", TEXTS))
    assert {"0f3a5c", "f1dfb8"} <= colours_in(lines, FIGURES)
    assert {"b82c20", "ffffff"} <= colours_in(lines, EMBLEM)
    assert colours_in(lines, FOOT) == {"b82c20"}
    assert {"15496f", "7fafc6"} <= colours_in(lines, (0, 440, WIDTH, 620))


def test_only_what_the_figures_need_differs_between_two_projects():
    one, other = (pixels(project_picture("tea", (text, *TEXTS[1:]))) for text in ("1亿元", "2亿元"))
    differing = [at for at in range(HEIGHT) if one[at] != other[at]]
    assert FIGURES[1] <= min(differing)
    assert max(differing) <= FIGURES[3]


def test_a_picture_is_drawn_the_same_twice_and_is_light():
    first = project_picture("chip", TEXTS)
    assert project_picture("chip", TEXTS) == first
    assert len(first) < 36_000


def test_a_line_that_is_too_long_ends_on_the_picture():
    lines = pixels(project_picture("tea", ("8" * 40,)))
    assert colours_in(lines, (WIDTH - 60, 186, WIDTH, 280)) == {"0f3a5c"}


def test_words_that_have_no_strokes_cannot_be_set():
    assert can_be_set("≈1.5–2亿元+")
    assert not can_be_set("2185万美元")
