"""One fee through time: every standard it ever had, what took its place, what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from site_builder.calculations.fee_periods import iter_items, next_period
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.pages.answering import breadcrumb_list, updated_on
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_changes import current_changes
from site_builder.pages.fee_cost import cost
from site_builder.pages.fee_item import shown_item, shown_period
from site_builder.pages.fee_rows import (
    NO_RATE,
    ShownBasis,
    coming_text,
    short_basis,
    state_text,
    successor_link,
    successor_text,
)
from site_builder.pages.links import history_url
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note
from site_builder.pages.rate_text import RateCell, rate_cell
from site_builder.pages.sections import section_link


class TimeRow(NamedTuple):
    """A standard in the table of all of them."""

    time: str
    key: str
    state: str
    badge: str
    cell: RateCell
    basis: tuple[ShownBasis, ...]
    published: str
    reason: Markup


def fee_history_pages(edition: Edition) -> Iterator[Page]:
    """Make a page for every item of every list."""
    changed = {change.item.id for change in current_changes(edition)}
    for fees, item in iter_items(edition.catalogue):
        yield _page(edition, fees, item, item.id in changed)


def _page(edition: Edition, fees: FeeList, item: FeeItem, is_changed: bool) -> Page:
    name = edition.plain(item.name)
    agency = edition.catalogue.agency_by_id[fees.agency]
    lead = _lead(edition, fees, item)
    trail = (
        Link(edition.plain(agency.name), f"fees/{fees.agency}/"),
        Link(name, history_url(fees, item)),
    )
    return Page(
        path=history_url(fees, item),
        section="fees",
        title=edition._("{fee}: standards over time", fee=name),
        description=bare(lead),
        template="fee_history.html",
        view={
            "name": edition.say(item.name),
            "lead": lead,
            "agency": Link(edition.say(agency.name), f"fees/{fees.agency}/"),
            "place": f"fees/{fees.agency}/#{item.id}",
            "item": shown_item(edition, fees, item, is_changed),
            "times": [_row(edition, item, one) for one in reversed(item.periods)],
            "state": state_text(edition, item),
            "coming": coming_text(edition, item) if next_period(item, edition.as_of) else "",
            "successor": _successor(edition, item),
            "followed": successor_text(edition, item.periods[-1]),
            "predecessors": _predecessors(edition, item),
            "complaint": complaint_note(edition),
        },
        published=updated_on(fees),
        source=edition.plain(agency.name),
        structured=(
            cost(edition, fees, item),
            breadcrumb_list(edition, section_link(edition, "fees"), *trail),
        ),
        is_article=True,
        styles=("tables.css", "details.css", "fees.css", "wide-print.css", "rates.css"),
    )


def _lead(edition: Edition, fees: FeeList, item: FeeItem) -> str:
    agency = edition.catalogue.agency_by_id[fees.agency]
    return edition._(
        "{code}, collected by {agency}. {standards}, the first of them from {date}.",
        code=item.code,
        agency=edition.say(agency.name),
        standards=edition.plural(
            "{n} standard over time", "{n} standards over time", len(item.periods)
        ),
        date=edition.date(item.periods[0].since),
    )


def _row(edition: Edition, item: FeeItem, period: FeePeriod) -> TimeRow:
    shown = shown_period(edition, item, period)
    is_charged = period.state is FeeState.CHARGED and period.rate is not None
    return TimeRow(
        time=shown.time,
        key=shown.key,
        state=shown.state,
        badge=shown.badge,
        cell=rate_cell(edition, period.rate) if is_charged else NO_RATE,
        basis=tuple(short_basis(edition, one) for one in period.basis),
        published=edition.date(period.published),
        reason=edition.say(period.reason),
    )


def _successor(edition: Edition, item: FeeItem) -> Link | None:
    links = (successor_link(edition, period) for period in reversed(item.periods))
    return next((link for link in links if link is not None), None)


def _predecessors(edition: Edition, item: FeeItem) -> list[dict[str, Any]]:
    """Link the items that this one took the place of, with the day."""
    return [
        {
            "link": Link(edition.say(other.name), history_url(fees, other)),
            "since": edition.date(period.since),
        }
        for fees, other in iter_items(edition.catalogue)
        for period in other.periods
        if period.replaced_by == item.id
    ]
