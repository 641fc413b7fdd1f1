"""Watches what is looked at in a catalogue, so that it is known what a page was made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from hashlib import blake2b
from typing import Any

from site_builder.catalogue.memory import Memory, OfProject
from site_builder.catalogue.records import AnyValue, Catalogue
from site_builder.models.projects import Project
from site_builder.models.shared import Record

_WATCHED = "project"
_IDS = ""
"""What is noted when it is looked at which projects there are, and in which order."""


class WatchedCatalogue(Catalogue):
    """A catalogue that notes at which fields of its projects anybody looks.

    All else may be looked at at any time: it belongs to the surroundings of everything.
    """

    _seen: set[str]
    _memory: Memory

    @staticmethod
    def of(catalogue: Catalogue, memory: Memory | None = None) -> WatchedCatalogue:
        """Watch a catalogue; what has been worked out of it is worked out anew, or remembered."""
        values = {one.name: getattr(catalogue, one.name) for one in fields(catalogue)}
        watched = WatchedCatalogue(**values)
        memory = memory or Memory()
        memory.settle(catalogue)
        object.__setattr__(watched, "_seen", set())
        object.__setattr__(watched, "_memory", memory)
        object.__setattr__(watched, "records", _WatchedRecords(catalogue, watched._note_field))
        return watched

    def _note_field(self, name: str) -> None:
        self._seen.add(name)

    @contextmanager
    def watch(self) -> Iterator[set[str]]:
        """Collect the fields that are looked at meanwhile."""
        outer, seen = self._seen, set[str]()
        object.__setattr__(self, "_seen", seen)
        try:
            yield seen
        finally:
            outer |= seen
            object.__setattr__(self, "_seen", outer)

    def note(self, seen: Iterable[str]) -> None:
        """Set down what was looked at when something was worked out that is used again."""
        self._seen.update(seen)

    def digest_of(self, seen: Iterable[str]) -> bytes:
        """Return the fingerprint of these fields of all projects."""
        made = blake2b(digest_size=16)
        for name in sorted(seen):
            made.update(f"{name}\n".encode() + self._column_digest(name))
        return made.digest()

    def _column_digest(self, name: str) -> bytes:
        digests = self._column_digests
        if name not in digests:
            column = self.columns(_WATCHED, Project.model_fields[name].alias or name)
            digests[name] = blake2b(b"".join(column), digest_size=16).digest()
        return digests[name]

    @cached_property
    def _column_digests(self) -> dict[str, bytes]:
        ids = "\n".join(record_id for kind, record_id in self.sources if kind == _WATCHED)
        return {_IDS: blake2b(ids.encode("ascii"), digest_size=16).digest()}

    def recalled(self, key: Hashable, make: Callable[[], AnyValue]) -> AnyValue:
        """Work something out once; what was looked at for it is noted each time."""
        if key not in self._recalled:
            with self.watch() as seen:
                value = make()
            self._recalled[key] = value, self._sets.setdefault(frozenset(seen), frozenset(seen))
        value, noted = self._recalled[key]
        self.note(noted)
        return value

    def remembered(self, name: str, make: Callable[[], AnyValue]) -> AnyValue:
        """Work something out of all but the projects, unless an earlier build has."""

        def recall() -> AnyValue:
            with self.watch() as seen:
                value: AnyValue = self._memory.recall(name, make, lambda: not seen)
            return value

        return self.recalled(name, recall)

    def remembered_of(self, name: str, project: Project, make: Callable[[], AnyValue]) -> AnyValue:
        """Work a plain value out of a project, unless an earlier build has from the same file."""
        found = self._memory.of_project(name, project.id)
        if found is None:
            with self.watch() as seen:
                value = make()
            digest = self.sources[_WATCHED, project.id].digest
            fields_seen = self._names.setdefault(frozenset(seen), tuple(sorted(seen)))
            found = OfProject(digest, fields_seen, value)
            self._memory.remember_of(name, project.id, found)
        self.note(found.seen)
        made: AnyValue = found.value
        return made

    @cached_property
    def _names(self) -> dict[frozenset[str], tuple[str, ...]]:
        """The same sets of fields, as they are remembered."""
        return {}

    @cached_property
    def _recalled(self) -> dict[Hashable, tuple[Any, frozenset[str]]]:
        return {}

    @cached_property
    def _sets(self) -> dict[frozenset[str], frozenset[str]]:
        """The sets that are noted: few, however much is worked out."""
        return {}

    @property
    def projects(self) -> tuple[Project, ...]:
        """The packaged projects; looking at them is noted."""
        return self.recalled("projects", self._sorted_projects)

    @property
    def project_by_id(self) -> Mapping[str, Project]:
        """Projects by id; looking at them is noted."""
        return self.recalled("project_by_id", lambda: {one.id: one for one in self.projects})

    @property
    def ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        """Every id; looking at them is noted."""
        return self.recalled("ids_by_kind", self._ids_by_kind)


class _WatchedRecords(Mapping[str, tuple[Record, ...]]):
    """Records by kind; the projects are watched ones."""

    def __init__(self, catalogue: Catalogue, note: Callable[[str], None]) -> None:
        self._records = catalogue.records
        self._note = note

    @cached_property
    def _projects(self) -> tuple[Record, ...]:
        kind = _watched_type(self._note)
        return tuple(_watched(one, kind) for one in self._records[_WATCHED])

    def __getitem__(self, kind: str) -> tuple[Record, ...]:
        if kind != _WATCHED:
            return self._records[kind]
        self._note(_IDS)
        return self._projects

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def _watched_type(note: Callable[[str], None]) -> type[Project]:
    """Make a type of projects that note which of their fields are read."""

    def watched(name: str) -> property:
        def read(project: Project) -> Any:
            note(name)
            return project.__dict__[name]

        return property(read)

    fields_read = {name: watched(name) for name in Project.model_fields if name != "id"}
    # Made without the metaclass's own steps: the fields are those of the plain type.
    made: type[Project] = type.__new__(type(Project), "Project", (Project,), fields_read)
    return made


def _watched(record: Record, kind: type[Project]) -> Project:
    """Return a record that shares its values with the plain one."""
    watched = object.__new__(kind)
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    ):
        object.__setattr__(watched, name, getattr(record, name))
    return watched
