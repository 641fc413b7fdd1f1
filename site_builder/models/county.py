"""Who publishes: the county, its towns and agencies, the site's identity, lines and rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.choices import FeeKind, Stage
from site_builder.models.fields import (
    AgencyId,
    AreaField,
    Count,
    Date,
    FeeItemId,
    Flag,
    Identifier,
    Link,
    Model,
    Number,
    PhoneField,
    Plain,
    Text,
)
from site_builder.models.shared import Basis, Desk, Fact
from site_builder.values.problem import ValueProblem
from site_builder.values.working_days import DISCLOSURE_DAYS, Deadline, working_days_after


class SiteIdentity(Model):
    """What a public site must say about itself."""

    title: Text
    """The site's name."""
    address: Link
    """Its address, with https:// and a final /."""
    slogan: Text
    """The sentence on the home page."""
    lead: Text
    """The sentence below it."""
    organiser: Text
    """主办单位."""
    undertaker: Text
    """承办单位."""
    site_code: Plain
    """网站标识码."""
    icp_number: Plain
    """ICP备案号."""
    police_number: Plain
    """公安备案号."""
    is_demo: Flag = False
    """Whether the data is a demonstration; every page then says so."""
    demo_notice: Text | None = None
    """The sentence that says so."""
    popular: tuple[Text, ...] = ()
    """Searches offered on the home page."""


class Town(Model):
    """A town or township."""

    id: Identifier
    """Its id."""
    name: Text
    """Its name."""


class Agency(Model):
    """An agency of the county."""

    id: Identifier
    """Its id."""
    name: Text
    """Its name."""
    prefix: Plain | None = None
    """The letters that its fee codes begin with."""
    window: Text | None = None
    """Its counter."""
    phone: PhoneField
    """Its office telephone."""
    hours: Text | None = None
    """When it is open."""


class ComplaintLine(Model):
    """Where to complain."""

    name: Text
    """What the line is for."""
    phone: PhoneField
    """Its number."""
    promise: Text
    """How soon it answers."""


class ExchangeRate(Model):
    """The dated rate at which sums are also shown."""

    currency: Plain = "USD"
    """The currency, such as USD."""
    cny: Annotated[Number, Field(gt=0)]
    """Yuan for one unit of it."""
    as_of: Date
    """The day of the rate."""
    source: Text
    """Who published it."""


class Freshness(Model):
    """How long things may go unchecked before a finding says so."""

    project_days: Count = 180
    """Days after which a project must have been verified again."""
    park_days: Count = 365
    """The same for parks."""
    cost_days: Count = 365
    """The same for operating costs."""


class LowestRule(Model):
    """A rule that the lower bound must be charged, for kinds of fees or for items."""

    id: Identifier
    """Its id."""
    kinds: tuple[FeeKind, ...] = ()
    """The kinds of fees it is for."""
    items: tuple[FeeItemId, ...] = ()
    """The items it is for."""
    enterprise_only: Flag = False
    """Whether it is for fees on enterprises only."""
    article: Text
    """What the rule says, with its article."""
    basis: tuple[Basis, ...] = Field(min_length=1)
    """The documents it stands in."""
    since: Date = Field(alias="from")
    """The day from which it holds."""


class Target(Model):
    """A yearly target; results are published as sums only."""

    name: Text
    """What is aimed for."""
    year: Count
    """The year."""
    goal: Number
    """The figure aimed for."""
    reached: Number
    """The figure reached."""
    unit: Text
    """The unit of both."""
    as_of: Date
    """The day of the figure reached."""


class StagePromise(Model):
    """What the county promises at a stage."""

    stage: Stage
    """The stage."""
    service: Text
    """What the county does."""
    promise: Text
    """How soon."""


class Publication(Model):
    """The published version of the fee lists."""

    period: Plain
    """The publication period, such as 2026-4."""
    title: Text
    """Its name, such as 2026年第4期."""
    published: Date
    """The day of publication."""
    effective: Date
    """The day from which it holds."""
    previous: Date
    """The cut-off day of the period before, which changes are counted from."""
    approved_by: tuple[AgencyId, ...] = ()
    """The agencies that approved it."""

    @property
    def sign_off_due(self) -> Deadline:
        """Return the last day on which the agencies may sign off their lists."""
        return working_days_after(self.published, DISCLOSURE_DAYS)


def _sent_safely(address: str) -> str:
    if not address.lower().startswith("https://"):
        said = message("“{value}” would send what people type unprotected", value=address)
        raise ValueProblem(codes.BAD_LINK, said, message("write an address with https://"))
    return address


class ContactForm(Model):
    """A form on the contact page that is sent to a service of the county's own."""

    endpoint: Annotated[Link, AfterValidator(_sent_safely)]
    """Where the form is sent by POST, with https://."""
    consent: Text
    """What the sender agrees to before the form can be sent."""


class Notice(Model):
    """A line on the home page's notice list."""

    title: Text
    """What it says."""
    on: Date
    """Its day."""
    target: Plain
    """Where it leads: a record such as project:tea, or a section such as section:fees."""


class County(Model):
    """The county: `projects/county.yml`."""

    name: Text
    """The county's name."""
    prefecture: Text
    """The city above it."""
    area: AreaField
    """Its area."""
    population: Count
    """Its registered population."""
    as_of: Date
    """The day that pages speak of when no other is asked for."""
    site: SiteIdentity
    """What the site says about itself."""
    figures: tuple[Fact, ...] = ()
    """Key figures, each with its date."""
    figures_source: Text | None = None
    """Where the key figures come from."""
    towns: tuple[Town, ...] = Field(min_length=1)
    """Its towns and townships."""
    agencies: tuple[Agency, ...] = Field(min_length=1)
    """Its agencies."""
    contact: Desk
    """The desk that answers investors."""
    contact_form: ContactForm | None = None
    """A form on the contact page; left out if the county runs no service that receives it."""
    complaints: tuple[ComplaintLine, ...] = Field(min_length=1)
    """Where to complain."""
    supervisors: tuple[Text, ...] = ()
    """The bodies that the fee lists are reported to."""
    exchange: ExchangeRate
    """The rate at which sums are also shown."""
    publication: Publication
    """The current publication of the fee lists."""
    freshness: Freshness = Freshness()
    """How long things may go unchecked."""
    lowest_standards: tuple[LowestRule, ...] = ()
    """Where the lower bound must be charged."""
    stage_promises: tuple[StagePromise, ...] = ()
    """What the county promises at each stage."""
    targets: tuple[Target, ...] = ()
    """Yearly targets."""
    notices: tuple[Notice, ...] = ()
    """Notices on the home page."""


class FactDefinition(Model):
    """A fact that fees and policies may ask for."""

    name: Text
    """What readers see."""
    kind: Literal["money", "area", "share", "quantity", "number", "duration", "choice", "flag"]
    """What kind of value it has."""
    unit: Text | None = None
    """The unit of a quantity."""
    choices: dict[str, Text] = Field(default_factory=dict)
    """The values of a choice, and what readers see."""
    group: Text | None = None
    """The heading it stands under in forms."""
    hint: Text | None = None
    """What to enter."""


class FactVocabulary(Model):
    """Further facts of a county: `projects/vocabularies/facts.yml`."""

    facts: dict[str, FactDefinition]
    """The facts by name."""
