"""Freezes the fee lists as they are published: a file that is kept, with its checksum."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from site_builder.calculations.fee_versions import new_version
from site_builder.commands.build import locale_links
from site_builder.commands.check import CATALOGUE_FOLDER, Checked, check
from site_builder.models.fee_versions import (
    CHECKSUM_FILE,
    VERSION_FOLDER,
    KeptVersion,
    checksum_lines,
    version_bytes,
)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What came of freezing: the findings, and the version unless these forbid it."""

    checked: Checked
    path: Path | None = None
    kept: KeptVersion | None = None
    is_new: bool = False
    is_refused: bool = False
    """Whether another version of the same day has been published already."""


def fees_publish(root: Path, as_of: datetime.date | None = None) -> Frozen:
    """Write the version of the current issue, unless there are errors or it differs from one."""
    checked = check(root, as_of)
    if checked.catalogue is None or checked.has_errors:
        return Frozen(checked)
    locales = [link.code for link in locale_links(checked.locales)]
    name = checked.catalogue.county.publication.published.isoformat()
    kept = KeptVersion(name, version_bytes(new_version(checked.catalogue, locales)))
    folder = root / CATALOGUE_FOLDER / VERSION_FOLDER
    path = folder / kept.file_name
    if path.is_file():
        is_same = path.read_bytes() == kept.content
        return Frozen(checked, path, kept, is_refused=not is_same)
    folder.mkdir(exist_ok=True)
    path.write_bytes(kept.content)
    versions = sorted((*checked.catalogue.fee_versions.versions, kept), key=lambda one: one.name)
    sums = checksum_lines(tuple(versions))
    (folder / CHECKSUM_FILE).write_text(sums, encoding="utf-8", newline="\n")
    return Frozen(checked, path, kept, is_new=True)
