"""The pictures that go with shared links, as the pixels that readers of Open Graph ask for."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.illustrations import share_picture_svg
from site_builder.pages.share_pictures import WIDTH, picture_address, share_icons


def share_picture_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield each picture's address below the site's root, and its content."""
    # Imported late: a build that draws nothing anew does not need it.
    from resvg_py import svg_to_bytes

    for icon in share_icons(catalogue):
        svg = share_picture_svg(icon)
        # Without the machine's fonts, the pixels are the same everywhere.
        png = svg_to_bytes(svg_string=svg, width=WIDTH, skip_system_fonts=True)
        yield picture_address(icon), bytes(png)
