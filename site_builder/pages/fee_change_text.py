"""Changes of fees in words: kind, standards before and after, day, documents and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from site_builder.calculations.changes import ChangeKind, FeeChange
from site_builder.calculations.joined_lists import joined_catalogue
from site_builder.calculations.same_objects import SameObjects
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeePeriod
from site_builder.models.shared import Basis
from site_builder.pages.edition import Edition
from site_builder.pages.fee_differences import is_told, told_differences
from site_builder.pages.fee_rows import NO_RATE, successor_text
from site_builder.pages.links import record_url
from site_builder.pages.rate_parts import words
from site_builder.pages.rate_text import RateCell, rate_cell, rate_difference, short_rate


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


def in_order(changes: Iterable[FeeChange]) -> tuple[FeeChange, ...]:
    """Sort changes by what matters most to those who pay."""
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda one: order.index(one.kind)))


def item_count(changes: Sequence[FeeChange]) -> int:
    """Count the items that changed; one may have changed in two ways."""
    return len({change.item.id for change in changes})


def counts_text(edition: Edition, changes: Sequence[FeeChange]) -> str:
    """Count changes by kind: 8 lowered, 1 stopped."""
    counts = Counter(change.kind for change in changes)
    said = [_counted(edition, kind, counts[kind]) for kind in ChangeKind if counts[kind]]
    return edition._(", ").join(said)


def _counted(edition: Edition, kind: ChangeKind, n: int) -> str:
    """Say how many changes there are of a kind, as a reader's language puts it."""
    return {
        ChangeKind.RAISED: edition._("{n} raised", n=n),
        ChangeKind.LOWERED: edition._("{n} lowered", n=n),
        ChangeKind.REDUCTION_ADDED: edition._("{n} with a new reduction", n=n),
        ChangeKind.REDUCTION_CHANGED: edition._("{n} with a changed reduction", n=n),
        ChangeKind.REDUCTION_ENDED: edition._("{n} with a reduction ended", n=n),
        ChangeKind.STOPPED: edition._("{n} stopped", n=n),
        ChangeKind.WAIVED: edition._("{n} waived", n=n),
        ChangeKind.ADDED: edition._("{n} added", n=n),
        ChangeKind.RESUMED: edition._("{n} charged again", n=n),
        ChangeKind.RESTATED: edition._("{n} restated", n=n),
        ChangeKind.BASIS_REPLACED: edition._("{n} on a new basis", n=n),
        ChangeKind.TEXT_ONLY: edition._("{n} reworded", n=n),
    }[kind]


def shown_change(edition: Edition, change: FeeChange) -> ShownChange:
    """Put a change into words."""
    edition = edition_of_both(edition, change)
    before, after = (None, None) if is_told(change) else (change.before, change.after)
    return ShownChange(
        kind=change.kind.value,
        kind_text=edition.choice(change.kind),
        id=change.item.id,
        name=edition.say(change.item.name),
        code=change.item.code,
        url=_url(edition, change),
        agency=agency_name(edition, change),
        summary=_summary(edition, change),
        before=_cell(edition, before),
        before_state=_before_state(edition, change),
        after=_cell(edition, after),
        after_state=_after_state(edition, change),
        effective=edition.date(change.effective),
        published=edition.date(after.published) if after else "",
        reason=edition.say(after.reason) if after else Markup(""),
        basis=()
        if change.kind is ChangeKind.TEXT_ONLY
        else tuple(map(edition.basis, documents(change))),
    )


def _before_state(edition: Edition, change: FeeChange) -> str:
    if is_told(change):
        return edition.listed(told_differences(edition, change)[0])
    return state_text(edition, change.before)


def edition_of_both(edition: Edition, change: FeeChange) -> Edition:
    """Return the edition that can also name what only the old lists knew."""
    if change.old is None or not change.old.agencies:
        return edition
    joined = joined_catalogue(edition.catalogue, change.old)
    # Standards may name items that only the joined lists have.
    return edition.recalled(
        ("joined", SameObjects(joined)), lambda: replace(edition, catalogue=joined, rate_views={})
    )


def _url(edition: Edition, change: FeeChange) -> str:
    """Link the item, unless it has been taken off the lists."""
    return "" if change.is_gone else record_url(edition.catalogue, "fee-item", change.item.id)


def agency_name(edition: Edition, change: FeeChange) -> Markup:
    """Name the agency that collects; where it is gone, the list says enough."""
    agency = edition.catalogue.agency_by_id.get(change.fees.agency)
    return edition.say(agency.name if agency else change.fees.name)


def _cell(edition: Edition, period: FeePeriod | None) -> RateCell:
    if period is None or period.rate is None or period.state is not FeeState.CHARGED:
        return NO_RATE
    return rate_cell(edition, period.rate)


def state_text(edition: Edition, period: FeePeriod | None) -> str:
    """Say the state of a period in which nothing is charged."""
    if period is None:
        return edition._("Not on the list")
    return "" if period.state is FeeState.CHARGED else edition.choice(period.state)


def _after_state(edition: Edition, change: FeeChange) -> Markup:
    """Say what stands beside the new standard: what is taken off, what reads otherwise."""
    if change.is_about_reductions:
        said = _said_reductions(edition, change)
        if change.kind is ChangeKind.REDUCTION_ENDED:
            return words(edition, "No longer: {text}", text=said)
        return said
    if is_told(change):
        return edition.listed(map(escape, told_differences(edition, change)[1]))
    state = escape(state_text(edition, change.after))
    successor = successor_text(edition, change.after) if change.after else Markup("")
    return edition.listed([one for one in (state, successor) if one])


def _said_reductions(edition: Edition, change: FeeChange) -> Markup:
    return edition.listed([edition.say(one.text) for one in change.reductions])


def documents(change: FeeChange) -> list[Basis]:
    """Return the documents of a change that hold when it takes effect."""
    day = change.effective
    current = [one for one in change.documents if not (one.ended and day and one.ended < day)]
    return current or list(change.item.basis)


def _summary(edition: Edition, change: FeeChange) -> Markup:
    """Say a change in a line of the strip."""
    day = Markup('<span class="q-day">{}</span>').format(
        edition.short_date(change.effective) if change.effective else edition._("To be published")
    )
    if change.kind is ChangeKind.TEXT_ONLY:
        return _after_state(edition, change)
    if change.kind is ChangeKind.STOPPED:
        return words(edition, "No longer charged from {date}", date=day)
    if change.kind is ChangeKind.WAIVED:
        return words(edition, "Waived from {date}", date=day)
    if change.is_about_reductions:
        return words(edition, "{text}, from {date}", text=_after_state(edition, change), date=day)
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
