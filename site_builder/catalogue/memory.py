"""What was worked out of records, from one build to the next."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple

from site_builder.catalogue.records import Catalogue

_PROJECT = "project"


class OfProject(NamedTuple):
    """What was worked out of one project, and which of its fields were looked at for it."""

    digest: bytes
    """The fingerprint of the project's file."""
    seen: tuple[str, ...]
    value: Any


class Memory:
    """Values by what they are; they are forgotten when any record but a project changes."""

    def __init__(self, packed: bytes = b"") -> None:
        """Take up what was remembered before; nothing of nothing."""
        ground, values, of_projects = marshal.loads(packed) if packed else (b"", {}, {})
        self._ground: bytes = ground
        self._values: dict[str, bytes] = values
        self._of_projects: dict[str, dict[str, tuple[Any, ...]]] = of_projects
        self.is_new = False
        """Whether it holds what was not taken up."""

    def settle(self, catalogue: Catalogue) -> None:
        """Forget what was worked out of other records, and of projects that are gone."""
        ground, projects = blake2b(digest_size=16), {}
        for key, source in sorted(catalogue.sources.items()):
            if key[0] == _PROJECT:
                projects[key[1]] = source.digest
            else:
                ground.update(" ".join(key).encode() + source.digest)
        if self._ground != ground.digest():
            self._ground, self._values, self._of_projects = ground.digest(), {}, {}
        for name, found in self._of_projects.items():
            still = {one: kept for one, kept in found.items() if projects.get(one) == kept[0]}
            self._of_projects[name] = still

    def recall(self, name: str, make: Callable[[], Any], is_lasting: Callable[[], bool]) -> Any:
        """Return a value; one that was made anew is remembered if it is lasting."""
        if name in self._values:
            return pickle.loads(self._values[name])
        value = make()
        if is_lasting():
            self._values[name] = pickle.dumps(value, protocol=5)
            self.is_new = True
        return value

    def of_project(self, name: str, project_id: str) -> OfProject | None:
        """Return what was worked out of a project as it is."""
        found = self._of_projects.get(name, {}).get(project_id)
        return OfProject(*found) if found else None

    def remember_of(self, name: str, project_id: str, worked_out: OfProject) -> None:
        """Remember what was worked out of a project."""
        self._of_projects.setdefault(name, {})[project_id] = tuple(worked_out)
        self.is_new = True

    def packed(self) -> bytes:
        """Write down all that is remembered."""
        return marshal.dumps((self._ground, self._values, self._of_projects))
