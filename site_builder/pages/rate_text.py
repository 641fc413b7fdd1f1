"""A fee's or a benefit's standard as short as a line of a table, or as a few rows of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from site_builder.models.rates import BandedRate, ClassifiedRate, FormulaRate, TextRate
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.rate_parts import RateView, bound_notes, figure_text
from site_builder.pages.rate_view import rate_view

_ROWS = 6


class RateRow(NamedTuple):
    """A row of a standard in a table's cell: its name if it has one, a figure or words."""

    name: Markup
    figure: Figure | None
    text: Markup = Markup("")


class RateCell(NamedTuple):
    """The rows that a cell has room for, their unit, and how many rows were left out."""

    rows: tuple[RateRow, ...] = ()
    unit: str = ""
    is_mixed: bool = False
    """Whether the rows have different units, which then stand beside each figure."""
    left_out: int = 0
    notes: tuple[Markup, ...] = ()
    """The least and the most that it comes to."""
    column_unit: str = ""
    """The unit as a column of units says it: per m²."""


def short_rate(edition: Edition, rate: Any) -> str:
    """Say a rate in a few words; branching rates say that they branch."""
    if isinstance(rate, TextRate):
        return edition._("As published")
    if isinstance(rate, FormulaRate):
        return edition._("By formula")
    view = rate_view(edition, rate)
    if view.figure is not None:
        return figure_text(edition, view.figure)
    if isinstance(rate, ClassifiedRate):
        return edition.plural("{n} class", "{n} classes", len(rate.classes))
    if isinstance(rate, BandedRate):
        return edition.plural("{n} band", "{n} bands", len(rate.bands))
    if view.text:
        return view.text.striptags()
    return edition.plural("{n} part", "{n} parts", len(view.entries))


def rate_cell(edition: Edition, rate: Any) -> RateCell:
    """Flatten a rate into the rows of a cell."""
    if isinstance(rate, FormulaRate):
        row = RateRow(Markup(""), None, escape(edition._("By formula")))
        return RateCell((row,), left_out=1, notes=bound_notes(edition, rate))
    rows = rate_rows(edition, rate)
    units = {row.figure.unit for row in rows if row.figure}
    kept = rows if len(rows) <= _ROWS else rows[: _ROWS - 1]
    unit = next(iter(units)) if len(units) == 1 else ""
    left_out = len(rows) - len(kept)
    in_column = edition._("per {unit}", unit=unit[1:]) if unit.startswith("/") else unit
    notes = bound_notes(edition, rate)
    return RateCell(kept, unit, len(units) > 1, left_out, notes, in_column)


class RateDifference(NamedTuple):
    """The first row that differs between two standards, and whether others do."""

    name: Markup
    old: str
    new: str
    has_more: bool


def rate_difference(edition: Edition, before: Any, after: Any) -> RateDifference | None:
    """Find the first row of figures that changed between two standards of the same rows."""
    old = {row.name: row.figure for row in rate_rows(edition, before)}
    changed = [
        (row.name, old[row.name], row.figure)
        for row in rate_rows(edition, after)
        if row.name in old and row.figure != old[row.name]
    ]
    for name, then, now in changed:
        if then is not None and now is not None:
            return RateDifference(name, then.number, figure_text(edition, now), len(changed) > 1)
    return None


def rate_rows(edition: Edition, rate: Any) -> tuple[RateRow, ...]:
    """Flatten a rate into all of its rows."""
    return tuple(_rows(edition, rate_view(edition, rate)))


def _rows(edition: Edition, view: RateView, name: Markup = Markup("")) -> Iterator[RateRow]:  # noqa: B008
    if view.figure is not None:
        yield RateRow(name, view.figure)
    elif view.text:
        yield RateRow(name, None, view.text)
    else:
        for entry in view.entries:
            joined = edition.listed(filter(None, [name, entry.short_name]))
            yield from _rows(edition, entry.view, joined)
