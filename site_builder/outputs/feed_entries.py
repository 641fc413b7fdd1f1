"""What stands in the feeds: projects as they are published or verified, fees as they change."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_builder.calculations.changes import FeeChange
from site_builder.calculations.fee_days import daily_changes
from site_builder.models.fees import FeePeriod
from site_builder.outputs.feeds import Entry, atom_feed
from site_builder.outputs.rate_words import standard_lines
from site_builder.outputs.words import basis_numbers
from site_builder.pages.answering import page_address, updated_on
from site_builder.pages.edition import Edition

_YEARS = 3
"""How far back the feed of changes goes."""
_LINES = 6


def project_feed(edition: Edition) -> bytes:
    """Write the feed of projects."""
    return atom_feed(edition, "feed.xml", edition._("Latest projects"), _projects(edition))


def fee_feed(edition: Edition) -> bytes:
    """Write the feed of changes of fees."""
    return atom_feed(edition, "fees.xml", edition._("Changes of public fees"), _changes(edition))


def _projects(edition: Edition) -> Iterator[Entry]:
    for project in edition.catalogue.projects:
        address = page_address(edition, f"projects/{project.id}/")
        yield Entry(
            id=address,
            title=edition.plain(project.name),
            address=address,
            updated=updated_on(project),
            summary=f"{edition.plain(project.summary)} {edition.money(project.investment.total)}",
            published=project.published,
            category=project.industry,
        )


def _changes(edition: Edition) -> Iterator[Entry]:
    catalogue = edition.catalogue
    last = max(edition.as_of, catalogue.county.publication.effective)
    first = last.replace(year=last.year - _YEARS, day=min(last.day, 28))
    for day, changes in daily_changes(catalogue, first, last):
        yield from (_change(edition, change, day) for change in changes)


def _change(edition: Edition, change: FeeChange, day: datetime.date) -> Entry:
    item = change.item
    address = page_address(edition, f"fees/{change.fees.agency}/#{item.id}")
    kind = edition.choice(change.kind)
    known = change.after.published if change.after else None
    updated = min(known or day, edition.as_of)
    return Entry(
        id=f"{address}/{day.isoformat()}/{change.kind.value}",
        title=edition._("{kind}: {fee}", kind=kind, fee=edition.plain(item.name)),
        address=address,
        updated=updated,
        summary=_summary(edition, change, day),
        category=change.kind.value,
    )


def _summary(edition: Edition, change: FeeChange, day: datetime.date) -> str:
    parts = [edition._("From {date}.", date=edition.date(day))]
    if change.is_about_reductions:
        return " ".join([*parts, *(edition.plain(one.text) for one in change.reductions)])
    if change.before and change.before.rate:
        parts.append(edition._("Before: {standard}.", standard=standard(edition, change.before)))
    if change.after and change.after.rate:
        parts.append(edition._("Now: {standard}.", standard=standard(edition, change.after)))
    if change.after and change.after.reason:
        parts.append(edition.plain(change.after.reason))
    basis = basis_numbers((*(change.after.basis if change.after else ()), *change.item.basis)[:2])
    if basis:
        parts.append(edition._("Basis: {basis}.", basis=basis))
    return " ".join(parts)


def standard(edition: Edition, period: FeePeriod) -> str:
    """Say the standard of a period, its first lines if it has many."""
    said = standard_lines(edition, period.rate)
    return edition._("; ").join(said[:_LINES]) + (" …" if len(said) > _LINES else "")
