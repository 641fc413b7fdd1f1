"""Reads the files of a catalogue: parses those that are new, and recalls the others."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from site_builder import codes
from site_builder.catalogue.kept import Kept, KeptFile, Said, file_stamp, keep_file
from site_builder.catalogue.records import (
    COUNTY_FILE,
    FACTS_FILE,
    KIND_BY_FOLDER,
    RECORD_KINDS,
    SCHEMA_FOLDER,
    Catalogue,
    fact_kinds,
)
from site_builder.diagnostics import Diagnostic, Location, message
from site_builder.models.county import County, FactVocabulary
from site_builder.models.fee_versions import (
    VERSION_FOLDER,
    KeptVersion,
    KeptVersions,
    read_kept_versions,
)
from site_builder.models.fields import parse_identifier
from site_builder.models.parsing import did_you_mean, parse_record
from site_builder.sources import Source, content_digest, known_source, read_content, source_of
from site_builder.values.problem import ValueProblem

_NOTHING: Kept = {}


class Reading(NamedTuple):
    """What came of reading a catalogue; without a readable county there is none."""

    catalogue: Catalogue | None
    findings: list[Diagnostic]
    kept: Kept
    """What the next reading need not parse again."""


def load_catalogue(
    folder: Path, name: str = "projects"
) -> tuple[Catalogue | None, list[Diagnostic]]:
    """Read every record below `folder`; findings call it `name`.

    Records with findings are left out; without a readable county there is no catalogue.
    """
    return read_catalogue(folder, name)[:2]


def read_catalogue(folder: Path, name: str = "projects", kept: Kept = _NOTHING) -> Reading:
    """Read every record below `folder`, of which `kept` tells what was read before."""
    loader = _Loader(folder, name, kept)
    for place, entry in sorted(_yaml_files(folder), key=lambda found: found[0]):
        loader.load(place, entry)
    catalogue = loader.catalogue()
    return Reading(catalogue, loader.findings, loader.now_kept)


def _yaml_files(folder: Path, place: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the YAML files below a folder with their places in it."""
    try:
        found = list(os.scandir(folder / place))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in found:
        if entry.name.endswith((".yml", ".yaml")) and not entry.name.startswith("."):
            yield f"{place}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _yaml_files(folder, f"{place}{entry.name}/")


class _Loader:
    """Collects records and findings file by file."""

    def __init__(self, folder: Path, name: str, kept: Kept) -> None:
        self.folder = folder
        self.name = name
        self.findings: list[Diagnostic] = []
        self.now_kept: dict[str, KeptFile] = {}
        self._kept = kept
        self._now = time.time_ns()
        self._county: KeptFile | None = None
        self._vocabulary: KeptFile | None = None
        self._records: dict[str, dict[str, KeptFile]] = {kind.name: {} for kind in RECORD_KINDS}
        self._sources: dict[tuple[str, str], Source] = {}
        self._unparsed: set[tuple[str, str]] = set()

    def load(self, place: str, entry: os.DirEntry[str]) -> None:
        if place.startswith(f"{SCHEMA_FOLDER}/"):
            return
        if entry.is_symlink() and not self._is_inside(Path(entry.path)):
            said = message("the link leads out of the catalogue")
            hint = message("put the file itself here")
            self._add(Location(f"{self.name}/{place}"), codes.SYMLINK, said, hint)
            return
        if place == COUNTY_FILE:
            self._county = self._read(County, place, entry, ("county", "county"))
        elif place == FACTS_FILE:
            self._vocabulary = self._read(FactVocabulary, place, entry, ("facts", "facts"))
        else:
            self._load_record(place, entry)

    def _is_inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.folder.resolve())

    def _load_record(self, place: str, entry: os.DirEntry[str]) -> None:
        kind = KIND_BY_FOLDER.get(place.split("/")[0]) if "/" in place else None
        where = Location(f"{self.name}/{place}")
        if kind is None:
            said = message(
                "no records are kept in “{folder}”", folder=place.rpartition("/")[0] or self.name
            )
            folders = sorted(KIND_BY_FOLDER)
            self._add(where, codes.UNKNOWN_FOLDER, said, did_you_mean(place.split("/")[0], folders))
            return
        record_id = Path(place).stem
        try:
            parse_identifier(record_id)
        except ValueProblem as problem:
            self._add(where, codes.BAD_FILE_NAME, problem.message, problem.hint)
            return
        key = (kind.name, record_id)
        if key in self._sources or key in self._unparsed:
            self._report_duplicate(where, key)
            return
        file = self._read(kind.model, place, entry, key, {"id": record_id})
        if file is not None:
            self._records[kind.name][record_id] = file

    def _read(
        self,
        model: type[BaseModel],
        place: str,
        entry: os.DirEntry[str],
        key: tuple[str, str],
        given: Mapping[str, str] | None = None,
    ) -> KeptFile | None:
        name, path = f"{self.name}/{place}", Path(entry.path)
        file = self._recalled(name, entry) or self._parsed(model, path, name, given)
        if file is None:
            self._unparsed.add(key)
            return None
        self.now_kept[name] = file
        if not file.is_clean:
            self.findings.extend(file.said.findings)
        if file.is_source:
            self._sources[key] = known_source(path, name, file.digest)
        if not file.is_record:
            self._unparsed.add(key)
            return None
        return file

    def _recalled(self, name: str, entry: os.DirEntry[str]) -> KeptFile | None:
        """Recall a file whose stamp is the one it was last read with."""
        file = self._kept.get(name)
        if file is None or file.stamp is None:
            return None
        return file if file.stamp == file_stamp(entry.stat(), self._now) else None

    def _parsed(
        self, model: type[BaseModel], path: Path, name: str, given: Mapping[str, str] | None
    ) -> KeptFile | None:
        """Parse a file, unless it holds what it last held."""
        stamp = file_stamp(path.stat(), self._now) if path.exists() else None
        content, findings = read_content(path, name)
        if content is None:
            self.findings.extend(findings)
            return None
        digest = content_digest(content)
        file = self._kept.get(name)
        if file is not None and file.digest == digest:
            return file.at(stamp)
        source, findings = source_of(content, name)
        record = None
        if source is not None:
            record, found = parse_record(model, source, given)
            findings = [*findings, *found]
        said = Said(record, tuple(findings))
        return keep_file(digest, stamp, said, source)

    def _report_duplicate(self, where: Location, key: tuple[str, str]) -> None:
        first = self._sources[key].path if key in self._sources else key[1]
        said = message("there is already a record with the id “{id}”", id=key[1])
        hint = message("the other is {path}; rename one of the two files", path=first)
        self._add(where, codes.DUPLICATE_ID, said, hint)

    def _add(self, place: Location, rule: Any, said: Any, hint: Any = None) -> None:
        self.findings.append(Diagnostic(place, rule, said, hint))

    def catalogue(self) -> Catalogue | None:
        versions = self._versions()
        if self._county is None:
            if ("county", "county") not in self._unparsed:
                where = Location(f"{self.name}/{COUNTY_FILE}")
                said = message("the catalogue has no county.yml")
                hint = message("copy one from the shipped catalogue and put your county's data in")
                self._add(where, codes.MISSING_COUNTY, said, hint)
            return None
        vocabulary = self._vocabulary.said.record if self._vocabulary else None
        return Catalogue(
            county=self._county.said.record,
            records=_Unpacked(self._records),
            facts=fact_kinds(vocabulary.facts if vocabulary else {}),
            sources=self._sources,
            unparsed=frozenset(self._unparsed),
            fee_versions=versions,
            columns=self._column,
        )

    def _column(self, kind: str, key: str) -> Iterator[bytes]:
        return (file.digest_of(key) for file in self._records[kind].values())

    def _versions(self) -> KeptVersions:
        """Read the kept versions of the fee lists; each is parsed once."""
        read = read_kept_versions(self.folder)
        return KeptVersions(tuple(self._version(one) for one in read.versions), read.checksums)

    def _version(self, version: KeptVersion) -> KeptVersion:
        name = f"{self.name}/{VERSION_FOLDER}/{version.file_name}"
        digest = content_digest(version.content)
        file = self._kept.get(name)
        if file is None or file.digest != digest:
            file = keep_file(digest, None, Said(version.version, ()))
        self.now_kept[name] = file
        return KeptVersion(version.name, version.content, lambda: file.said.record)


class _Unpacked(Mapping[str, tuple[Any, ...]]):
    """Records by kind; those of a kind are unpacked when somebody asks for them."""

    def __init__(self, files: Mapping[str, Mapping[str, KeptFile]]) -> None:
        self._files = files
        self._unpacked: dict[str, tuple[Any, ...]] = {}

    def __getitem__(self, kind: str) -> tuple[Any, ...]:
        if kind not in self._unpacked:
            files = self._files[kind].values()
            self._unpacked[kind] = tuple(one.said.record for one in files)
        return self._unpacked[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
