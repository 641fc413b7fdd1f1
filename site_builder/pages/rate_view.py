"""Rates of every kind in full: classes as rows, tables, bands, formulas in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from site_builder.calculations.same_objects import SameObjects
from site_builder.models.rates import (
    AlternativeRate,
    BandedRate,
    BaseIncrementRate,
    ClassifiedRate,
    DelegatedRate,
    DerivedRate,
    EquivalentRate,
    FixedRate,
    FormulaRate,
    InterpolatedRate,
    MatrixRate,
    MultipliedRate,
    RangeRate,
    ShareRate,
    SumRate,
    SurchargeRate,
    TextRate,
    YearlyRate,
    ZeroRate,
)
from site_builder.pages.edition import Edition, Link
from site_builder.pages.links import record_url
from site_builder.pages.rate_bands import (
    banded_view,
    interpolated_view,
    matrix_view,
    surcharge_view,
    yearly_view,
)
from site_builder.pages.rate_example import example_note
from site_builder.pages.rate_formula import formula_view
from site_builder.pages.rate_parts import (
    RateEntry,
    RateView,
    entries_view,
    limit_notes,
    price_figure,
    price_view,
    sum_price,
    words,
)
from site_builder.values.prices import Share, UnitPrice


def rate_view(edition: Edition, rate: Any) -> RateView:
    """Set a rate of any kind, once for all pages that it stands on."""
    ground = SameObjects(rate)
    view: RateView | None = edition.rate_views.get(ground)
    if view is None:
        view = edition.rate_views[ground] = _VIEWS[type(rate)](edition, rate)
    return view


def _fixed(edition: Edition, rate: FixedRate) -> RateView:
    return RateView(figure=price_figure(edition, rate.price), notes=limit_notes(edition, rate))


def _share(edition: Edition, rate: ShareRate) -> RateView:
    figure = price_figure(edition, rate.share, rate.of)
    return RateView(figure=figure, notes=limit_notes(edition, rate))


def _range(edition: Edition, rate: RangeRate) -> RateView:
    """Show what is charged, and the bounds that it lies within."""
    bounds = [
        (words(edition, "Upper bound"), rate.upper),
        (words(edition, "Lower bound"), rate.lower),
        (words(edition, "Charged in this county"), rate.charged),
    ]
    rows = [(name, price_view(edition, price, rate.of)) for name, price in bounds if price]
    notes = limit_notes(edition, rate)
    if rate.charged is None:
        notes = (words(edition, "The charge within the bounds is set case by case."), *notes)
    if rate.charged is not None and rate.charged == rate.lower:
        notes = (words(edition, "Charged at the lower bound."), *notes)
    view = entries_view(edition, rows, head=words(edition, "Bound"), notes=notes)
    figure = price_figure(edition, rate.charged or _between(rate), rate.of)
    return RateView(
        figure=figure, is_summary=True, head=view.head, entries=view.entries, notes=notes
    )


def _between(rate: RangeRate) -> UnitPrice | Share:
    given = rate.lower or rate.upper
    low = rate.lower.low if rate.lower else None
    high = rate.upper.high if rate.upper else None
    if isinstance(given, Share):
        return Share(low, high, "", given.sign)
    assert isinstance(given, UnitPrice)
    return UnitPrice(low, high, given.currency, given.unit)


def _classified(edition: Edition, rate: ClassifiedRate) -> RateView:
    rows = [(edition.say(one.name), rate_view(edition, one.rate)) for one in rate.classes]
    head = edition.say(rate.by) if rate.by else words(edition, "Class")
    return entries_view(edition, rows, head=head, notes=limit_notes(edition, rate))


def _base_increment(edition: Edition, rate: BaseIncrementRate) -> RateView:
    base = price_view(edition, sum_price(rate.base))
    entries = [RateEntry(words(edition, "Base sum"), base, Markup(""))]
    for one in rate.increments:
        short = edition.say(one.name)
        name = short
        if one.beyond:
            beyond = f"{one.beyond.normalize():f}"
            name = words(edition, "{name}, beyond the first {n}", name=short, n=beyond)
        price = price_view(edition, sum_price(one.amount))
        entries.append(RateEntry(words(edition, "Added: {name}", name=name), price, short))
    head = words(edition, "Part")
    return RateView(head=head, entries=tuple(entries), notes=limit_notes(edition, rate))


def _multiplied(edition: Edition, rate: MultipliedRate) -> RateView:
    inner = rate_view(edition, rate.rate)
    factors = [
        words(
            edition,
            "× {factor}: {name}",
            factor=f"{one.factor.normalize():f}",
            name=edition.say(one.name),
        )
        for one in rate.multipliers
    ]
    if len(factors) > 1:
        factors.append(words(edition, "Factors that apply together are multiplied."))
    notes = (*inner.notes, *factors, *limit_notes(edition, rate))
    return replace(inner, notes=notes, examples=example_note(edition, rate))


def _derived(edition: Edition, rate: DerivedRate) -> RateView:
    _, item = edition.catalogue.fee_item_by_id[rate.fee]
    link = Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", rate.fee))
    text = words(
        edition, "{share} of the fee “{fee}”", share=edition.price(rate.share), fee=link.text
    )
    return RateView(text=text, link=link, notes=limit_notes(edition, rate))


_CHOOSERS = {
    "payer": "One of these, as the payer chooses:",
    "authority": "One of these, as the agency decides:",
    "lower": "The lower of these:",
    "higher": "The higher of these:",
}


def _alternatives(edition: Edition, rate: AlternativeRate) -> RateView:
    rows = [(edition.say(one.name), rate_view(edition, one.rate)) for one in rate.options]
    lead, head = words(edition, _CHOOSERS[rate.chooser]), words(edition, "Option")
    return entries_view(edition, rows, lead=lead, head=head, notes=limit_notes(edition, rate))


def _equivalent(edition: Edition, rate: EquivalentRate) -> RateView:
    names = ["Standard"] + ["Equal to"] * (len(rate.expressions) - 1)
    rows = [
        (words(edition, name), rate_view(edition, one))
        for name, one in zip(names, rate.expressions, strict=True)
    ]
    lead = words(edition, "One standard in several expressions:")
    return entries_view(edition, rows, lead=lead, notes=limit_notes(edition, rate))


def _sum(edition: Edition, rate: SumRate) -> RateView:
    rows = [(edition.say(one.name), rate_view(edition, one.rate)) for one in rate.parts]
    notes = limit_notes(edition, rate)
    total = _total(rate)
    view = entries_view(edition, rows, head=words(edition, "Part"))
    if total is None:
        return replace(view, notes=notes)
    figure = price_figure(edition, total)
    together = words(edition, "Together {price}", price=edition.price(total))
    return replace(view, figure=figure, is_summary=True, notes=(together, *notes))


def _total(rate: SumRate) -> UnitPrice | None:
    """Add parts up where all of them are exact prices for the same unit."""
    prices = [one.rate.price for one in rate.parts if isinstance(one.rate, FixedRate)]
    kinds = {(price.currency, price.unit) for price in prices}
    exact = [price.exact for price in prices if price.exact is not None]
    if len(exact) < len(rate.parts) or len(kinds) != 1:
        return None
    amount = sum(exact)
    return UnitPrice(amount, amount, *kinds.pop())  # type: ignore[arg-type]


def _zero(edition: Edition, rate: ZeroRate) -> RateView:
    return RateView(text=words(edition, "Free of charge"), notes=limit_notes(edition, rate))


def _delegated(edition: Edition, rate: DelegatedRate) -> RateView:
    text = words(edition, "Set by {body}; no figure is fixed here", body=edition.say(rate.to))
    return RateView(text=text, notes=limit_notes(edition, rate))


def _text(edition: Edition, rate: TextRate) -> RateView:
    return RateView(text=edition.say(rate.text), notes=limit_notes(edition, rate))


_VIEWS: dict[type, Callable[[Edition, Any], RateView]] = {
    FixedRate: _fixed,
    ShareRate: _share,
    RangeRate: _range,
    ClassifiedRate: _classified,
    MatrixRate: matrix_view,
    BandedRate: banded_view,
    InterpolatedRate: interpolated_view,
    BaseIncrementRate: _base_increment,
    YearlyRate: yearly_view,
    MultipliedRate: _multiplied,
    SurchargeRate: surcharge_view,
    DerivedRate: _derived,
    AlternativeRate: _alternatives,
    EquivalentRate: _equivalent,
    SumRate: _sum,
    FormulaRate: formula_view,
    ZeroRate: _zero,
    DelegatedRate: _delegated,
    TextRate: _text,
}
