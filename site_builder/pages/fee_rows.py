"""The rows of the fee table: an item as it stands on a day, one a row."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from site_builder.calculations.fee_periods import is_stopped, next_period, period_on
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction
from site_builder.models.shared import Basis
from site_builder.pages.edition import Edition, Link
from site_builder.pages.links import history_url, record_url
from site_builder.pages.rate_parts import words
from site_builder.pages.rate_text import RateCell, rate_cell, rate_difference, short_rate

_REDUCTIONS = 3
NO_RATE = RateCell()


@dataclass(frozen=True, slots=True)
class ShownBasis:
    """A document in a table's cell, with the address of its text if there is one."""

    text: Markup
    address: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """An item as a row."""

    id: str
    url: str
    history: str
    """Where all of its standards stand, past and coming."""
    standards: int
    code: str
    name: Markup
    kind: str
    is_enterprise: bool
    is_reduced: bool
    is_stopped: bool
    is_changed: bool
    rate: RateCell
    state: str
    coming: Markup
    basis: tuple[ShownBasis, ...]
    payers: Markup
    reductions: tuple[Markup, ...]
    more_reductions: int
    valid: str
    since: str


def fee_row(edition: Edition, fees: FeeList, item: FeeItem, is_changed: bool) -> FeeRow:
    """Show an item as it stands on the day, with what is already decided for later."""
    day = edition.as_of
    period = period_on(item, day)
    is_over = is_stopped(item, day)
    reductions = [] if is_over else [one for one in item.reductions if _is_shown(edition, one)]
    return FeeRow(
        id=item.id,
        url=f"fees/{fees.agency}/#{item.id}",
        history=history_url(fees, item),
        standards=len(item.periods),
        code=item.code,
        name=edition.say(item.name),
        kind=edition.choice(item.kind),
        is_enterprise=bool(item.enterprise),
        is_reduced=bool(reductions),
        is_stopped=is_over,
        is_changed=is_changed,
        rate=_cell(edition, period),
        state=state_text(edition, item),
        coming=coming_text(edition, item),
        basis=_bases(edition, item, period),
        payers=edition.say(item.payers),
        reductions=tuple(_reduction(edition, one) for one in reductions[:_REDUCTIONS]),
        more_reductions=max(0, len(reductions) - _REDUCTIONS),
        valid=_valid(edition, item, period),
        since="" if is_over or period is None else edition.date(period.since),
    )


def _cell(edition: Edition, period: FeePeriod | None) -> RateCell:
    if period is None or period.state is not FeeState.CHARGED or period.rate is None:
        return NO_RATE
    return rate_cell(edition, period.rate)


def _is_shown(edition: Edition, reduction: Reduction) -> bool:
    return reduction.until is None or reduction.until >= edition.as_of


def _reduction(edition: Edition, reduction: Reduction) -> Markup:
    """Say a reduction, and when it begins if that is still to come, and when it ends."""
    said = edition.say(reduction.text)
    if reduction.since is not None and reduction.since > edition.as_of:
        day = edition.date(reduction.since)
        said = words(edition, "From {date}: {text}", date=day, text=said)
    if reduction.until is None:
        return said
    return words(edition, "{text} (until {date})", text=said, date=edition.date(reduction.until))


def state_text(edition: Edition, item: FeeItem) -> str:
    """Say since when an item is stopped, suspended, waived, or that it has not begun."""
    period = period_on(item, edition.as_of)
    if period is None:
        last = item.periods[-1]
        if last.since > edition.as_of or last.until is None:
            return edition._("Not charged yet")
        return edition._("Stopped after {date}", date=edition.date(last.until))
    since = edition.date(period.since)
    return edition._(_STATES[period.state], date=since) if period.state in _STATES else ""


_STATES = {
    FeeState.STOPPED: "Stopped from {date}",
    FeeState.SUSPENDED: "Suspended from {date}",
    FeeState.WAIVED: "Waived from {date}",
}


def coming_text(edition: Edition, item: FeeItem) -> Markup:
    """Announce the next standard, or say what took a stopped item's place."""
    coming = next_period(item, edition.as_of)
    if coming is None:
        period = period_on(item, edition.as_of)
        return successor_text(edition, period) if period else Markup("")
    day = edition.date(coming.since)
    if coming.state in _STATES:
        return escape(edition._(_STATES[coming.state], date=day))
    current = period_on(item, edition.as_of)
    found = (
        rate_difference(edition, current.rate, coming.rate) if current and current.rate else None
    )
    if found is None or not found.name:
        return escape(
            edition._("From {date}: {rate}", date=day, rate=short_rate(edition, coming.rate))
        )
    said = (
        "From {date}: {name} {new}, and other changes"
        if found.has_more
        else "From {date}: {name} {new}"
    )
    return words(edition, said, date=day, name=found.name, new=found.new)


def successor_text(edition: Edition, period: FeePeriod) -> Markup:
    """Say what took a stopped item's place."""
    if period.replaced_by:
        _, item = edition.catalogue.fee_item_by_id[period.replaced_by]
        return words(edition, "Replaced by {name}", name=edition.say(item.name))
    if period.successor:
        return words(edition, "Afterwards: {name}", name=edition.say(period.successor))
    return Markup("")


def successor_link(edition: Edition, period: FeePeriod) -> Link | None:
    """Link to the item that took a stopped one's place."""
    if not period.replaced_by:
        return None
    _, item = edition.catalogue.fee_item_by_id[period.replaced_by]
    return Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", item.id))


def _valid(edition: Edition, item: FeeItem, period: FeePeriod | None) -> str:
    if is_stopped(item, edition.as_of):
        return edition._("No longer charged")
    if period is None:
        return "—"
    if period.until is None:
        return edition._("no end date")
    return edition._("until {date}", date=edition.date(period.until))


def _bases(edition: Edition, item: FeeItem, period: FeePeriod | None) -> tuple[ShownBasis, ...]:
    """Cite the documents in force: those of the period, those of the item, the next period's."""
    coming = next_period(item, edition.as_of)
    cited = (*(period.basis if period else ()), *item.basis, *(coming.basis if coming else ()))
    shown = dict.fromkeys(short_basis(edition, one) for one in cited)
    return tuple(shown)


def short_basis(edition: Edition, basis: Basis) -> ShownBasis:
    """Cite a document by its number, or by its title where it has none."""
    address = basis.link or ""
    if basis.number is not None:
        return ShownBasis(edition.document_number(basis), address)
    return ShownBasis(edition.basis(basis), address)
