"""Published versions of the fee lists: frozen files that are kept, and never edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from site_builder.models.county import Agency, FactDefinition
from site_builder.models.fees import FeeList
from site_builder.models.fields import Date, Model, Plain, Text

VERSION_FOLDER = "fees-published"
CHECKSUM_FILE = "SHA256SUMS"


class EarlierVersion(Model):
    """The version before, so that each one vouches for all that went before it."""

    published: Date
    """The day on which it was published."""
    sha256: Plain
    """The checksum of its file."""


class FeeVersion(Model):
    """The fee lists as they were published: `projects/fees-published/<date>.json`."""

    published: Date
    """The day of publication."""
    effective: Date
    """The day from which it holds."""
    period: Plain
    """The publication period, such as 2026-4."""
    title: Text
    """Its name, such as 2026年第4期."""
    county: Text
    """The county."""
    records_sha256: Plain
    """The checksum of the records, which the open data and the notice boards of that day state."""
    previous: EarlierVersion | None = None
    """The version before; left out in the first."""
    agencies: tuple[Agency, ...]
    """The agencies that collect."""
    facts: dict[str, FactDefinition] = Field(default_factory=dict)
    """The county's own facts that standards may name."""
    lists: tuple[FeeList, ...]
    """The lists, as they were written."""


@dataclass(frozen=True)
class KeptVersion:
    """The file of a published version."""

    name: str
    """Its name without the ending: the day of publication."""
    content: bytes
    # Tells what the file said when it was last read, if that is still known.
    recall: Callable[[], FeeVersion | None] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def sha256(self) -> str:
        """The checksum of the file."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def version(self) -> FeeVersion | None:
        """What the file says; `None` where nobody can read it any more."""
        if self.recall is not None:
            return self.recall()
        try:
            return FeeVersion.model_validate(json.loads(self.content))
        except (ValueError, ValidationError):
            return None

    @property
    def file_name(self) -> str:
        """The name under which the file is kept and published."""
        return f"{self.name}.json"


@dataclass(frozen=True)
class KeptVersions:
    """All published versions, oldest first, and the checksums that were written down for them."""

    versions: tuple[KeptVersion, ...] = ()
    checksums: Mapping[str, str] | None = None
    """By file name; `None` where there is no list of them."""

    @cached_property
    def readable(self) -> tuple[tuple[KeptVersion, FeeVersion], ...]:
        """The versions that are as they were published and can be read, each with its file."""
        sums = self.checksums or {}
        return tuple(
            (one, one.version)
            for one in self.versions
            if sums.get(one.file_name) == one.sha256 and one.version is not None
        )


def read_kept_versions(folder: Path) -> KeptVersions:
    """Read the versions that are kept in a catalogue."""
    place = folder / VERSION_FOLDER
    paths = sorted(path for path in place.glob("*.json") if path.is_file())
    versions = tuple(KeptVersion(path.stem, path.read_bytes()) for path in paths)
    sums = place / CHECKSUM_FILE
    known = _read_checksums(sums.read_text(encoding="utf-8")) if sums.is_file() else None
    return KeptVersions(versions, known)


def _read_checksums(text: str) -> dict[str, str]:
    """Read lines such as `sha256sum` writes them."""
    lines = (line.split(None, 1) for line in text.splitlines() if line.strip())
    return {parts[1].lstrip("*"): parts[0] for parts in lines if len(parts) == 2}


def checksum_lines(versions: tuple[KeptVersion, ...]) -> str:
    """Write checksums so that `sha256sum -c` can hold the files against them."""
    return "".join(f"{one.sha256}  {one.file_name}\n" for one in versions)


def version_bytes(data: Mapping[str, Any]) -> bytes:
    """Write a version's file; the same data gives the same bytes."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
