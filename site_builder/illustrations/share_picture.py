"""The picture that goes with a shared link: ridges in height bands, the emblem, one icon."""

from __future__ import annotations

from site_builder.illustrations.drawing import path_data
from site_builder.illustrations.emblem import emblem_svg
from site_builder.illustrations.icons import ICONS
from site_builder.illustrations.landscape import COLUMNS, RIDGES, Ridge, ridge_heights, runs

WIDTH, HEIGHT = 1200, 630
"""The shape of which readers of Open Graph cut nothing off."""
_SCALE, _SHIFT_X, _SHIFT_Y = 0.9, -528, 118
"""Brings the highest peaks of the landscape to the right, and its foot to the lower edge."""
_SKY = "#0F3A5C"
_BANDS, _BAND_HEIGHT = 5, 26


def share_picture_svg(icon: str) -> str:
    """Draw the picture of a subject, 1200 × 630, without words.

    A picture with words would need a font, and no font is the same on every machine. Flat bands
    take a third of the time that gradients take, and a map's height bands look the same way.
    """
    ridges = "".join(_ridge(ridge, 17 + index * 7) for index, ridge in enumerate(RIDGES))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"><path fill="{_SKY}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<g transform="translate({_SHIFT_X} {_SHIFT_Y}) scale({_SCALE})">{ridges}</g>'
        f'<path fill="#B82C20" d="M0 {HEIGHT - 8}h{WIDTH}v8H0z"/>'
        f'<g transform="translate(72 64) scale(1.9)">{emblem_svg()}</g>'
        '<g transform="translate(62 196) scale(9)" fill="none" stroke="#F1DFB8"'
        f' stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round">{ICONS[icon]}</g>'
        "</svg>\n"
    )


def _ridge(ridge: Ridge, seed: int) -> str:
    heights = ridge_heights(ridge, seed)
    points = [(x, ridge.base - height) for x, height in zip(COLUMNS, heights, strict=True)]
    line = path_data(points)
    bands = "".join(
        f'<path transform="translate(0 {at * _BAND_HEIGHT})"'
        f' fill="{mixed(ridge.top, ridge.middle, at / _BANDS)}" d="{line}V640H0z"/>'
        for at in range(_BANDS)
    )
    if not ridge.gold:
        return bands
    crest = "".join(path_data(run) for run in runs(points, [height > 52 for height in heights]))
    return f'{bands}<path d="{crest}" fill="none" stroke="#C6A15B" stroke-width="2"/>'


def mixed(first: str, second: str, share: float) -> str:
    """Return a colour between two, such as #0F3A5C."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
