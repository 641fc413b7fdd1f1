"""Watches what is looked at in a catalogue, so that it is known what a page was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property

from site_builder.catalogue.records import Catalogue
from site_builder.models.projects import Project
from site_builder.models.shared import Record


class WatchedCatalogue(Catalogue):
    """A catalogue that notes whether anybody looks at its projects."""

    has_shown_projects: bool

    @staticmethod
    def of(catalogue: Catalogue) -> WatchedCatalogue:
        """Watch a catalogue; what has been worked out of it is worked out anew."""
        values = {one.name: getattr(catalogue, one.name) for one in fields(catalogue)}
        watched = WatchedCatalogue(**values)
        object.__setattr__(watched, "records", _WatchedRecords(catalogue.records, watched.note))
        watched.note(False)
        return watched

    def note(self, has_shown: bool = True) -> None:
        """Set down whether projects have been looked at."""
        object.__setattr__(self, "has_shown_projects", has_shown)

    @property
    def projects(self) -> tuple[Project, ...]:
        """The packaged projects; looking at them is noted."""
        self.note()
        return self._projects

    @property
    def project_by_id(self) -> Mapping[str, Project]:
        """Projects by id; looking at them is noted."""
        self.note()
        return self._project_by_id

    @property
    def ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        """Every id; looking at them is noted."""
        self.note()
        return super().ids_by_kind

    @cached_property
    def _projects(self) -> tuple[Project, ...]:
        return super().projects

    @cached_property
    def _project_by_id(self) -> Mapping[str, Project]:
        return {one.id: one for one in self._projects}


class _WatchedRecords(Mapping[str, tuple[Record, ...]]):
    """Records by kind; a look at projects, or at all kinds, is noted."""

    def __init__(self, records: Mapping[str, tuple[Record, ...]], note: Callable[[], None]) -> None:
        self._records = records
        self._note = note

    def __getitem__(self, kind: str) -> tuple[Record, ...]:
        if kind == "project":
            self._note()
        return self._records[kind]

    def __iter__(self) -> Iterator[str]:
        self._note()
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
