"""The pages of content/: Markdown with front matter, in the order of the side navigation."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

HOME = "home"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page of content/, its front matter parsed; all values are strings."""

    path: str
    meta: Mapping[str, str]
    body: str

    @property
    def url(self) -> str:
        """Its address below the locale's root."""
        stem = PurePosixPath(self.path).with_suffix("")
        folder = stem.parent if stem.name == "index" else stem
        return "" if folder == PurePosixPath() else f"{folder}/"

    @property
    def section(self) -> str:
        """The column it belongs to: as it says itself, else its first folder."""
        first, slash, _ = self.path.partition("/")
        return self.meta.get("section") or (first if slash else HOME)

    @property
    def order(self) -> int:
        """Its place among the pages of its column; without one it comes after those with one."""
        order = self.meta.get("order", "")
        return int(order) if order.isdecimal() else sys.maxsize

    @property
    def title(self) -> str:
        """As its front matter says, else its first heading."""
        heading = _HEADING.search(self.body)
        return self.meta.get("title") or (heading.group(1) if heading else self.path)


def ordered_pages(prose: Mapping[str, str], nav: Sequence[Any]) -> list[StagedPage]:
    """Pages as `nav` lists them; the others by their own `order`, then by their addresses."""
    rank = {path: number for number, path in enumerate(_nav_paths(nav))}

    def place(page: StagedPage) -> tuple[int, int, str]:
        return rank.get(page.path, len(rank)), page.order, page.url

    return sorted((_parse_prose(path, text) for path, text in prose.items()), key=place)


def _nav_paths(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _nav_paths(entry)


def _parse_prose(path: str, text: str) -> StagedPage:
    found = _FRONT_MATTER.match(text)
    # As text, so that a date stays what was typed.
    meta = yaml.load(found.group(1), Loader=yaml.BaseLoader) if found else None
    return StagedPage(path, meta or {}, text[found.end() :] if found else text)
