"""Strays: files among the records that were meant as records but are not read as such."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder import codes
from site_builder.catalogue import RECORD_KINDS
from site_builder.diagnostics import Diagnostic, Location, message
from site_builder.models.fields import IsFile
from site_builder.rules.review import Review

_READ = frozenset({".yml", ".yaml"})
# What editors and office programs make of a record when it is saved under another name.
_MISTAKEN = frozenset({".txt", ".json", ".bak", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et"})


def check_strays(review: Review) -> Iterator[Diagnostic]:
    """Find files whose endings keep them from being read."""
    strays = [
        path.relative_to(review.folder).as_posix()
        for kind in RECORD_KINDS
        for path in sorted((review.folder / kind.folder).rglob("*"))
        if _looks_like_a_record(path)
    ]
    attached = _attached(review) if strays else frozenset()
    for place in strays:
        if place not in attached:
            said = message("the file is not read; its name does not end with .yml")
            stem = place.rpartition("/")[2].partition(".")[0].lower()
            hint = message("rename it to {name}", name=f"{stem}.yml")
            where = Location(f"{review.folder.name}/{place}")
            yield Diagnostic(where, codes.UNKNOWN_FOLDER, said, hint)


def _attached(review: Review) -> frozenset[str]:
    return frozenset(
        str(leaf.value)
        for subject in review.iter_subjects()
        for leaf in subject.leaves
        if any(isinstance(mark, IsFile) for mark in leaf.marks)
    )


def _looks_like_a_record(path: Path) -> bool:
    if path.suffix in _READ or path.name.startswith("."):
        return False
    ending = path.suffix.lower()
    return ending in _READ | _MISTAKEN or ".yml" in path.name.lower()
