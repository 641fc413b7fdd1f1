"""A fee item in full: service, payers, every period with its standard and documents, reductions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from site_builder.calculations.fee_periods import is_stopped, period_on
from site_builder.models.choices import FeeState
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction
from site_builder.models.rates import NamedRate
from site_builder.models.shared import Basis
from site_builder.pages.condition_text import ConditionLine, condition_lines
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fee_rows import successor_link
from site_builder.pages.links import history_url, record_url
from site_builder.pages.parts import Row, phone_link
from site_builder.pages.rate_parts import RateView, fact_name, words
from site_builder.pages.rate_view import rate_view


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document: how it is cited, who issued it, its dates, and where its text is."""

    text: Markup
    issuer: Markup
    dates: str
    address: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """A standard and the days on which it holds."""

    time: str
    key: str
    state: str
    badge: str
    rate: RateView | None
    basis: tuple[ShownDocument, ...]
    rows: tuple[Row, ...]
    successor: Link | None


@dataclass(frozen=True, slots=True)
class ShownReduction:
    """A reduction: its words, how much, when, and its documents."""

    text: Markup
    rows: tuple[Row, ...]
    conditions: tuple[ConditionLine, ...]
    rate: RateView | None
    basis: tuple[ShownDocument, ...]


def shown_item(edition: Edition, fees: FeeList, item: FeeItem, is_changed: bool) -> dict[str, Any]:
    """Show an item, its newest period first."""
    is_over = is_stopped(item, edition.as_of)
    return {
        "id": item.id,
        "history": history_url(fees, item),
        "code": item.code,
        "name": edition.say(item.name),
        "kind": edition.choice(item.kind),
        "is_enterprise": item.enterprise,
        "is_reduced": bool(item.reductions) and not is_over,
        "is_stopped": is_over,
        "is_changed": is_changed,
        "rows": _rows(edition, item),
        "applies": condition_lines(edition, item.applies),
        "basis": tuple(shown_document(edition, one) for one in item.basis),
        "periods": [shown_period(edition, item, one) for one in reversed(item.periods)],
        "components": [_component(edition, one) for one in item.components],
        "reductions": [_reduction(edition, one) for one in item.reductions],
        "replaces": [_item_link(edition, one) for one in item.replaces],
        "note": edition.say(item.note),
        "lowest": _lowest(edition, item),
    }


def _rows(edition: Edition, item: FeeItem) -> tuple[Row, ...]:
    to_come = escape(edition.to_come)
    rows = [
        Row(edition._("What it is for"), edition.say(item.service) or to_come),
        Row(edition._("Payers"), edition.say(item.payers)),
        Row(
            edition._("Falls due"),
            edition.choice(item.frequency) if item.frequency else edition._("Depends on the case"),
        ),
    ]
    if item.quantity:
        rows.append(Row(edition._("Counted by"), fact_name(edition, item.quantity)))
    fund = edition.say(item.fund_management) or to_come
    rows.append(Row(edition._("Where the money goes"), fund))
    if item.phone:
        rows.append(Row(edition._("Telephone"), phone_link(edition, item.phone)))
    return tuple(rows)


def shown_document(edition: Edition, basis: Basis) -> ShownDocument:
    """Cite a document in full."""
    dates = [
        edition._(msgid, date=edition.date(day))
        for msgid, day in (
            ("dated {date}", basis.dated),
            ("published {date}", basis.published),
            ("effective {date}", basis.effective),
            ("held until {date}", basis.ended),
        )
        if day is not None
    ]
    is_over = basis.ended is not None and basis.ended < edition.as_of
    return ShownDocument(
        edition.basis(basis),
        edition.say(basis.issuer),
        edition._(", ").join(dates),
        basis.link or "",
        is_over,
    )


def shown_period(edition: Edition, item: FeeItem, period: FeePeriod) -> ShownPeriod:
    """Show a standard with the days on which it holds."""
    rows = []
    if period.reason:
        rows.append(Row(edition._("Reason"), edition.say(period.reason)))
    if period.published:
        rows.append(Row(edition._("Made public"), edition.date(period.published)))
    if period.split:
        parts = [
            words(
                edition,
                "{payer} {share}",
                payer=edition.say(one.payer),
                share=edition.price(one.share),
            )
            for one in period.split
        ]
        rows.append(Row(edition._("Paid by"), edition.listed(parts)))
    successor = successor_link(edition, period)
    if successor is None and period.successor:
        rows.append(Row(edition._("Afterwards"), edition.say(period.successor)))
    return ShownPeriod(
        time=_capital(edition.period(period.since, period.until)),
        key=_time_key(edition, item, period),
        state=_state(edition, item, period),
        badge="met" if period.state is FeeState.CHARGED else "stop",
        rate=rate_view(edition, period.rate) if period.rate is not None else None,
        basis=tuple(shown_document(edition, one) for one in period.basis),
        rows=tuple(rows),
        successor=successor,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _time_key(edition: Edition, item: FeeItem, period: FeePeriod) -> str:
    if period is period_on(item, edition.as_of):
        return "now"
    return "coming" if period.since > edition.as_of else "past"


def _state(edition: Edition, item: FeeItem, period: FeePeriod) -> str:
    """Say whether a period is past, current or coming, and if nothing is charged in it."""
    times = {"now": "In force now", "coming": "Coming", "past": "Past"}
    key = _time_key(edition, item, period)
    if period.state is FeeState.CHARGED:
        return edition._(times[key])
    state = edition.choice(period.state)
    return state if key == "now" else edition._(", ").join([edition._(times[key]), state])


def _component(edition: Edition, component: NamedRate) -> tuple[Markup, RateView]:
    return edition.say(component.name), rate_view(edition, component.rate)


def _reduction(edition: Edition, reduction: Reduction) -> ShownReduction:
    rows = []
    if reduction.share:
        rows.append(Row(edition._("Taken off"), edition.price(reduction.share)))
    if reduction.maximum:
        rows.append(Row(edition._("Still charged, at most"), edition.money(reduction.maximum)))
    if reduction.since:
        rows.append(Row(edition._("Period"), edition.period(reduction.since, reduction.until)))
    elif reduction.until:
        until = edition._("until {date}", date=edition.date(reduction.until))
        rows.append(Row(edition._("Period"), until))
    return ShownReduction(
        text=edition.say(reduction.text),
        rows=tuple(rows),
        conditions=condition_lines(edition, reduction.when),
        rate=rate_view(edition, reduction.rate) if reduction.rate is not None else None,
        basis=tuple(shown_document(edition, one) for one in reduction.basis),
    )


def _item_link(edition: Edition, item_id: str) -> Link:
    _, item = edition.catalogue.fee_item_by_id[item_id]
    return Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", item_id))


def _lowest(edition: Edition, item: FeeItem) -> Markup:
    """Say which rule demands the lower bound of this item, where it has one."""
    if not _has_range(item, edition):
        return Markup("")
    return edition.say(edition.catalogue.lowest_article(item, edition.as_of))


def _has_range(item: FeeItem, edition: Edition) -> bool:
    from site_builder.models.rates import RangeRate, inner_rates

    def walk(rate: Any) -> bool:
        is_bound = isinstance(rate, RangeRate) and rate.lower is not None
        return is_bound or any(walk(inner) for inner in inner_rates(rate))

    period = period_on(item, edition.as_of)
    return period is not None and period.rate is not None and walk(period.rate)
