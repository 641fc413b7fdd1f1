"""Recalls the entries of the last build while what they were made from is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.assembly.manifest import digest
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.place_entries import project_entry
from site_builder.pages.edition import Edition

Made = tuple[bytes, frozenset[str], tuple[Entry, ...]]
"""What entries were made from, the fields of projects that were looked at, and the entries."""


class RecalledEntries:
    """The entries of a build, and those of the last one."""

    def __init__(self, surroundings: Mapping[str, bytes], last: Mapping[str, Made]) -> None:
        """Begin with the fingerprint of all but projects in each language; without, all is new."""
        self.now: dict[str, Made] = {}
        self._surroundings = surroundings
        self._last = last

    def projects(self, edition: Edition) -> Iterator[Entry]:
        """Yield an entry for each project, which rests on its file and on what is no project."""
        surroundings = self._surroundings.get(edition.locale)
        sources = edition.catalogue.sources
        for project in edition.catalogue.projects:
            name = f"{edition.locale} project/{project.id}"
            made_from = digest(surroundings or b"", sources["project", project.id].digest)
            last = self._last.get(name) if surroundings else None
            if last is None or last[0] != made_from:
                last = made_from, frozenset(), (project_entry(edition, project),)
            self.now[name] = last
            yield from last[2]

    def others(self, edition: Edition, make: Callable[[], Iterable[Entry]]) -> Iterable[Entry]:
        """Return all other entries, which rest on the fields of projects that they look at too."""
        catalogue = edition.catalogue
        surroundings = self._surroundings.get(edition.locale)
        last = self._last.get(edition.locale) if surroundings else None
        if last is None or last[0] != digest(surroundings or b"", catalogue.digest_of(last[1])):
            with catalogue.watch() as seen:
                made = tuple(make())
            looked_at = frozenset(seen)
            made_from = digest(surroundings or b"", catalogue.digest_of(looked_at))
            last = made_from, looked_at, made
        self.now[edition.locale] = last
        return last[2]
