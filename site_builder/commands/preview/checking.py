"""Checks what can be checked at once after an edit; the complete build checks everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from site_builder.commands.preview.records import Reading
from site_builder.diagnostics import Diagnostic
from site_builder.rules import RECORD_CHECKS
from site_builder.rules.references import check_references
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject

Findings = Mapping[str, tuple[Diagnostic, ...]]
"""Findings by the path that they point at."""


def check_reading(reading: Reading, review: Review) -> Findings:
    """Return the findings of all files that an edit may have put right or wrong.

    That is the files that were read again and, where an id may be missing now, all others that
    name one.
    """
    found = by_path(_check_edited(reading, review))
    for path, findings in reading.findings.items():
        found[path] = (*findings, *found.get(path, ()))
    if reading.has_other_ids:
        for path, findings in by_path(_check_all_references(review)).items():
            found[path] = tuple(dict.fromkeys((*found.get(path, ()), *findings)))
    return found


def by_path(findings: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """Sort findings by the path that they point at."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in findings:
        found[one.location.path].append(one)
    return {path: tuple(ones) for path, ones in found.items()}


def _check_edited(reading: Reading, review: Review) -> Iterator[Diagnostic]:
    catalogue = reading.catalogue
    for kind, record_id in reading.edited:
        record = (
            catalogue.county
            if kind == "county"
            else next(one for one in catalogue.records[kind] if one.id == record_id)
        )
        subject = Subject(kind, record, catalogue.sources[kind, record_id])
        for check in RECORD_CHECKS:
            yield from check(review, subject)


def _check_all_references(review: Review) -> Iterator[Diagnostic]:
    for subject in review.iter_subjects():
        yield from check_references(review, subject)
