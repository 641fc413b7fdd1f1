"""The table of packaged projects."""

from __future__ import annotations

from typing import Any

from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    address,
    area,
    choice,
    flag,
    integer,
    listed,
    money,
    named,
    number,
    published,
    share,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.pages.edition import Edition


def _industry(edition: Edition, name: str) -> Any:
    found = edition.catalogue.industry_by_id.get(name)
    return found.name if found else None


def park_name(edition: Edition, name: str) -> Any:
    """Return the name of a park."""
    found = edition.catalogue.park_by_id.get(name)
    return found.name if found else None


def town_name(edition: Edition, name: str) -> Any:
    """Return the name of a town."""
    found = edition.catalogue.town_by_id.get(name)
    return found.name if found else None


def _modes(edition: Edition, row: Any) -> str:
    return "; ".join(edition.choice(mode) for mode in row.cooperation.modes)


def _returns(name: str) -> Any:
    return lambda row: getattr(row.returns, name) if row.returns else None


def _place(name: str) -> Any:
    return lambda row: getattr(row.site.place, name) if row.site.place else None


_COLUMNS = (
    text("id", "Id", lambda row: row.id),
    text("code", "Project number", lambda row: row.code),
    texts("name", "Name", lambda row: row.name),
    texts("summary", "Summary", lambda row: row.summary),
    *choice("stage", "Stage", lambda row: row.stage),
    *choice("kind", "Kind of project", lambda row: row.kind),
    *named("industry", "Industry", lambda row: row.industry, _industry),
    text("chain_node", "Link of the chain", lambda row: row.node, "Id within the industry"),
    *named("town", "Town", lambda row: row.site.town, town_name),
    *named("park", "Park", lambda row: row.site.park, park_name),
    text("plot", "Plot", lambda row: row.site.plot),
    texts("address", "Address", lambda row: row.site.address),
    number("latitude", "Latitude", _place("latitude"), "°"),
    number("longitude", "Longitude", _place("longitude"), "°"),
    text("datum", "Coordinate system", _place("datum")),
    *choice("land_state", "State of the land", lambda row: row.land.state),
    *area("land_area", "Land", lambda row: row.land.area),
    *area("floor_area", "Floor space", lambda row: row.land.floor_area),
    *money("investment", "Total investment", lambda row: row.investment.total),
    *money("fixed_assets", "Fixed assets", lambda row: row.investment.fixed_assets),
    *money("sought", "Sought from investors", lambda row: row.investment.sought),
    Column(
        "cooperation",
        "string",
        "Cooperation",
        lambda _, row: listed(mode.value for mode in row.cooperation.modes),
        "Codes, separated by semicolons",
    ),
    Column("cooperation_label", "string", "Cooperation", _modes, is_localized=True),
    *choice("foreign_access", "Foreign investors", lambda row: row.cooperation.foreign),
    *money("revenue", "Yearly revenue", _returns("revenue")),
    *money("profit", "Yearly net profit", _returns("profit")),
    *money("tax", "Yearly tax", _returns("tax")),
    integer("jobs", "Jobs", _returns("jobs")),
    published("payback", "Payback", _returns("payback")),
    *share("rate_of_return", "Internal rate of return", _returns("rate_of_return")),
    texts("returns_source", "Source of the expected returns", _returns("source")),
    text(
        "policies", "Incentives", lambda row: listed(row.policies), "Ids, separated by semicolons"
    ),
    flag("featured", "On the home page", lambda row: row.featured),
    address("projects/{}/"),
    *RECORD_COLUMNS,
)

PROJECTS = Table(
    "projects",
    "Packaged projects",
    "One row for each packaged project: land, investment, cooperation, stage, returns.",
    _COLUMNS,
    rows=lambda edition: edition.catalogue.projects,
    records=lambda edition: edition.catalogue.projects,
    key=("id",),
)
