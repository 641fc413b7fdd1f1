"""Industry chains: what the county has, and which links it wants."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from site_builder.models.choices import ChainPosition, NodeState
from site_builder.models.fields import Count, Identifier, Model, MoneyField, ParkId, Plain, Text
from site_builder.models.shared import Fact, Record

Icon = Literal["tea", "shoe", "chip", "device", "truck", "brick", "mount", "city", "gate", "grid"]
"""The icons that are drawn for industries."""


class ChainNode(Model):
    """One link of the chain."""

    id: Identifier
    """The node's id; projects name it."""
    name: Text
    """What is made or done there."""
    position: ChainPosition
    """Where it stands."""
    state: NodeState
    """Whether it is there or wanted."""
    present: Text | None = None
    """What there is."""
    wanted: Text | None = None
    """What is wanted, concretely."""


class Industry(Record):
    """An industry: `projects/industries/<id>.yml`."""

    order: Count
    """Where it stands in lists."""
    summary: Text
    """What the county offers, in two sentences."""
    icon: Icon
    """The name of its icon."""
    classes: tuple[Plain, ...] = ()
    """The classes of GB/T 4754 that it covers, such as C151."""
    chain: tuple[ChainNode, ...] = Field(min_length=1)
    """The links of its chain."""
    firms: Count | None = None
    """Firms above the statistical threshold."""
    output: MoneyField | None = None
    """Their yearly output."""
    parks: tuple[ParkId, ...] = ()
    """The parks for it."""
    strengths: tuple[Fact, ...] = ()
    """What speaks for the county: figures with their source."""
    body: Text | None = None
    """More about it; Markdown."""
