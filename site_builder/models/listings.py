"""Operating costs, events, liaison offices and registers."""

from __future__ import annotations

from pydantic import Field

from site_builder.models.choices import CostKind, EventKind, RegisterKind
from site_builder.models.fields import (
    AgencyId,
    Count,
    Date,
    Link,
    Model,
    MoneyField,
    Plain,
    PriceField,
    ProjectId,
    Text,
    TownId,
)
from site_builder.models.shared import Basis, Desk, Record


class CostLine(Model):
    """One price."""

    name: Text
    """What is paid for."""
    price: PriceField
    """The price or its range, with the unit."""
    note: Text | None = None
    """A remark."""


class Cost(Record):
    """A group of operating costs: `projects/costs/<id>.yml`."""

    order: Count
    """Where it stands in lists."""
    kind: CostKind
    """What it is for."""
    lines: tuple[CostLine, ...] = Field(min_length=1)
    """The prices."""
    as_of: Date
    """The day for which they hold."""
    source: Text
    """Who published them."""
    basis: tuple[Basis, ...] = ()
    """The document that sets them, where one does."""
    note: Text | None = None
    """A remark."""


class Event(Record):
    """An event: `projects/events/<id>.yml`."""

    kind: EventKind
    """What sort of occasion it is."""
    starts: Date
    """The first day."""
    ends: Date | None = None
    """The last day; left out if it is one day."""
    place: Text
    """Where it is."""
    town: TownId | None = None
    """The town, if it is in the county."""
    summary: Text
    """What happens."""
    projects: tuple[ProjectId, ...] = ()
    """Projects presented or signed."""
    signed: Count | None = None
    """How many contracts were signed."""
    amount: MoneyField | None = None
    """What they come to."""
    registration: Text | None = None
    """How and until when to register."""
    link: Link | None = None
    """A page about it."""


class Office(Record):
    """A liaison office: `projects/offices/<id>.yml`."""

    city: Text
    """The city or region it looks after."""
    desk: Desk
    """How to reach it."""
    covers: Text
    """Which provinces and trades it looks after."""


class RegisterEntry(Model):
    """One line of a register."""

    number: Plain
    """Its number."""
    name: Text
    """The power, duty or item."""
    kind: Text
    """Licence, penalty, inspection, …"""
    agency: AgencyId
    """The agency."""
    basis: tuple[Basis, ...] = Field(min_length=1)
    """The law."""
    note: Text | None = None
    """How it is exercised: how often, by what means."""


class Register(Record):
    """A register: `projects/registers/<id>.yml`."""

    kind: RegisterKind
    """Which register it is."""
    summary: Text
    """What it is, in two sentences."""
    entries: tuple[RegisterEntry, ...] = Field(min_length=1)
    """Its lines."""
