"""The fee bill: every published fee that a plan's facts call for, computed, with its basis."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from site_builder.calculations.amounts import ZERO, Amount, Computed, NotComputed, Outcome
from site_builder.calculations.conditions import Judgement, Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.calculations.fee_periods import is_charged, iter_items, period_on
from site_builder.calculations.rates import Setting, compute
from site_builder.catalogue import Catalogue
from site_builder.models.choices import FeeKind, FeeState, Frequency
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction
from site_builder.models.shared import Basis


@dataclass(frozen=True, slots=True)
class BillLine:
    """One fee: the full charge, the reduction that applies, and what is left to pay."""

    fees: FeeList
    item: FeeItem
    period: FeePeriod
    judgement: Judgement
    full: Outcome
    reduction: Reduction | None = None
    payable: Amount | None = None

    @property
    def basis(self) -> tuple[Basis, ...]:
        """Return the documents it rests on, the period's first."""
        return (*self.period.basis, *self.item.basis)


@dataclass(frozen=True, slots=True)
class Bill:
    """The fees of a plan on a day."""

    day: datetime.date
    lines: tuple[BillLine, ...]
    undecided: tuple[FeeItem, ...] = ()
    """Items of which the facts do not tell whether they concern the plan."""

    def total(self, frequencies: Collection[Frequency]) -> Amount:
        """Sum what is computed and falls due with such a frequency; deposits are given back."""
        amounts = [
            line.payable
            for line in self.lines
            if line.payable is not None
            and line.item.frequency in frequencies
            and line.item.kind is not FeeKind.DEPOSIT
        ]
        return _sum(amounts)

    @property
    def computed(self) -> tuple[BillLine, ...]:
        """The lines that came to a sum."""
        return tuple(line for line in self.lines if line.payable is not None)

    @property
    def uncomputed(self) -> tuple[BillLine, ...]:
        """The lines that apply but could not be computed."""
        return tuple(line for line in self.lines if line.payable is None)


def fee_bill(
    catalogue: Catalogue, facts: Facts, day: datetime.date, known: Sequence[str] = ()
) -> Bill:
    """Compute every fee that the facts call for, and those `known` to concern the plan."""
    lines = tuple(_lines(catalogue, facts, day, frozenset(known)))
    covered = _covered(lines)
    undecided = tuple(_undecided(catalogue, facts, day, frozenset(known)))
    return Bill(day, tuple(line for line in lines if line.item.id not in covered), undecided)


def _undecided(
    catalogue: Catalogue, facts: Facts, day: datetime.date, known: frozenset[str]
) -> Iterator[FeeItem]:
    """Yield charges on business of which the facts do not tell whether they fall due."""
    for _, item in iter_items(catalogue):
        if not item.enterprise or item.id in known or not is_charged(item, day):
            continue
        if item.applies is None or evaluate(item.applies, facts).verdict is Verdict.OPEN:
            yield item


def _covered(lines: Sequence[BillLine]) -> frozenset[str]:
    """Return the items that a lump sum on the bill stands for (包干)."""
    charged = (line for line in lines if line.period.state is FeeState.CHARGED)
    return frozenset(item_id for line in charged for item_id in line.item.replaces)


def _sum(amounts: Sequence[Amount]) -> Amount:
    total = ZERO
    for amount in amounts:
        total = total.plus(amount)
    return total


def _lines(
    catalogue: Catalogue, facts: Facts, day: datetime.date, known: frozenset[str]
) -> Iterator[BillLine]:
    for fees, item in iter_items(catalogue):
        period = period_on(item, day)
        if period is None or period.state in (FeeState.STOPPED, FeeState.SUSPENDED):
            continue
        judgement = _concerns(item, facts, known)
        if judgement is not None:
            yield _line(catalogue, facts, day, BillLine(fees, item, period, judgement, _NOTHING))


_NOTHING = Computed(ZERO)


def _concerns(item: FeeItem, facts: Facts, known: frozenset[str]) -> Judgement | None:
    if item.id in known:
        return Judgement(Verdict.MET, None)
    if item.applies is None:
        return None
    judgement = evaluate(item.applies, facts)
    return judgement if judgement.verdict is Verdict.MET else None


def _line(catalogue: Catalogue, facts: Facts, day: datetime.date, line: BillLine) -> BillLine:
    def rate_of(item_id: str) -> tuple[FeeItem, Any] | None:
        found = catalogue.fee_item_by_id.get(item_id)
        period = period_on(found[1], day) if found else None
        return (found[1], period.rate) if found and period and period.rate else None

    setting = Setting(
        facts, line.item.quantity, rate_of, unit_of=lambda name: catalogue.facts[name].unit
    )
    is_free = line.period.state is FeeState.WAIVED or line.period.rate is None
    full = _NOTHING if is_free else compute(line.period.rate, setting)
    reduction, payable = _reduce(line, full, setting, day)
    return BillLine(
        line.fees, line.item, line.period, line.judgement, _rounded(full), reduction, payable
    )


def _rounded(outcome: Outcome) -> Outcome:
    return outcome.through(Amount.rounded) if isinstance(outcome, Computed) else outcome


def _reduce(
    line: BillLine, full: Outcome, setting: Setting, day: datetime.date
) -> tuple[Reduction | None, Amount | None]:
    """Apply the most favourable of the reductions whose conditions are met."""
    best: tuple[Reduction | None, Amount | None] = (
        None,
        None if isinstance(full, NotComputed) else full.amount.rounded(),
    )
    for reduction in line.item.reductions:
        if reduction.when is None or not _holds(reduction, day):
            continue
        if evaluate(reduction.when, setting.facts).verdict is not Verdict.MET:
            continue
        reduced = _reduced(reduction, full, setting)
        if reduced is not None and (best[1] is None or reduced.high < best[1].high):
            best = (reduction, reduced.rounded())
    return best


def _holds(reduction: Reduction, day: datetime.date) -> bool:
    has_begun = reduction.since is None or reduction.since <= day
    return has_begun and (reduction.until is None or day <= reduction.until)


def _reduced(reduction: Reduction, full: Outcome, setting: Setting) -> Amount | None:
    if reduction.share is not None and reduction.share.amount == 1:
        return ZERO
    if reduction.rate is not None:
        replaced = compute(reduction.rate, setting)
        return replaced.amount if isinstance(replaced, Computed) else None
    if isinstance(full, NotComputed):
        return None
    kept = Decimal(1) - (reduction.share.amount if reduction.share else Decimal(0))
    return full.amount.times(kept).clamped(None, reduction.maximum)
