"""What was found in a record before, and what that rests on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from site_builder.diagnostics import Diagnostic
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject

_PROJECT = "project"


class Found(NamedTuple):
    """The findings of the checks that look at one record at a time."""

    made_from: bytes
    """The fingerprint of the record and of all that checks look up elsewhere."""
    findings: tuple[Diagnostic, ...]


FoundBefore = Mapping[str, Found]
"""By the paths of the records."""


class Ground:
    """What all records are checked against. Of other projects no check sees more than ids."""

    def __init__(self, review: Review) -> None:
        """Take the fingerprint of it."""
        made = blake2b(digest_size=16)
        for part in (*_catalogue_parts(review), *_files(os.fspath(review.folder))):
            made.update(part.encode("utf-8", "surrogateescape") + b"\n")
        self.digest = made.digest()

    def below(self, subject: Subject) -> bytes:
        """Return the fingerprint of what the findings in a record rest on."""
        made = blake2b(self.digest, digest_size=16)
        made.update(f"{subject.kind} {subject.source.path}\n".encode())
        made.update(subject.source.digest)
        return made.digest()


def _catalogue_parts(review: Review) -> Iterator[str]:
    catalogue = review.catalogue
    yield f"{review.as_of} {' '.join(review.locales)}"
    for key, source in sorted(catalogue.sources.items()):
        rest = source.digest.hex() if key[0] != _PROJECT else ""
        yield f"{' '.join(key)} {source.path} {rest}"
    yield from (" ".join(key) for key in sorted(catalogue.unparsed))
    versions = catalogue.fee_versions
    yield from (f"{one.file_name} {one.sha256}" for one in versions.versions)
    yield repr(sorted((versions.checksums or {}).items()))


def _files(folder: str) -> Iterator[str]:
    """Yield the names of all files: checks tell whether one that a record names is there."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted((*folders, *names)):
            path = os.path.join(place, name)  # noqa: PTH118
            # Where a link leads may change without the link.
            leads = os.path.realpath(path) if os.path.islink(path) else ""  # noqa: PTH114
            is_file = not leads or os.path.isfile(leads)  # noqa: PTH113
            yield f"{path} {leads} {is_file}"
