"""The parts that every rate is shown with: figures, named rows, tables, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from site_builder.pages.edition import Edition, Figure, Link
from site_builder.values.money import Money
from site_builder.values.prices import Share, UnitPrice, unit_price_parts


@dataclass(frozen=True, slots=True)
class RateEntry:
    """A named part of a rate: a class, a band, a year, a component."""

    name: Markup
    view: RateView
    short: Markup | None = None
    """Its name in a table's cell, where that is shorter; empty if the whole's name says it."""

    @property
    def short_name(self) -> Markup:
        """Return its name in a table's cell."""
        return self.name if self.short is None else self.short


@dataclass(frozen=True, slots=True)
class RateGrid:
    """A table of prices: its columns, and rows that begin with their name."""

    caption: Markup
    corner: Markup
    columns: tuple[Markup, ...]
    rows: tuple[tuple[Markup, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RateView:
    """A rate as it is set: one figure or words, or rows and tables that may hold further rates."""

    lead: Markup = field(default_factory=Markup)
    figure: Figure | None = None
    is_summary: bool = False
    """Whether the figure only sums up what the rows or tables say."""
    text: Markup = field(default_factory=Markup)
    link: Link | None = None
    head: Markup = field(default_factory=Markup)
    """What the names of the rows are about."""
    value_head: Markup = field(default_factory=Markup)
    """What stands in the rows, where that is no standard."""
    entries: tuple[RateEntry, ...] = ()
    grids: tuple[RateGrid, ...] = ()
    notes: tuple[Markup, ...] = ()
    examples: tuple[Markup, ...] = ()
    """The standard worked out for a figure."""

    @property
    def is_flat(self) -> bool:
        """Whether every row is a figure or words alone, so that they make one table."""
        return bool(self.entries) and all(
            not (one.view.entries or one.view.grids or one.view.lead) for one in self.entries
        )


def price_view(edition: Edition, price: UnitPrice | Share, base: str | None = None) -> RateView:
    """Show a price or a share, with what it is a share of."""
    return RateView(figure=price_figure(edition, price, base))


def price_figure(edition: Edition, price: UnitPrice | Share, base: str | None = None) -> Figure:
    """Split a price for a column of numbers and one of units."""
    if isinstance(price, Share):
        unit = edition._("of {base}", base=fact_name(edition, base)) if base else ""
        return Figure(edition.price(price), unit)
    return Figure(*unit_price_parts(price, edition.locale))


def figure_text(edition: Edition, figure: Figure) -> str:
    """Say a figure in running text."""
    gap = "" if edition.locale == "zh" else figure.gap
    return f"{figure.prefix}{figure.number}{gap}{figure.unit}"


def sum_price(money: Money) -> UnitPrice:
    """Take a sum for a price without a unit, which is written without rounding."""
    return UnitPrice(money.low, money.high, money.currency, "", money.published)


def money_text(edition: Edition, money: Money) -> str:
    """Say a sum of a standard, with every digit."""
    return edition.price(sum_price(money))


def fact_name(edition: Edition, name: str) -> str:
    """Name a fact inside a sentence: English does without its capital."""
    label = edition.label(edition.catalogue.facts[name].label)
    is_acronym = label[1:2].isupper()
    return label if edition.locale == "zh" or is_acronym else label[:1].lower() + label[1:]


def limit_notes(edition: Edition, rate: Any) -> tuple[Markup, ...]:
    """Say the least and the most that a rate comes to, and its remark."""
    notes: list[Markup] = []
    for part in getattr(rate, "including", ()):
        said = edition._("including {price} for {name}")
        price = edition.price(part.price)
        notes.append(Markup(escape(said)).format(price=price, name=edition.say(part.name)))
    notes.extend(bound_notes(edition, rate))
    notes.extend(_counting_notes(edition, rate))
    if rate.note is not None:
        notes.append(edition.say(rate.note))
    return tuple(notes)


def bound_notes(edition: Edition, rate: Any) -> tuple[Markup, ...]:
    """Say the least and the most that a rate comes to."""
    notes: list[Markup] = []
    minimum, maximum = getattr(rate, "minimum", None), getattr(rate, "maximum", None)
    if minimum is not None:
        notes.append(escape(edition._("At least {sum}", sum=_limit(edition, minimum))))
    if maximum is not None and not hasattr(rate, "increase"):
        notes.append(escape(edition._("At most {sum}", sum=_limit(edition, maximum))))
    return tuple(notes)


def _counting_notes(edition: Edition, rate: Any) -> Iterator[Markup]:
    """Say what is counted where the unit alone does not tell, and how parts of a unit count."""
    second = getattr(rate, "second_quantity", None)
    first = getattr(rate, "of", None) or getattr(rate, "quantity", None)
    if second is not None or hasattr(rate, "bands") or hasattr(rate, "increments"):
        first = getattr(rate, "quantity", None) or (first if second else None)
        facts = [fact_name(edition, name) for name in (first, second) if name]
        if facts:
            yield words(edition, "Multiplied by {facts}", facts=edition.listed(facts))
    if getattr(rate, "whole_units", False):
        yield words(edition, "A part of a unit counts as a whole one.")


def _limit(edition: Edition, limit: Money | UnitPrice | Share) -> str:
    return money_text(edition, limit) if isinstance(limit, Money) else edition.price(limit)


def words(edition: Edition, msgid: str, **values: object) -> Markup:
    """Say words around values, of which those that are HTML already stay as they are."""
    return Markup(escape(edition._(msgid))).format(**values) if values else escape(edition._(msgid))


def times(price: UnitPrice, factor: Decimal) -> UnitPrice:
    """Multiply a price."""
    low, high = (None if one is None else one * factor for one in (price.low, price.high))
    return UnitPrice(low, high, price.currency, price.unit)


def entries_view(
    edition: Edition,
    entries: Sequence[tuple[Markup, RateView]],
    *,
    lead: Markup = Markup(""),  # noqa: B008
    head: Markup = Markup(""),  # noqa: B008
    notes: tuple[Markup, ...] = (),
    examples: tuple[Markup, ...] = (),
) -> RateView:
    """Set named rates below each other."""
    rows = tuple(RateEntry(name, view) for name, view in entries)
    head = head or escape(edition._("For"))
    return RateView(lead=lead, head=head, entries=rows, notes=notes, examples=examples)
