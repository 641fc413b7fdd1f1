"""The published versions of the fee lists: what each of them changed, and what a new one holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.calculations.changes import FeeChange, FeeStanding, changes_between
from site_builder.calculations.published_list import list_checksum
from site_builder.catalogue import Catalogue, fact_kinds
from site_builder.models.fee_versions import FeeVersion, KeptVersion


@dataclass(frozen=True, slots=True)
class VersionStep:
    """A kept version, and what it changed; nothing is known of what came before the first."""

    kept: KeptVersion
    version: FeeVersion
    changes: tuple[FeeChange, ...] | None

    @property
    def item_count(self) -> int:
        """Return how many items the version holds."""
        return sum(len(fees.items) for fees in self.version.lists)


def version_standing(version: FeeVersion) -> FeeStanding:
    """Return the lists of a version as they stood once it was in force."""
    facts = fact_kinds(version.facts)
    return FeeStanding(version.lists, version.effective, version.agencies, facts)


def version_steps(catalogue: Catalogue) -> tuple[VersionStep, ...]:
    """Return the kept versions, oldest first."""
    return catalogue.recalled("version steps", lambda: tuple(_steps(catalogue)))


def _steps(catalogue: Catalogue) -> Iterator[VersionStep]:
    before: FeeStanding | None = None
    for kept, version in catalogue.fee_versions.readable:
        now = version_standing(version)
        changes = tuple(changes_between(before, now)) if before else None
        yield VersionStep(kept, version, changes)
        before = now


def version_before(catalogue: Catalogue) -> FeeVersion | None:
    """Return the last version that was published before the current issue."""
    day = catalogue.county.publication.published
    earlier = [one for _, one in catalogue.fee_versions.readable if one.published < day]
    return earlier[-1] if earlier else None


def issue_changes(catalogue: Catalogue) -> Iterator[FeeChange]:
    """Yield what the current issue changes: since the version before, or else since its day."""
    publication, version = catalogue.county.publication, version_before(catalogue)
    before = FeeStanding(catalogue.fee_lists, publication.previous)
    if version is not None:
        before = version_standing(version)
    return changes_between(before, FeeStanding(catalogue.fee_lists, publication.effective))


def new_version(catalogue: Catalogue, locales: Sequence[str]) -> dict[str, Any]:
    """Return what a version of the current issue holds: the lists as they are written."""
    publication = catalogue.county.publication
    county = _written(catalogue, "county", "county")
    collecting = {fees.agency for fees in catalogue.fee_lists}
    has_facts = ("facts", "facts") in catalogue.sources
    data: dict[str, Any] = {
        "published": publication.published.isoformat(),
        "effective": publication.effective.isoformat(),
        "period": publication.period,
        "title": dict(publication.title.pairs),
        "county": dict(catalogue.county.name.pairs),
        "records_sha256": list_checksum(catalogue, locales),
        "previous": _previous(catalogue),
        "agencies": [one for one in county["agencies"] if one["id"] in collecting],
        "facts": _written(catalogue, "facts", "facts")["facts"] if has_facts else {},
        "lists": [
            {"id": fees.id, **_written(catalogue, "fee-list", fees.id)}
            for fees in catalogue.fee_lists
        ],
    }
    return {name: value for name, value in data.items() if value is not None}


def _written(catalogue: Catalogue, kind: str, record_id: str) -> Mapping[str, Any]:
    data = catalogue.sources[kind, record_id].data
    assert isinstance(data, dict)
    return data


def _previous(catalogue: Catalogue) -> dict[str, str] | None:
    day = catalogue.county.publication.published.isoformat()
    earlier = [one for one in catalogue.fee_versions.versions if one.name < day]
    return {"published": earlier[-1].name, "sha256": earlier[-1].sha256} if earlier else None
