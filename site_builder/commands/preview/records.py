"""Reads edited files of the catalogue again, and puts what they say into its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from site_builder.catalogue import (
    COUNTY_FILE,
    SCHEMA_FOLDER,
    Catalogue,
    RecordKind,
    fact_kinds,
)
from site_builder.catalogue.records import FACTS_FILE, KIND_BY_FOLDER
from site_builder.diagnostics import Diagnostic
from site_builder.models.county import County, FactVocabulary
from site_builder.models.fee_versions import VERSION_FOLDER, read_kept_versions
from site_builder.models.fields import parse_identifier
from site_builder.models.parsing import parse_record
from site_builder.models.shared import Record
from site_builder.sources import Source, read_source
from site_builder.values.problem import ValueProblem

Key = tuple[str, str]
_YAML = frozenset({".yml", ".yaml"})
_COUNTY, _FACTS = ("county", "county"), ("facts", "facts")


class NotPlainError(Exception):
    """An edit whose outcome only a reading of the whole catalogue tells."""


@dataclass(frozen=True)
class Reading:
    """A catalogue after edits, what was wrong with the files read again, and what has changed."""

    catalogue: Catalogue
    findings: Mapping[str, tuple[Diagnostic, ...]]
    """By path, as findings name it; nothing is wrong with a path without any."""
    edited: tuple[Key, ...] = ()
    """The records that are not what they were, by kind and id."""
    has_other_ids: bool = False
    """Whether there may be ids now that were not there before, or the other way round."""


def read_again(catalogue: Catalogue, root: Path, paths: Iterable[str]) -> Reading:
    """Read files again that were written, moved or deleted; raise NotPlainError if unsure.

    Paths are those of findings, below `root`. Records with findings are left out.
    """
    reading = Reading(catalogue, {})
    # What is gone first, so that a record that was moved is not taken for two.
    for path in sorted(paths, key=lambda one: ((root / one).is_file(), one)):
        reading = _with_file(reading, root, path)
    return reading


def _with_file(reading: Reading, root: Path, path: str) -> Reading:
    folder, _, place = path.partition("/")
    file = root / path
    if file.exists() and not file.resolve().is_relative_to((root / folder).resolve()):
        raise NotPlainError
    if place == COUNTY_FILE:
        return _with_county(reading, file, path)
    if place == FACTS_FILE:
        return _with_facts(reading, file, path)
    if place.startswith(f"{SCHEMA_FOLDER}/"):
        return reading
    if place.startswith(f"{VERSION_FOLDER}/"):
        versions = read_kept_versions(root / folder)
        return replace(reading, catalogue=replace(reading.catalogue, fee_versions=versions))
    kind = KIND_BY_FOLDER.get(place.split("/")[0])
    is_folder = file.is_dir() or not PurePosixPath(place).suffix
    if is_folder or (kind is None and file.suffix in _YAML):
        raise NotPlainError
    if kind is None or file.suffix not in _YAML:
        return reading
    return _with_record(reading, kind, file, path)


def _with_county(reading: Reading, file: Path, path: str) -> Reading:
    source, county, findings = _parsed(County, file, path)
    if source is None or county is None:
        return _noted(reading, path, findings)
    sources = {**reading.catalogue.sources, _COUNTY: source}
    catalogue = replace(reading.catalogue, county=county, sources=sources)
    return _noted(
        replace(reading, catalogue=catalogue, has_other_ids=True), path, findings, _COUNTY
    )


def _with_facts(reading: Reading, file: Path, path: str) -> Reading:
    source, vocabulary, findings = _parsed(FactVocabulary, file, path)
    if source is None or vocabulary is None:
        return _noted(reading, path, findings)
    sources = {**reading.catalogue.sources, _FACTS: source}
    facts = fact_kinds(vocabulary.facts)
    catalogue = replace(reading.catalogue, facts=facts, sources=sources)
    return _noted(replace(reading, catalogue=catalogue, has_other_ids=True), path, findings)


def _with_record(reading: Reading, kind: RecordKind, file: Path, path: str) -> Reading:
    catalogue, key = reading.catalogue, (kind.name, file.stem)
    _check_place(catalogue, key, path)
    was_there = key in catalogue.sources or key in catalogue.unparsed
    if not file.is_file():
        gone = with_record(catalogue, key, None, None)
        gone = replace(gone, unparsed=gone.unparsed - {key})
        return replace(_noted(reading, path, ()), catalogue=gone, has_other_ids=True)
    source, record, findings = _parsed(kind.model, file, path, {"id": file.stem})
    catalogue = with_record(catalogue, key, record, source)
    has_other_ids = reading.has_other_ids or not was_there or kind.name != "project"
    reading = replace(reading, catalogue=catalogue, has_other_ids=has_other_ids)
    return _noted(reading, path, findings, key if record is not None else None)


def _check_place(catalogue: Catalogue, key: Key, path: str) -> None:
    """Raise NotPlainError for a name that is no id, or an id that stands elsewhere already."""
    known = catalogue.sources.get(key)
    if known is not None and known.path != path:
        raise NotPlainError
    try:
        parse_identifier(key[1])
    except ValueProblem as problem:
        raise NotPlainError from problem


def _parsed(
    model: type[Any], file: Path, path: str, given: Mapping[str, str] | None = None
) -> tuple[Source | None, Any, list[Diagnostic]]:
    source, findings = read_source(file, path)
    if source is None:
        return None, None, findings
    record, found = parse_record(model, source, given)
    return source, record, findings + found


def _noted(
    reading: Reading, path: str, findings: Iterable[Diagnostic], key: Key | None = None
) -> Reading:
    edited = (*reading.edited, key) if key else reading.edited
    return replace(reading, findings={**reading.findings, path: tuple(findings)}, edited=edited)


def with_record(
    catalogue: Catalogue, key: Key, record: Record | None, source: Source | None
) -> Catalogue:
    """Return the catalogue with another record in a place; without one if there is none."""
    kind, record_id = key
    sources = {**catalogue.sources, key: source} if source else dict(catalogue.sources)
    if source is None:
        sources.pop(key, None)
    records = {one.id: one for one in catalogue.records[kind] if record or one.id != record_id}
    if record is not None:
        is_new = record_id not in records
        records[record_id] = record
        if is_new:
            records = dict(sorted(records.items(), key=lambda one: sources[kind, one[0]].path))
    return replace(
        catalogue,
        records={**catalogue.records, kind: tuple(records.values())},
        sources=sources,
        unparsed=catalogue.unparsed - {key} if record is not None else catalogue.unparsed | {key},
    )
