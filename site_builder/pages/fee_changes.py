"""The adjustment notice: what changed in the fee lists since the publication before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from site_builder.calculations.changes import ChangeKind, FeeChange, fee_changes
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeePeriod
from site_builder.models.shared import Basis
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, bare
from site_builder.pages.fee_rows import NO_RATE, successor_text
from site_builder.pages.links import record_url
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note
from site_builder.pages.rate_parts import words
from site_builder.pages.rate_text import RateCell, rate_cell, rate_difference, short_rate
from site_builder.pages.sections import section_link

KIND_WORDS = {
    ChangeKind.RAISED: "Raised",
    ChangeKind.LOWERED: "Lowered",
    ChangeKind.REDUCTION_ADDED: "Reduction added",
    ChangeKind.STOPPED: "Stopped",
    ChangeKind.WAIVED: "Waived",
    ChangeKind.ADDED: "Added",
    ChangeKind.RESUMED: "Charged again",
    ChangeKind.RESTATED: "Restated",
    ChangeKind.BASIS_REPLACED: "Basis replaced",
}
"""The kinds of changes in the order in which they matter to those who pay."""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change in words."""

    kind: str
    kind_text: str
    id: str
    name: Markup
    code: str
    url: str
    agency: Markup
    summary: Markup
    before: RateCell
    before_state: str
    after: RateCell
    after_state: Markup
    effective: str
    published: str
    reason: Markup
    basis: tuple[Markup, ...]


def current_changes(edition: Edition) -> tuple[FeeChange, ...]:
    """Return the changes of the current publication."""
    publication = edition.catalogue.county.publication
    changes = fee_changes(edition.catalogue, publication.previous, publication.effective)
    order = list(KIND_WORDS)
    return tuple(sorted(changes, key=lambda one: order.index(one.kind)))


def counts_text(edition: Edition, changes: Sequence[FeeChange]) -> str:
    """Count changes by kind: lowered 8, stopped 1."""
    counts = Counter(change.kind for change in changes)
    said = [
        edition._("{kind} {n}", kind=edition._(text), n=counts[kind])
        for kind, text in KIND_WORDS.items()
        if counts[kind]
    ]
    return edition._(", ").join(said)


def shown_change(edition: Edition, change: FeeChange) -> ShownChange:
    """Put a change into words."""
    after = change.after
    return ShownChange(
        kind=change.kind.value,
        kind_text=edition._(KIND_WORDS[change.kind]),
        id=change.item.id,
        name=edition.say(change.item.name),
        code=change.item.code,
        url=record_url(edition.catalogue, "fee-item", change.item.id),
        agency=edition.say(edition.catalogue.agency_by_id[change.fees.agency].name),
        summary=_summary(edition, change),
        before=_cell(edition, change.before),
        before_state=_state(edition, change.before),
        after=_cell(edition, after),
        after_state=_after_state(edition, change),
        effective=edition.date(change.effective),
        published=edition.date(after.published) if after else "",
        reason=edition.say(after.reason) if after else Markup(""),
        basis=tuple(edition.basis(one) for one in _documents(edition, change)),
    )


def _cell(edition: Edition, period: FeePeriod | None) -> RateCell:
    if period is None or period.rate is None or period.state is not FeeState.CHARGED:
        return NO_RATE
    return rate_cell(edition, period.rate)


def _state(edition: Edition, period: FeePeriod | None) -> str:
    if period is None:
        return edition._("Not on the list")
    return "" if period.state is FeeState.CHARGED else edition.choice(period.state)


def _after_state(edition: Edition, change: FeeChange) -> Markup:
    if change.kind is ChangeKind.REDUCTION_ADDED:
        return edition.listed(list(_new_reductions(edition, change)))
    state = escape(_state(edition, change.after))
    successor = successor_text(edition, change.after) if change.after else Markup("")
    return edition.listed([one for one in (state, successor) if one])


def _new_reductions(edition: Edition, change: FeeChange) -> Iterator[Markup]:
    publication = edition.catalogue.county.publication
    for one in change.item.reductions:
        if one.since and publication.previous < one.since <= publication.effective:
            yield edition.say(one.text)


def _documents(edition: Edition, change: FeeChange) -> list[Basis]:
    """Return the documents of a change: the new period's, or the new reductions'."""
    publication = edition.catalogue.county.publication
    if change.kind is ChangeKind.REDUCTION_ADDED:
        new = [one for one in change.item.reductions if one.since == change.effective]
        found = [basis for one in new for basis in one.basis]
    else:
        found = list(change.after.basis) if change.after else []
    current = [one for one in found if one.ended is None or one.ended > publication.previous]
    return current or list(change.item.basis)


def _summary(edition: Edition, change: FeeChange) -> Markup:
    """Say a change in a line of the strip."""
    day = Markup('<span class="q-day">{}</span>').format(
        edition.short_date(change.effective) if change.effective else edition._("To be published")
    )
    if change.kind is ChangeKind.STOPPED:
        return words(edition, "No longer charged from {date}", date=day)
    if change.kind is ChangeKind.WAIVED:
        return words(edition, "Waived from {date}", date=day)
    if change.kind is ChangeKind.REDUCTION_ADDED:
        said = edition.listed(list(_new_reductions(edition, change)))
        return words(edition, "{text}, from {date}", text=said, date=day)
    if change.after is None or change.after.rate is None:
        return Markup("")
    new = short_rate(edition, change.after.rate)
    if change.before is None or change.before.rate is None:
        return words(edition, "{new}, from {date}", new=new, date=day)
    old = short_rate(edition, change.before.rate)
    if old != new:
        return words(edition, "{old} → {new}, from {date}", old=old, new=new, date=day)
    return _first_difference(edition, change.before.rate, change.after.rate, day)


def _first_difference(edition: Edition, before: Any, after: Any, day: Markup) -> Markup:
    """Say the first row that differs between two standards with rows of the same names."""
    found = rate_difference(edition, before, after)
    if found is None:
        said = "Single standards changed, from {date}"
        return words(edition, said, date=day)
    said = "{name}: {old} → {new}, from {date}"
    if found.has_more:
        said = "{name}: {old} → {new}, and others, from {date}"
    return words(edition, said, name=found.name, old=found.old, new=found.new, date=day)


def fee_change_pages(edition: Edition) -> Iterator[Page]:
    """Make the adjustment notice."""
    publication = edition.catalogue.county.publication
    changes = current_changes(edition)
    issue = edition.say(publication.title)
    title = edition._("Fee changes, {issue}", issue=issue)
    lead = edition._(
        "{n} items changed since {previous}: {counts}. Published {published}; the new standards "
        "hold from the day stated with each.",
        n=len(changes),
        previous=edition.date(publication.previous),
        counts=counts_text(edition, changes) or edition._("none"),
        published=edition.date(publication.published),
    )
    yield Page(
        path="fees/changes/",
        section="fees",
        title=bare(title),
        description=bare(lead),
        template="fee_changes.html",
        view={
            "heading": title,
            "lead": lead,
            "issue": issue,
            "kinds": _by_kind(edition, changes),
            "complaint": complaint_note(edition),
        },
        published=publication.published,
        source=bare(approvers(edition)),
        structured=(
            breadcrumb_list(
                edition, section_link(edition, "fees"), section_link(edition, "fee-changes")
            ),
        ),
        is_article=True,
        styles=("fees.css",),
    )


def _by_kind(
    edition: Edition, changes: Sequence[FeeChange]
) -> list[tuple[str, str, list[ShownChange]]]:
    groups = []
    for kind, text in KIND_WORDS.items():
        shown = [shown_change(edition, one) for one in changes if one.kind is kind]
        if shown:
            groups.append((kind.value, edition._(text), shown))
    return groups


def approvers(edition: Edition) -> Markup:
    """Name the agencies that approved the publication."""
    names = edition.catalogue.agency_by_id
    approved = edition.catalogue.county.publication.approved_by
    return edition.listed([edition.say(names[one].name) for one in approved])
