"""Rates along a scale: bands with their boundaries in words, points, years, excess use, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from site_builder.models.rates import (
    BandedRate,
    InterpolatedRate,
    MatrixRate,
    SurchargeRate,
    YearlyRate,
    YearStep,
)
from site_builder.pages.condition_text import measure_text
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.rate_example import example_note
from site_builder.pages.rate_parts import (
    RateGrid,
    RateView,
    entries_view,
    fact_name,
    limit_notes,
    price_figure,
    price_view,
    sum_price,
    times,
    words,
)
from site_builder.values.measure import Measure
from site_builder.values.prices import (
    UnitPrice,
    parse_unit_price,
    price_number,
    price_unit,
    unit_price_parts,
)


def band_name(edition: Edition, low: str, high: str, boundary: str) -> str:
    """Say where a band begins and ends, and whether its boundaries belong to it."""
    return edition._(_BAND_NAMES[boundary, bool(low), bool(high)], low=low, high=high)


_BAND_NAMES = {
    ("lower", False, True): "up to and including {high}",
    ("lower", True, True): "over {low}, up to and including {high}",
    ("lower", True, False): "over {low}",
    ("upper", False, True): "under {high}",
    ("upper", True, True): "{low} or more, under {high}",
    ("upper", True, False): "{low} or more",
    ("unstated", False, True): "up to {high}",
    ("unstated", True, True): "from {low} to {high}",
    ("unstated", True, False): "above {low}",
    ("lower", False, False): "any amount",
    ("upper", False, False): "any amount",
    ("unstated", False, False): "any amount",
}
_MODES = {
    "marginal": "In bands: each rate applies to the part of {base} that lies in its band.",
    "whole": "By the band that {base} falls in: its rate applies to the whole of it.",
}


def banded_view(edition: Edition, rate: BandedRate) -> RateView:
    """Show bands as rows."""
    rows = [
        (
            escape(
                band_name(
                    edition, _edge(edition, one.above), _edge(edition, one.up_to), rate.boundary
                )
            ),
            price_view(edition, one.price),
        )
        for one in rate.bands
    ]
    notes = limit_notes(edition, rate)
    if rate.boundary == "unstated" and len(rate.bands) > 1:
        said = "The document does not say which band a figure on a boundary falls in."
        notes = (*notes, words(edition, said))
    base = fact_name(edition, rate.of)
    return entries_view(
        edition,
        rows,
        lead=words(edition, _MODES[rate.mode], base=base),
        head=escape(edition.label(edition.catalogue.facts[rate.of].label)),
        notes=notes,
        examples=example_note(edition, rate),
    )


def _edge(edition: Edition, edge: Measure | None) -> str:
    return measure_text(edition, edge) if edge is not None else ""


def interpolated_view(edition: Edition, rate: InterpolatedRate) -> RateView:
    """Show points, between which the fee follows a straight line."""
    rows = [
        (escape(measure_text(edition, point.at)), price_view(edition, sum_price(point.amount)))
        for point in rate.points
    ]
    base = fact_name(edition, rate.of)
    lead = words(edition, "By points of {base}; in between, in a straight line.", base=base)
    head = escape(edition.label(edition.catalogue.facts[rate.of].label))
    notes, examples = limit_notes(edition, rate), example_note(edition, rate)
    return entries_view(edition, rows, lead=lead, head=head, notes=notes, examples=examples)


def yearly_view(edition: Edition, rate: YearlyRate) -> RateView:
    """Show a rate by years."""
    rows = [
        (escape(_years(edition, step)), price_view(edition, step.price, rate.of))
        for step in rate.steps
    ]
    notes = limit_notes(edition, rate)
    if rate.increase is not None:
        step = edition.price(rate.increase)
        said = [words(edition, "After that, {step} more each year", step=step)]
        if rate.maximum is not None:
            most = edition.price(rate.maximum)
            said.append(words(edition, "up to {most} at most", most=most))
        notes = (edition.listed(said), *notes)
    return entries_view(edition, rows, head=words(edition, "Year"), notes=notes)


def _years(edition: Edition, step: YearStep) -> str:
    first = f"{step.first.normalize():f}"
    if step.last is None:
        return edition._("from year {first} on", first=first)
    if step.last == step.first:
        return edition._("year {first}", first=first)
    return edition._("years {first} to {last}", first=first, last=f"{step.last.normalize():f}")


def surcharge_view(edition: Edition, rate: SurchargeRate) -> RateView:
    """Show what is added for use beyond the plan, as a multiple and in yuan."""
    rows = []
    for band in rate.bands:
        low = edition.price(band.above) if band.above else ""
        high = edition.price(band.up_to) if band.up_to else ""
        name = band_name(edition, low, high, "lower")
        extra = price_figure(edition, times(rate.on, band.times))
        count = f"{band.times.normalize():f}"
        factor = words(edition, "{n} × the price is added", n=count)
        rows.append((escape(name), RateView(figure=extra, notes=(factor,))))
    base = edition.say(rate.base)
    said = "Added for use beyond the plan, as a multiple of {base} ({price})."
    lead = words(edition, said, base=base, price=edition.price(rate.on))
    notes = limit_notes(edition, rate)
    if rate.threshold is not None:
        notes = (words(edition, "Concerns: {whom}", whom=edition.say(rate.threshold)), *notes)
    head = words(edition, "Use beyond the plan")
    return entries_view(edition, rows, lead=lead, head=head, notes=notes)


def matrix_view(edition: Edition, rate: MatrixRate) -> RateView:
    """Show a table of prices; a third dimension makes one table for each of its values."""
    sample = parse_unit_price(f"1{rate.unit}")
    unit = price_unit(sample, edition.locale)
    *outer, rows, columns = rate.axes
    if outer:
        grids = [
            _grid(
                edition,
                rate,
                (at,),
                rows,
                columns,
                words(
                    edition,
                    "{name}: {value} ({unit})",
                    name=edition.say(outer[0].name),
                    value=edition.say(value.name),
                    unit=unit,
                ),
            )
            for at, value in enumerate(outer[0].values)
        ]
    else:
        names = (edition.say(rows.name), edition.say(columns.name))
        caption = words(
            edition, "{rows} by {columns} ({unit})", rows=names[0], columns=names[1], unit=unit
        )
        grids = [_grid(edition, rate, (), rows, columns, caption)]
    prices = list(_cells(rate))
    summary = None
    if prices:
        low, high = min(one.amount for one in prices), max(one.amount for one in prices)
        summary = Figure(
            *unit_price_parts(UnitPrice(low, high, sample.currency, sample.unit), edition.locale)
        )
    notes = limit_notes(edition, rate)
    if any("—" in row for grid in grids for _, row in grid.rows):
        notes = (*notes, words(edition, "—: not applicable"))
    return RateView(figure=summary, is_summary=True, grids=tuple(grids), notes=notes)


def _grid(
    edition: Edition,
    rate: MatrixRate,
    outer: tuple[int, ...],
    rows: Any,
    columns: Any,
    caption: Markup,
) -> RateGrid:
    def cell(row: int, column: int) -> str:
        price = rate.price_at(*outer, row, column)
        return "—" if price is None else price_number(price, edition.locale)

    lines = tuple(
        (edition.say(value.name), tuple(cell(at, column) for column in range(len(columns.values))))
        for at, value in enumerate(rows.values)
    )
    heads = tuple(edition.say(value.name) for value in columns.values)
    return RateGrid(caption, edition.say(rows.name), heads, lines)


def _cells(rate: MatrixRate) -> Iterator[UnitPrice]:
    def positions(depth: int) -> Iterator[tuple[int, ...]]:
        if depth == len(rate.axes):
            yield ()
            return
        for at in range(len(rate.axes[depth].values)):
            for rest in positions(depth + 1):
                yield (at, *rest)

    for position in positions(0):
        price = rate.price_at(*position)
        if price is not None:
            yield price
