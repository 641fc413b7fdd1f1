"""Packaged investment projects: what an investor must know to judge one in two minutes."""

from __future__ import annotations

from pydantic import Field

from site_builder.models.choices import (
    CooperationMode,
    ForeignAccess,
    LandState,
    PreparationState,
    PreparationStep,
    ProjectKind,
    Stage,
)
from site_builder.models.fields import (
    AreaField,
    Count,
    Date,
    DocumentNumberField,
    DurationField,
    FactId,
    FeeItemId,
    Flag,
    Identifier,
    IndustryId,
    Link,
    Model,
    MoneyField,
    ParkId,
    PartField,
    PartialDateField,
    Plain,
    PolicyId,
    ProjectId,
    ShareField,
    Text,
    TownId,
)
from site_builder.models.shared import Attachment, Desk, Fact, Image, Place, Record


class Site(Model):
    """Where a project stands."""

    town: TownId
    """The town or township."""
    park: ParkId | None = None
    """The park; left out if it stands outside of any."""
    address: Text | None = None
    """The address or plot, as readers see it."""
    plot: Plain | None = None
    """The plot's number in the park, such as B-07."""
    place: Place | None = None
    """Its coordinates."""


class Land(Model):
    """The land or buildings on offer."""

    state: LandState
    """How soon it can be used."""
    area: AreaField | None = None
    """The land, such as 80亩."""
    floor_area: AreaField | None = None
    """The floor space, built or to be built, such as 4.2万平方米."""
    use: Text | None = None
    """The planned use and its term."""
    price: Text | None = None
    """The starting price or rent."""


class Phase(Model):
    """One phase of the investment."""

    name: Text
    """The phase."""
    amount: MoneyField
    """What it costs."""


class Investment(Model):
    """What it costs and who pays."""

    total: MoneyField | None = None
    """Total investment, such as 1.2亿元; left out while it is not published."""
    fixed_assets: MoneyField | None = None
    """Of it, fixed assets."""
    sought: MoneyField | None = None
    """What is sought from investors (拟引资)."""
    registered_capital: MoneyField | None = None
    """Registered capital planned."""
    phases: tuple[Phase, ...] = ()
    """The phases, where it is built in several."""
    funding: tuple[Phase, ...] = ()
    """Where the money comes from."""
    note: Text | None = None
    """A remark, such as how the figure was estimated."""


class Cooperation(Model):
    """How an investor may take part."""

    modes: tuple[CooperationMode, ...] = ()
    """The modes on offer."""
    note: Text | None = None
    """Terms: duration, division of duties, local equity."""
    foreign: ForeignAccess | None = None
    """Whether a foreign investor may hold all of it; left out where nobody has said so."""
    foreign_basis: Text | None = None
    """The rule that says so, such as the negative list."""


class Returns(Model):
    """What the project is expected to earn; indicative, never a promise."""

    revenue: MoneyField | None = None
    """Yearly revenue at full capacity."""
    profit: MoneyField | None = None
    """Yearly net profit at full capacity."""
    tax: MoneyField | None = None
    """Yearly tax at full capacity."""
    jobs: Count | None = None
    """Jobs at full capacity."""
    payback: DurationField | None = None
    """Payback period, construction included."""
    rate_of_return: ShareField | None = None
    """Internal rate of return after tax."""
    ramp_up: tuple[PartField, ...] = ()
    """Capacity used in each year, from the first year of work."""
    source: Text
    """Where the figures come from, with its date."""


class Preparation(Model):
    """One preparatory step and how far it is."""

    step: PreparationStep
    """The step."""
    state: PreparationState
    """How far it is."""
    on: Date | None = None
    """The day it was done, or is due."""
    number: DocumentNumberField | None = None
    """The document's number."""
    note: Text | None = None
    """A remark."""


class StageDate(Model):
    """A stage and when it was, or shall be, reached."""

    stage: Stage
    """The stage."""
    on: PartialDateField
    """The day, month, quarter or year."""


class Project(Record):
    """A packaged investment project: `projects/packaged/<id>.yml`."""

    code: Plain
    """Its number in the project library, such as QX-2026-001."""
    summary: Text
    """Two sentences: what is to be made, from what, for whom."""
    industry: IndustryId
    """The industry it belongs to."""
    node: Identifier | None = None
    """The node of the industry chain that it fills."""
    kind: ProjectKind
    """New build, expansion, technical upgrade or asset revival."""
    site: Site
    """Where it stands."""
    land: Land
    """The land or buildings on offer."""
    content: Text
    """What is to be built and how large, in full; Markdown paragraphs and lists."""
    investment: Investment
    """What it costs and who pays."""
    cooperation: Cooperation = Cooperation()
    """How an investor may take part; left out where it is open."""
    conditions: tuple[Fact, ...] = ()
    """What the site offers: transport, power, water, gas, heat, sewage, labour, materials."""
    market: Text | None = None
    """Who buys, and how the market stands; Markdown."""
    returns: Returns | None = None
    """What it is expected to earn."""
    preparation: tuple[Preparation, ...] = ()
    """What has been prepared so far."""
    stage: Stage
    """How far along it is."""
    stages: tuple[StageDate, ...] = ()
    """When each stage was, or shall be, reached."""
    policies: tuple[PolicyId, ...] = ()
    """The policies that fit it."""
    facts: dict[FactId, Plain] = Field(default_factory=dict)
    """Further facts that fees and policies ask for, such as excavated_volume: 12000立方米."""
    known_fees: tuple[FeeItemId, ...] = ()
    """Fee items that concern it whatever the facts say."""
    related: tuple[ProjectId, ...] = ()
    """Projects worth reading next."""
    contact: Desk | None = None
    """The desk that answers; the bureau's own if left out."""
    images: tuple[Image, ...] = ()
    """Pictures."""
    video: Link | None = None
    """A film of the site."""
    attachments: tuple[Attachment, ...] = ()
    """Files to download."""
    featured: Flag = False
    """Whether the home page shows it."""
