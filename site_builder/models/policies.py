"""Incentive policies: clauses with conditions a machine can test and benefits it can compute."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.choices import PolicyStatus
from site_builder.models.conditions import Condition
from site_builder.models.fields import (
    AgencyId,
    Date,
    DocumentNumberField,
    FeeItemId,
    IndustryId,
    Link,
    Model,
    MoneyField,
    PartField,
    Plain,
    PolicyId,
    RefersTo,
    Text,
)
from site_builder.models.rates import Rate
from site_builder.models.shared import Basis, Record
from site_builder.models.walk import walk
from site_builder.values.problem import ValueProblem

_FACT = RefersTo("fact")


class FairReview(Model):
    """The fair-competition review (公平竞争审查条例, 国务院令第783号)."""

    on: Date
    """The day of its conclusion."""
    by: Text
    """The body that reviewed."""
    conclusion: Text
    """What it found."""


class Payout(Model):
    """One part of a staged payout."""

    milestone: Text
    """What must have been reached."""
    share: PartField
    """The part that is then paid."""


class Benefit(Model):
    """What a clause gives."""

    kind: Literal["grant", "subsidy", "tax", "fee-relief", "service", "case-by-case", "recognition"]
    """What sort of benefit it is."""
    text: Text
    """The benefit, as readers see it."""
    rate: Rate | None = None
    """How much it comes to, in the same shapes as fees."""
    maximum: MoneyField | None = None
    """The cap (不设上限 is left out and said in the text)."""
    maximum_per_year: MoneyField | None = None
    """The cap of each year."""
    fees: tuple[FeeItemId, ...] = ()
    """The fees that are reduced."""
    relief: PartField | None = None
    """How much of these fees is taken off."""
    payout: tuple[Payout, ...] = ()
    """The stages in which it is paid."""
    clawback: Text | None = None
    """When it must be paid back."""

    @model_validator(mode="after")
    def _pays_all(self) -> Benefit:
        if self.payout and sum(part.share.low or 0 for part in self.payout) != 1:
            said = message("the stages of the payout do not add up to 100%")
            raise ValueProblem(codes.BAD_VALUE, said)
        return self


class Clause(Model):
    """One clause: who gets what, on which condition."""

    id: Plain
    """Its number within the policy, such as 3 or 2-1; its anchor."""
    title: Text
    """What it is about."""
    article: Text | None = None
    """The article of the document."""
    beneficiary: Text | None = None
    """Who may apply."""
    when: Condition | None = None
    """The condition; left out if everybody concerned qualifies."""
    benefit: Benefit
    """What it gives."""
    text: Text | None = None
    """Its wording, or a faithful summary."""

    @cached_property
    def facts_asked(self) -> frozenset[str]:
        """The facts that its condition and its benefit look at."""
        return frozenset(str(leaf.value) for leaf in walk(self) if _FACT in leaf.marks)


class Policy(Record):
    """A policy: `projects/policies/<id>.yml`."""

    number: DocumentNumberField | None = None
    """Its document number (文号)."""
    issuer: Text
    """Who issued it."""
    level: Literal["national", "provincial", "municipal", "county"]
    """The level of its issuer."""
    dated: Date
    """The date on the document."""
    effective: Date
    """The first day on which it holds."""
    expires: Date | None = None
    """The last day on which it holds; derived from 暂定三年 where it says so."""
    expiry_note: Text | None = None
    """How the document words its end."""
    status: PolicyStatus
    """Whether it can be applied for."""
    superseded_by: PolicyId | None = None
    """The policy that replaced it."""
    basis: tuple[Basis, ...] = ()
    """The documents it rests on."""
    review: FairReview | None = None
    """Its fair-competition review."""
    summary: Text
    """Who gets what, in two sentences."""
    industries: tuple[IndustryId, ...] = ()
    """The industries it is for; none means all."""
    clauses: tuple[Clause, ...] = Field(min_length=1)
    """Its clauses."""
    stacking: Text | None = None
    """How it combines with other policies, such as 就高不重复."""
    agency: AgencyId
    """Where to apply."""
    materials: tuple[Text, ...] = ()
    """What to hand in."""
    link: Link | None = None
    """Where its text can be read."""
