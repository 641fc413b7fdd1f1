"""The adjustment notice (动态调整情况说明) as plain values, from which every format is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.calculations.changes import ChangeKind, FeeChange
from site_builder.diagnostics import message
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeePeriod
from site_builder.outputs.rate_words import standard_lines
from site_builder.pages.edition import Edition, bare
from site_builder.pages.fee_change_text import (
    agency_name,
    counts_text,
    documents,
    edition_of_both,
    item_count,
    state_text,
)
from site_builder.pages.fee_differences import is_told, told_differences
from site_builder.pages.fee_rows import successor_text

_WHOLE = 6
"""A standard with more lines than that is shown by the lines that changed."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A change as it is read out: every line of what changed."""

    kind: str
    agency: str
    code: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    effective: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its title, what it compares, its rows, and who signs it."""

    title: str
    scope: str
    counts: str
    rows: tuple[NoticeRow, ...]
    reported_to: str


HEADINGS = (
    message("No."),
    message("Agency"),
    message("Fee"),
    message("Kind"),
    message("Before"),
    message("After"),
    message("Holds from"),
    message("Document and reason"),
)
"""The columns of a notice."""


def fee_notice(
    edition: Edition, changes: Sequence[FeeChange], before: str, after: str, issue: str = ""
) -> Notice:
    """Put changes between two states, which are named `before` and `after`, into a notice."""
    county = edition.plain(edition.catalogue.county.name)
    title = edition._("{county}: statement of adjustments to the fee lists", county=county)
    supervisors = [edition.plain(one) for one in edition.catalogue.county.supervisors]
    return Notice(
        title=edition._("{title} ({issue})", title=title, issue=issue) if issue else title,
        scope=edition._("From {before} to {after}", before=before, after=after),
        counts=_counts(edition, changes),
        rows=tuple(_row(edition, one) for one in changes),
        reported_to=edition._(", ").join(supervisors),
    )


def _counts(edition: Edition, changes: Sequence[FeeChange]) -> str:
    if not changes:
        return edition._("No item changed.")
    said = edition.plural("{n} item changed", "{n} items changed", item_count(changes))
    return edition._("{items}: {counts}.", items=said, counts=counts_text(edition, changes))


def _row(edition: Edition, change: FeeChange) -> NoticeRow:
    edition = edition_of_both(edition, change)
    before, after = _standards(edition, change)
    return NoticeRow(
        kind=edition.choice(change.kind),
        agency=bare(agency_name(edition, change)),
        code=change.item.code,
        name=edition.plain(change.item.name),
        before=before,
        after=after,
        effective=edition.date(change.effective) or "—",
        grounds=tuple(_grounds(edition, change)),
    )


def _standards(edition: Edition, change: FeeChange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if change.is_about_reductions:
        said = tuple(edition.plain(one.text) for one in change.reductions)
        if change.kind is ChangeKind.REDUCTION_ENDED:
            return said, (edition._("No longer granted"),)
        return ("—",), said
    if is_told(change):
        return told_differences(edition, change)
    old, new = _lines(edition, change.before), _lines(edition, change.after)
    if change.before and change.after and len(new) > _WHOLE:
        old, new = _only_changed(edition, old, new)
    if change.after is not None and (successor := bare(successor_text(edition, change.after))):
        new = [*new, successor]
    return tuple(old), tuple(new)


def _lines(edition: Edition, period: FeePeriod | None) -> list[str]:
    if period is None or period.state is not FeeState.CHARGED:
        return [state_text(edition, period)]
    return standard_lines(edition, period.rate)


def _only_changed(edition: Edition, old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out the lines that both standards have in common, and say how many they are."""
    kept = set(old) & set(new)
    if not kept or len(kept) == len(new):
        return old, new
    rest = edition.plural("({n} line unchanged)", "({n} lines unchanged)", len(kept))
    return [one for one in old if one not in kept], [one for one in new if one not in kept] + [rest]


def _grounds(edition: Edition, change: FeeChange) -> Iterator[str]:
    if change.kind is ChangeKind.TEXT_ONLY:
        return
    yield from (bare(edition.basis(one)) for one in documents(change))
    if change.after is not None and change.after.reason and not change.is_about_reductions:
        yield edition._("Reason: {text}", text=edition.plain(change.after.reason))
