"""The tables of parks, and of the plots and workshops in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from site_builder.models.parks import Park, Plot
from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    address,
    area,
    choice,
    day,
    listed,
    money,
    named,
    number,
    of,
    published,
    share,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.outputs.project_table import park_name, town_name
from site_builder.pages.edition import Edition


def price(name: str, title: str, get: Any) -> tuple[Column, ...]:
    """Declare a unit price: in yuan, its upper end, its unit, and as it was published."""

    def part(attribute: str) -> Any:
        return lambda row: getattr(found, attribute) if (found := get(row)) else None

    def upper(row: Any) -> Any:
        found = get(row)
        return found.high if found and found.exact is None else None

    low_said = "For each unit; the lower end of a range."
    high_said = "For each unit; the upper end of a range."
    return (
        number(name, title, part("amount"), "CNY", low_said),
        replace(number(f"{name}_upper", title, upper, "CNY", high_said), aspect="upper end"),
        replace(
            text(f"{name}_unit", title, part("unit"), "The unit that the price is for."),
            aspect="unit",
        ),
        published(name, title, get),
    )


class _PlotRow(NamedTuple):
    park: Park
    plot: Plot


def _plots(edition: Edition) -> Iterator[_PlotRow]:
    for park in edition.catalogue.parks:
        for plot in park.plots:
            yield _PlotRow(park, plot)


PARKS = Table(
    "parks",
    "Industrial parks",
    "One row for each park: area, land that is ready, prices, leading industries.",
    (
        text("id", "Id", lambda row: row.id),
        texts("name", "Name", lambda row: row.name),
        texts("summary", "Summary", lambda row: row.summary),
        *choice("level", "Level", lambda row: row.level),
        *named("town", "Town", lambda row: row.town, town_name),
        *area("area", "Planned area", lambda row: row.area),
        *share("used", "In use", lambda row: row.used),
        *area("ready", "Serviced land ready", lambda row: row.ready),
        text(
            "industries",
            "Industries",
            lambda row: listed(row.industries),
            "Ids, separated by semicolons",
        ),
        *price("land_price", "Land price", lambda row: row.land_price),
        *price("rent", "Rent", lambda row: row.rent),
        *money("intensity", "Investment asked for, per mu", lambda row: row.intensity),
        address("parks/{}/"),
        *RECORD_COLUMNS,
    ),
    rows=lambda edition: edition.catalogue.parks,
    records=lambda edition: edition.catalogue.parks,
    key=("id",),
)

PLOTS = Table(
    "plots",
    "Plots and workshops",
    "One row for each plot or workshop that is available.",
    (
        *named("park", "Park", lambda row: row.park.id, park_name),
        *of(
            lambda row: row.plot,
            (
                text("id", "Id", lambda row: row.id, "Within its park"),
                text("name", "Plot", lambda row: row.name),
                *area("area", "Size", lambda row: row.area),
                *choice("state", "State of the land", lambda row: row.state),
                texts("use", "Use", lambda row: row.use),
                *price("price", "Price or rent", lambda row: row.price),
            ),
        ),
        day(
            "verified", "Verified", lambda row: row.park.verified.on if row.park.verified else None
        ),
    ),
    rows=_plots,
    records=lambda edition: (
        {"park": row.park.id, "park_name": row.park.name, **dict(row.plot)}
        for row in _plots(edition)
    ),
    key=("park", "id"),
    refers=(("park", "parks"),),
)
