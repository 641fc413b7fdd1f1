"""The files that pages share: style sheets, scripts, drawn pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_builder.assembly.scripts import bare_script, joined_modules
from site_builder.illustrations import (
    contour_texture_svg,
    emblem_svg,
    icon_sprite_svg,
    landscape_svg,
)
from site_builder.pages.sheets import names_joined

ASSET_FOLDER = "assets/q"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r" ?([{};,>]) ?")


def asset_files(folder: Path, sheets: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield each shared file's address below the site's root, and its content.

    `sheets` are the names of the style sheets that pages link beside those of the frame.
    """
    shared = sorted((folder / "css").glob("*.css"))
    yield f"{ASSET_FOLDER}/q.css", style_sheet(shared).encode("utf-8")
    for name in sorted({*_FRAME_SHEETS, *_SCRIPT_SHEETS, *sheets}):
        if content := joined_sheet(folder, name):
            yield f"{ASSET_FOLDER}/{name}", content
    for script in sorted((folder / "js").glob("*.js")):
        text = bare_script(script.read_text(encoding="utf-8"))
        yield f"{ASSET_FOLDER}/js/{script.name}", text.encode("utf-8")
    for name, entry in _JOINED.items():
        if (module := folder / "js" / entry).exists():
            yield f"{ASSET_FOLDER}/js/{name}", joined_modules(module).encode("utf-8")
    for name, draw in _DRAWN.items():
        yield f"{ASSET_FOLDER}/img/{name}", draw().encode("utf-8")
    for image in sorted((folder / "img").glob("*")):
        yield f"{ASSET_FOLDER}/img/{image.name}", image.read_bytes()


_FRAME_SHEETS = ("inner.prose.css", "narrow.css", "print.css")
"""Those that `theme/engine/main.html` links itself."""

_SCRIPT_SHEETS = ("suggest.css", "tray.css")
"""Those that scripts ask for when they show something."""

_JOINED = {
    "browse-cards.js": "browse/cards.js",
    "browse-rows.js": "browse/rows.js",
    "inflate.js": "search/inflate.js",
    "search-engine.js": "search/worker.js",
}
"""The scripts of folders, and of each the module that imports the others."""

_DRAWN = {
    "landscape.svg": landscape_svg,
    "contours.svg": contour_texture_svg,
    "emblem.svg": emblem_svg,
    "icons.svg": icon_sprite_svg,
}


def joined_sheet(folder: Path, name: str) -> bytes:
    """Make a sheet from those that its name says it holds: nothing if one of them is missing."""
    sources = [folder / "css" / "pages" / one for one in names_joined(name)]
    has_all = all(source.is_file() for source in sources)
    return style_sheet(sources).encode("utf-8") if has_all else b""


def style_sheet(paths: Sequence[Path]) -> str:
    """Join style sheets and take out what only people need."""
    sheets = (path.read_text(encoding="utf-8") for path in paths)
    text = _SPACE.sub(" ", _COMMENT.sub("", "\n".join(sheets)))
    return _AROUND_SIGNS.sub(r"\1", text).replace(";}", "}").strip() + "\n"
