"""Style sheets as pages link them: small ones in the theme, joined on the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ON_PAPER = "print.css"
_INNER = "inner.css"
_ENDING = ".css"


def linked_sheets(section: str, styles: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets that a page links: one joined for screens, then those for paper."""
    inner = () if section == "home" else (_INNER,)
    on_screen = [*inner, *(one for one in styles if not one.endswith(_ON_PAPER))]
    joined = (joined_name(on_screen),) if on_screen else ()
    return (*joined, *(one for one in styles if one.endswith(_ON_PAPER)))


def joined_name(sheets: Iterable[str]) -> str:
    """Return the name of a sheet that holds others, in their order."""
    return ".".join(one.removesuffix(_ENDING) for one in sheets) + _ENDING


def names_joined(name: str) -> list[str]:
    """Return the names of the sheets that a joined one holds."""
    return [f"{one}{_ENDING}" for one in name.removesuffix(_ENDING).split(".")]
