"""Fee lists: what one agency may charge, on what basis, from when (优化营商环境条例 art. 25)."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.choices import FeeKind, FeeState, Frequency, PayerKind, UnitNature
from site_builder.models.conditions import Condition
from site_builder.models.fields import (
    AgencyId,
    Date,
    FactId,
    FeeItemId,
    Flag,
    Identifier,
    Model,
    MoneyField,
    PartField,
    PhoneField,
    Plain,
    Text,
)
from site_builder.models.rates import NamedRate, Rate
from site_builder.models.shared import Basis, Record
from site_builder.values.problem import ValueProblem
from site_builder.values.working_days import DISCLOSURE_DAYS, Deadline, working_days_after


class Split(Model):
    """What one of several payers pays."""

    payer: Text
    """Who pays."""
    share: PartField
    """The part of the fee."""


class FeePeriod(Model):
    """A standard and the days on which it holds. Periods are only ever added, never edited."""

    since: Date = Field(alias="from")
    """The first day."""
    until: Date | None = None
    """The last day; left out if it has no end."""
    published: Date | None = None
    """The day on which the change was made public."""
    state: FeeState = FeeState.CHARGED
    """Whether it is charged, waived, suspended or stopped in this period."""
    rate: Rate | None = None
    """The standard; left out only when nothing is charged."""
    basis: tuple[Basis, ...] = ()
    """The documents of this period, beside the item's own."""
    replaced_by: FeeItemId | None = None
    """The item that took its place."""
    successor: Text | None = None
    """What took its place, where that is no item of these lists (改征水资源税)."""
    reason: Text | None = None
    """Why it was changed, in a sentence for the adjustment notice."""
    split: tuple[Split, ...] = ()
    """Who pays which part."""

    @model_validator(mode="after")
    def _has_rate(self) -> FeePeriod:
        if self.rate is None and self.state is FeeState.CHARGED:
            said = message("a period that is charged needs a rate")
            hint = message("write rate: 18.05元/平方米, or state: stopped")
            raise ValueProblem(codes.MISSING_FIELD, said, hint)
        return self

    @property
    def publication_due(self) -> Deadline | None:
        """Return the last day for making it public, if its documents are dated."""
        days = [day for one in self.basis if (day := one.published or one.dated)]
        return working_days_after(max(days), DISCLOSURE_DAYS) if days else None

    def is_late(self, day: datetime.date) -> bool:
        """Tell whether it was made public too late, or is overdue on a day."""
        due = self.publication_due
        return due is not None and (self.published or day) > due.day

    def is_news(self, previous: datetime.date) -> bool:
        """Tell whether it came after the issue of a day."""
        return (self.published or self.since) > previous


class Reduction(Model):
    """A reduction or exemption (减免)."""

    text: Text
    """The reduction, as readers see it."""
    when: Condition | None = None
    """Who gets it, where facts can decide it; left out if it must be applied for."""
    share: PartField | None = None
    """How much is taken off: 50%, or 100% for an exemption."""
    rate: Rate | None = None
    """The standard that is charged instead."""
    maximum: MoneyField | None = None
    """The most that is still charged."""
    since: Date | None = Field(default=None, alias="from")
    """The first day of the reduction."""
    until: Date | None = None
    """Its last day."""
    basis: tuple[Basis, ...] = ()
    """The documents it rests on."""


class LowestStandard(Model):
    """A demand that the lower bound be charged (最低收费标准)."""

    article: Text
    """The rule that demands it, with its article."""
    basis: tuple[Basis, ...] = ()
    """The documents it stands in."""


def _in_the_four_lists(value: Any) -> Any:
    """Refuse what may not be charged at all (优化营商环境条例 art. 25)."""
    kinds = [kind.value for kind in FeeKind]
    if not isinstance(value, str) or value in kinds:
        return value
    said = message(
        "“{value}” is none of the four lists outside which nothing may be charged", value=value
    )
    hint = message("known here: {names}", names=", ".join(kinds))
    raise ValueProblem(codes.FEE_OUTSIDE_LISTS, said, hint)


class FeeItem(Model):
    """One item of a fee list."""

    id: Identifier
    """The item's id, which never changes; data and links use it."""
    code: Plain
    """The number in the published list, such as ZJ-01."""
    name: Text
    """The item's name."""
    kind: Annotated[FeeKind, BeforeValidator(_in_the_four_lists)]
    """Which of the four lists it stands in."""
    enterprise: Flag = False
    """Whether enterprises pay it (涉企)."""
    service: Text | None = None
    """What is done for the fee (服务内容)."""
    frequency: Frequency | None = None
    """How often it falls due; left out where it depends on the case."""
    payers: Text
    """Who pays."""
    paid_by: tuple[PayerKind, ...] = ()
    """The same as kinds of payers, which lists are filtered by."""
    quantity: FactId | None = None
    """The fact that its unit prices are multiplied by."""
    second_quantity: FactId | None = None
    """A second fact that prices for two things are multiplied by: days for 0.4元/平方米·日."""
    applies: Condition | None = None
    """The projects that it concerns; left out if facts cannot decide it."""
    basis: tuple[Basis, ...] = ()
    """The documents it rests on, in every period."""
    periods: tuple[FeePeriod, ...] = Field(min_length=1)
    """Its standards over time, oldest first, without gap or overlap."""
    reductions: tuple[Reduction, ...] = ()
    """Its reductions and exemptions."""
    replaces: tuple[FeeItemId, ...] = ()
    """The items that this one, as a lump sum, stands for."""
    components: tuple[NamedRate, ...] = ()
    """Further charges published under the same item."""
    lowest_standard: LowestStandard | None = None
    """The rule that demands the lower bound, if there is one for this item alone."""
    fund_management: Text | None = None
    """Where the money goes, such as 全额缴入国库."""
    phone: PhoneField | None = None
    """The phone for this item, if it is not the agency's."""
    note: Text | None = None
    """A remark."""

    @property
    def payer_kinds(self) -> tuple[PayerKind, ...]:
        """Who may have to pay it; enterprises alone, or nobody but them, if that is not said."""
        usual = PayerKind.BUSINESS if self.enterprise else PayerKind.INDIVIDUAL
        return self.paid_by or (usual,)


class SignOff(Model):
    """An agency's word that its list is complete and right."""

    on: Date
    """The day of signing off."""
    period: Plain
    """The publication period, such as 2026-4."""


class FeeList(Record):
    """The fee list of one collecting agency: `projects/fees/<agency>.yml`."""

    agency: AgencyId
    """The agency that collects."""
    nature: UnitNature
    """What kind of body it is (执收单位性质)."""
    cut_off: Date
    """The day up to which the list holds what has been decided."""
    signed_off: SignOff | None = None
    """When the agency signed the list off, and for which period."""
    items: tuple[FeeItem, ...]
    """The items, in the order of the published list."""
    note: Text | None = None
    """A remark on the list as a whole."""

    def is_signed_for(self, period: str) -> bool:
        """Tell whether the agency signed it off for a publication period."""
        return self.signed_off is not None and self.signed_off.period == period
