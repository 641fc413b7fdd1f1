"""Procedures as a chain of steps: who, where, with what, how long, on which law.

The shape follows UNCTAD's eRegulations: totals are computed from the steps.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from site_builder.models.choices import ProcedureRoute
from site_builder.models.conditions import Condition
from site_builder.models.fields import (
    AgencyId,
    Count,
    DurationField,
    FeeItemId,
    Flag,
    Identifier,
    Link,
    Model,
    PhoneField,
    Text,
)
from site_builder.models.shared import Basis, Desk, Record


class Document(Model):
    """A paper to hand in."""

    name: Text
    """What it is."""
    originals: Count | None = None
    """How many originals; left out where nobody has said."""
    copies: Count | None = None
    """How many copies; left out where nobody has said."""
    certificate: Literal["required", "accepted", "shared", "none"] = "none"
    """Whether an e-certificate is needed, accepted, or fetched by the office itself."""
    only_if: Text | None = None
    """When it is needed, where not always (化工项目需要提供)."""
    when: Condition | None = None
    """The same as a condition, where facts can decide it."""
    first_time_only: Flag = False
    """Whether it is needed with the first application only."""


class Step(Model):
    """One step, at one counter."""

    id: Identifier
    """Its anchor."""
    name: Text
    """What is done."""
    agencies: tuple[AgencyId, ...] = Field(min_length=1)
    """The agencies that take part."""
    window: Text | None = None
    """The counter."""
    phone: PhoneField | None = None
    """Its phone, if it is not the agency's."""
    online: Link | None = None
    """Where it can be done online."""
    documents: tuple[Document, ...] | None = None
    """What to hand in; [] if nothing, left out while it is not published."""
    statutory: DurationField | None = None
    """The time that the law allows."""
    promised: DurationField | None = None
    """The time that the county promises."""
    extension: Text | None = None
    """By how much it may be extended."""
    excluded: Text | None = None
    """What time does not count, such as expert reviews."""
    fees: tuple[FeeItemId, ...] | None = None
    """The fees that fall due; [] if none, left out while it is not published."""
    basis: tuple[Basis, ...] = ()
    """The law."""
    result: Text | None = None
    """What the applicant gets."""
    after: tuple[Identifier, ...] | None = None
    """The steps that must come first; none but the one above if left out, all parallel if []."""
    optional: Flag = False
    """Whether only some projects need it."""
    only_if: Text | None = None
    """Which projects need it."""
    note: Text | None = None
    """A remark."""


class Procedure(Record):
    """A procedure: `projects/procedures/<id>.yml`."""

    order: Count
    """Where it stands in lists."""
    summary: Text
    """What it is for, in two sentences."""
    route: ProcedureRoute = ProcedureRoute.BOTH
    """Whose investment it is for."""
    agency: AgencyId
    """The agency in charge."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """Its steps."""
    result: Text
    """What one has in the end."""
    contact: Desk | None = None
    """Who helps."""
    complaint: Text | None = None
    """Where to complain, beyond the county's lines."""
    tips: tuple[Text, ...] = ()
    """What often goes wrong, and how to avoid it."""
