"""The files that all pages share: one style sheet, the scripts, the drawn pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.illustrations import (
    contour_texture_svg,
    emblem_svg,
    icon_sprite_svg,
    landscape_svg,
)

ASSET_FOLDER = "assets/q"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r" ?([{};,>]) ?")


def asset_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each shared file's address below the site's root, and its content."""
    yield f"{ASSET_FOLDER}/q.css", style_sheet(folder / "css").encode("utf-8")
    for script in sorted((folder / "js").glob("*.js")):
        yield f"{ASSET_FOLDER}/js/{script.name}", script.read_bytes()
    for name, draw in _DRAWN.items():
        yield f"{ASSET_FOLDER}/img/{name}", draw().encode("utf-8")
    for image in sorted((folder / "img").glob("*")):
        yield f"{ASSET_FOLDER}/img/{image.name}", image.read_bytes()


_DRAWN = {
    "landscape.svg": landscape_svg,
    "contours.svg": contour_texture_svg,
    "emblem.svg": emblem_svg,
    "icons.svg": icon_sprite_svg,
}


def style_sheet(folder: Path) -> str:
    """Join the style sheets in the order of their names and take out what only people need."""
    sheets = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    text = _SPACE.sub(" ", _COMMENT.sub("", "\n".join(sheets)))
    return _AROUND_SIGNS.sub(r"\1", text).replace(";}", "}").strip() + "\n"
