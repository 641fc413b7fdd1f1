"""Industrial parks: what is there, what it costs, what is still free."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from site_builder.models.choices import LandState, ParkLevel
from site_builder.models.fields import (
    AreaField,
    Count,
    Identifier,
    IndustryId,
    Model,
    MoneyField,
    Number,
    PartField,
    Plain,
    PriceField,
    Text,
    TownId,
)
from site_builder.models.shared import Desk, Fact, Image, Place, Record


class Utility(Model):
    """A utility: its capacity and its price."""

    name: Text
    """Power, water, gas, steam, sewage, …"""
    capacity: Text | None = None
    """What there is and what is spare."""
    price: Text | None = None
    """What it costs, with the unit."""


class Plot(Model):
    """A plot of land or a building that can be had."""

    id: Identifier
    """The plot's id, such as b-07."""
    name: Plain
    """The plot's number, such as B-07."""
    area: AreaField
    """Its size."""
    state: LandState
    """How soon it can be used."""
    use: Text | None = None
    """The planned use."""
    price: PriceField | None = None
    """The starting price or rent."""


class Tenant(Model):
    """What kind of firm is there; firms are not named."""

    sector: Text
    """The line of business."""
    count: Count
    """How many there are."""


class MapPosition(Model):
    """Where the park stands on the county's sketch map, from 0 (left, top) to 1."""

    x: Annotated[Number, Field(ge=0, le=1)]
    """From the left."""
    y: Annotated[Number, Field(ge=0, le=1)]
    """From the top."""


class Park(Record):
    """A park: `projects/parks/<id>.yml`."""

    summary: Text
    """What it is for, in two sentences."""
    level: ParkLevel
    """Who approved it."""
    town: TownId
    """The town it stands in."""
    area: AreaField
    """Its planned area."""
    used: PartField
    """How much of it is in use."""
    ready: AreaField
    """Serviced land that is ready."""
    industries: tuple[IndustryId, ...] = ()
    """Its leading industries."""
    infrastructure: tuple[Fact, ...] = ()
    """Roads, mains and other works."""
    land_price: PriceField | None = None
    """The starting price of industrial land."""
    rent: PriceField | None = None
    """The rent of standard workshops."""
    intensity: MoneyField | None = None
    """The investment per mu that it asks for."""
    utilities: tuple[Utility, ...] = ()
    """Utilities and their prices."""
    plots: tuple[Plot, ...] = ()
    """What can be had."""
    tenants: tuple[Tenant, ...] = ()
    """Who is there."""
    place: Place | None = None
    """Its coordinates."""
    position: MapPosition | None = None
    """Where it stands on the sketch map."""
    contact: Desk | None = None
    """The desk that answers."""
    images: tuple[Image, ...] = ()
    """Pictures."""
    body: Text | None = None
    """More about it; Markdown."""
