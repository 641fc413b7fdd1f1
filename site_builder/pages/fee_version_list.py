"""The list of published versions: each with its file, its checksum, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.calculations.fee_versions import VersionStep
from site_builder.calculations.published_list import list_checksum
from site_builder.models.fee_versions import CHECKSUM_FILE, KeptVersion
from site_builder.pages.edition import Edition
from site_builder.pages.fee_change_text import counts_text

VERSION_ADDRESS = "data/fees/versions/"
"""Where the files of the versions stand below the site's root; they never move."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version in the list of them."""

    title: Markup
    published: str
    effective: str
    items: str
    changes: str
    url: str
    """The page of what it changed, below the locale's root; empty for the first."""
    file: str
    """Its file, below the site's root."""
    size: str
    sha256: str


def version_file(kept: KeptVersion) -> str:
    """Return where a version's file stands below the site's root."""
    return f"{VERSION_ADDRESS}{kept.file_name}"


def version_rows(edition: Edition, steps: Sequence[VersionStep]) -> list[VersionRow]:
    """Show the versions, newest first."""
    return [_row(edition, step) for step in reversed(steps)]


def _row(edition: Edition, step: VersionStep) -> VersionRow:
    return VersionRow(
        title=edition.say(step.version.title),
        published=edition.date(step.version.published),
        effective=edition.date(step.version.effective),
        items=edition.plural("{n} item", "{n} items", step.item_count),
        changes=_changes(edition, step),
        url=_url(edition, step),
        file=version_file(step.kept),
        size=f"{len(step.kept.content) / 1024:,.0f} KB",
        sha256=step.kept.sha256,
    )


def _changes(edition: Edition, step: VersionStep) -> str:
    if step.changes is None:
        return edition._("First version kept here")
    return counts_text(edition, step.changes) or edition._("No item changed.")


def _url(edition: Edition, step: VersionStep) -> str:
    if step.changes is None:
        return ""
    is_current = step.version.published >= edition.catalogue.county.publication.published
    return "fees/changes/" if is_current else f"fees/changes/{step.kept.name}/"


def version_state(edition: Edition) -> str:
    """Say whether the lists on the site are those of the last version, to the letter."""
    versions = edition.catalogue.fee_versions.readable
    if not versions:
        return ""
    _, last = versions[-1]
    day = edition.date(last.published)
    locales = [locale for locale, _ in edition.prefixes]
    if list_checksum(edition.catalogue, locales) == last.records_sha256:
        return edition._("The lists on this site are those of the version of {date}.", date=day)
    return edition._(
        "The lists on this site have been edited since the version of {date} was published.",
        date=day,
    )


def checksum_file() -> str:
    """Return where the checksums of all versions stand below the site's root."""
    return f"{VERSION_ADDRESS}{CHECKSUM_FILE}"
