"""A page of the catalogue, before it is put on a letterhead."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from site_builder.pages.sheets import linked_sheets


class Drawn(NamedTuple):
    """A file that is made only if the site has none that was made from the same."""

    made_from: tuple[str, ...]
    """All that its content rests on but the program."""
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says, and what machines are told about it."""

    path: str
    """Below the locale's root, ending in `/`; empty for the home page."""
    section: str
    """The section of the navigation that it belongs to."""
    title: str
    """Its title, without the site's name."""
    description: str
    """One sentence of facts for search engines and shared links."""
    template: str
    """The template in `theme/pages/` that sets it."""
    view: Mapping[str, Any] = field(repr=False)
    """Ready values for the template."""
    published: datetime.date | None = None
    """The day it was published or last updated."""
    source: str = ""
    """The office that answers for it."""
    structured: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """Its schema.org description."""
    is_article: bool = False
    """Whether it is a piece of content, not a list."""
    is_listed: bool = True
    """Whether search engines shall find it."""
    styles: tuple[str, ...] = ()
    """Style sheets of `theme/assets/css/pages` that it needs beside those on every such page.

    Those whose names end in `print.css` hold on paper only.
    """
    picture: str = ""
    """The icon on the picture that goes with a link to it; empty for its section's."""
    own_picture: tuple[str, str] | None = None
    """The address of a picture of its own below the site's root, and what it shows."""
    scripts: tuple[str, ...] = ()
    """Scripts of `theme/assets/js` that it needs beside those on every page."""
    modules: tuple[str, ...] = ()
    """The same, of those that import others."""
    files: tuple[tuple[str, bytes | Drawn], ...] = field(default=(), repr=False)
    """Files that belong to it: address below the site's root, content."""

    @property
    def depth(self) -> int:
        """Return how many folders it stands below the locale's root."""
        return self.path.count("/")

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the style sheets that it links: one for screens, then those for paper."""
        return linked_sheets(self.section, self.styles)

    @property
    def root(self) -> str:
        """Return the way from it to the locale's root."""
        return "../" * self.depth


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that need not be made if nothing has changed that it is made from."""

    path: str
    """As of the page."""
    section: str
    """As of the page."""
    projects: tuple[str, ...]
    """The ids of all projects that it shows; what is no project may always stand on it."""
    make: Callable[[], Page] = field(repr=False)
