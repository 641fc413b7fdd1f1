"""What can be found: one entry for each record, fee item, clause, step and section of prose."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from site_builder.assembly.manifest import digest
from site_builder.assembly.search.tokens import title_key

KINDS = ("project", "fee", "policy", "procedure", "park", "county")
"""The groups that results stand in, in the order of their entries."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found, in one language. Texts are plain."""

    kind: str
    """One of KINDS."""
    ref: str
    """The kind and id of what it is, such as `project/tea-park`."""
    url: str
    """Its page, below the locale's root."""
    anchor: str
    """Its place on the page; empty for the whole page."""
    title: str
    """Its title."""
    locale: str
    """The language that the title is really in."""
    other_titles: tuple[str, ...] = ()
    """Its titles in other languages."""
    codes: tuple[str, ...] = ()
    """Its own codes and document numbers."""
    keywords: tuple[str, ...] = ()
    """Short texts that tell what it belongs to: industry, park, town, agency."""
    context: tuple[str, ...] = ()
    """Names of what it is a part of, which shall come before it."""
    facts: tuple[str, ...] = ()
    """What a result shows beside the title."""
    summary: str = ""
    """What it is in a sentence or two; excerpts begin with it."""
    text: str = ""
    """Running text that excerpts may also be taken from."""
    body: tuple[str, ...] = ()
    """All further text."""
    amount: int | None = None
    """Its sum in yuan, to filter and sort by."""
    area: int | None = None
    """Its area in square metres, likewise."""
    date: datetime.date | None = None
    """The day it was last published or verified."""

    @cached_property
    def mark(self) -> bytes:
        """What tells it from every other."""
        return digest(repr(self).encode("utf-8"))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its titles, as they are looked up whole."""
        return tuple(map(title_key, dict.fromkeys((self.title, *self.other_titles))))

    def __getstate__(self) -> dict[str, Any]:
        """Keep with it what would have to be made again."""
        return {**vars(self), "mark": self.mark, "names": self.names}
