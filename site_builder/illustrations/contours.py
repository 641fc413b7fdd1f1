"""The contour texture of dark bands: the county's height lines, faint on azurite."""

from __future__ import annotations

from site_builder.illustrations.drawing import path_data
from site_builder.illustrations.fields import Grid, county_height, level_lines, thinned
from site_builder.illustrations.noise import fractal_field

WIDTH, HEIGHT = 1440, 720
LEVELS = tuple(0.08 + 0.085 * step for step in range(13))


def _height(x: float, y: float) -> float:
    # The bands are wide and show little of the county, so the ground between gets more relief.
    return county_height(x, y) + 0.35 * fractal_field(29, x * 4, y * 2.4)


def contour_texture_svg() -> str:
    grid = Grid(WIDTH, HEIGHT, 24)
    lines = [line for level in LEVELS for line in level_lines(_height, grid, level)]
    data = "".join(path_data(thinned(line, 9)) for line in lines if len(line) > 6)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice"'
        ' aria-hidden="true"><path fill="none" stroke="#9CC3DC" stroke-opacity=".12"'
        f' stroke-linejoin="round" d="{data}"/></svg>\n'
    )
