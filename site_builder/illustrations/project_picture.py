"""A project's own picture for shared links: the county's ridges, its industry, its figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from site_builder.illustrations.emblem import emblem_svg
from site_builder.illustrations.icons import ICONS
from site_builder.illustrations.pixels import Rows, brightness, png
from site_builder.illustrations.ridge_pixels import Tint, palette, ridge_rows
from site_builder.illustrations.share_picture import HEIGHT, WIDTH
from site_builder.illustrations.strokes import STROKES, sign_svg

LEFT, TOP = 72, 60
_MARK = 92
_LINES = ((186, 104, 2.5), (316, 46, 2.4), (384, 46, 2.4))
"""Where each line of figures begins, how high it is, and how heavy its strokes are."""
_LAST = 432
_FAINT = 20
"""How bright a stroke on the emblem is, seen at all."""
_SQUARE = '<rect width="46" height="46" rx="5" fill="#fff"/></svg>'


def can_be_set(text: str) -> bool:
    """Whether there is a stroke for all that a line says."""
    return all(sign in STROKES for sign in text)


def project_picture(icon: str, texts: tuple[str, ...]) -> bytes:
    """Draw a picture with up to three lines of figures, the first one large."""
    head, lines, tail = _head(icon), _middle(), _tail()
    rows = [bytearray(line) for line in lines]
    for (top, size, weight), text in zip(_LINES, texts, strict=False):
        _set(rows, top - _LINES[0][0], text, size, weight)
    return png((head, Rows([bytes(row) for row in rows]), tail), palette())


def _set(rows: list[bytearray], top: int, text: str, size: int, weight: float) -> None:
    left = LEFT
    for sign in text:
        shape = _sign(sign, size, weight)
        width = len(shape[0])
        if left + width > WIDTH - LEFT:
            return
        for at, line in enumerate(shape, start=top):
            rows[at][left : left + width] = line
        left += width


@lru_cache(maxsize=256)
def _sign(sign: str, size: int, weight: float) -> tuple[bytes, ...]:
    _, svg = sign_svg(sign, size, weight)
    return _tinted(svg, Tint.FIGURE if size > 50 else Tint.NOTE)


def _drawn(svg: str) -> list[bytes]:
    # Imported late: a build that draws nothing anew does not need it.
    from resvg_py import svg_to_bytes

    return brightness(bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True)))


def _tinted(svg: str, tint: Tint) -> tuple[bytes, ...]:
    return tuple(line.translate(tint.table) for line in _drawn(svg))


@lru_cache(maxsize=64)
def _head(icon: str) -> Rows:
    rows = [bytearray(line) for line in ridge_rows()[: _LINES[0][0]]]
    _put(rows, LEFT, _emblem())
    paper = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_MARK}" height="{_MARK}"'
    icon_svg = (
        f'{paper} viewBox="0 0 24 24"><path d="M0 0h24v24H0z"/><g fill="none" stroke="#fff"'
        ' stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">'
        f"{ICONS[icon]}</g></svg>"
    )
    _put(rows, LEFT + _MARK + 36, _tinted(icon_svg, Tint.FIGURE))
    return Rows([bytes(row) for row in rows], is_shared=True)


def _put(rows: Sequence[bytearray], left: int, lines: Sequence[bytes]) -> None:
    for row, line in zip(rows[TOP:], lines, strict=False):
        row[left : left + len(line)] = line


@lru_cache(maxsize=1)
def _emblem() -> tuple[bytes, ...]:
    start, _, rest = emblem_svg().partition("<rect")
    start = start.replace('width="46" height="46"', f'width="{_MARK}" height="{_MARK}"', 1)
    ground = '<path d="M0 0h46v46H0z"/>'
    square = _tinted(f"{start}{ground}{_SQUARE}", Tint.SEAL)
    strokes = _drawn(f"{start}{ground}{rest[rest.index('<g') :]}")
    table = Tint.SEALED.table
    return tuple(
        bytes(
            low if light < _FAINT else table[light] for low, light in zip(under, over, strict=True)
        )
        for under, over in zip(square, strokes, strict=True)
    )


@lru_cache(maxsize=1)
def _middle() -> list[bytes]:
    return ridge_rows()[_LINES[0][0] : _LAST]


@lru_cache(maxsize=1)
def _tail() -> Rows:
    assert len(ridge_rows()) == HEIGHT
    return Rows(ridge_rows()[_LAST:], is_shared=True)
