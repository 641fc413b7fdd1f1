"""The fee bill: every published fee that a plan's facts call for, computed, with its basis.

Each line is rounded to the fen, half up, and the sums are sums of rounded lines.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.calculations.amounts import ZERO, Amount, Computed, NotComputed, Outcome
from site_builder.calculations.conditions import Judgement, Verdict, evaluate
from site_builder.calculations.facts import Facts
from site_builder.calculations.fee_rules import (
    FeeRules,
    ItemRule,
    PeriodRule,
    ReductionRule,
    SplitRule,
)
from site_builder.calculations.rates import Setting, compute_rule
from site_builder.calculations.rule_parts import Rate
from site_builder.models.choices import FeeKind, FeeState, Frequency

YEARS_AHEAD = 10
"""How many years are followed where a rate changes from year to year."""


@dataclass(frozen=True, slots=True)
class YearSum:
    """What falls due in some years after the first."""

    first: int
    last: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class BillLine:
    """One fee: the full charge, the reduction that applies, and what is left to pay."""

    item: ItemRule
    period: PeriodRule
    judgement: Judgement
    full: Outcome
    reduction: ReductionRule | None = None
    payable: Amount | None = None
    later: tuple[YearSum, ...] = ()
    """What later years cost, where that differs from year to year."""
    possible: tuple[ReductionRule, ...] = ()
    """Reductions in force that no fact decides: they may be applied for."""

    @property
    def parts(self) -> tuple[tuple[SplitRule, Amount], ...]:
        """Divide the sum between its payers; the last one pays what rounding leaves."""
        if self.payable is None:
            return ()
        rest, parts = self.payable, []
        for split in self.period.split[:-1]:
            part = self.payable.times(split.share).rounded()
            rest = rest.minus(part)
            parts.append((split, part))
        return (*parts, *((split, rest) for split in self.period.split[-1:]))


@dataclass(frozen=True, slots=True)
class Bill:
    """The fees of a plan on a day."""

    day: datetime.date
    lines: tuple[BillLine, ...]
    undecided: tuple[ItemRule, ...] = ()
    """Items of which the facts do not tell whether they concern the plan."""

    def total(self, frequencies: Collection[Frequency]) -> Amount:
        """Sum what is computed and falls due with such a frequency; deposits are given back."""
        amounts = (
            line.payable
            for line in self.lines
            if line.payable is not None
            and line.item.frequency in frequencies
            and line.item.kind is not FeeKind.DEPOSIT
        )
        return _sum(amounts)

    @property
    def deposits(self) -> Amount:
        """Sum the deposits, which are given back."""
        lines = (line for line in self.lines if line.item.kind is FeeKind.DEPOSIT)
        return _sum(line.payable for line in lines if line.payable is not None)

    @property
    def computed(self) -> tuple[BillLine, ...]:
        """The lines that came to a sum."""
        return tuple(line for line in self.lines if line.payable is not None)

    @property
    def uncomputed(self) -> tuple[BillLine, ...]:
        """The lines that apply but could not be computed."""
        return tuple(line for line in self.lines if line.payable is None)


def _sum(amounts: Iterator[Amount]) -> Amount:
    total = ZERO
    for amount in amounts:
        total = total.plus(amount)
    return total


def fee_bill(
    rules: FeeRules, facts: Facts, day: datetime.date, known: Sequence[str] = (), year: int = 1
) -> Bill:
    """Compute every fee that the facts call for, and those `known` to concern the plan.

    `year` is the year of operation, for rates that change from year to year.
    """
    plan = _Plan(rules, facts, day, frozenset(known), year)
    judged = [(item, period, plan.judge(item)) for item, period in rules.due_on(day)]
    lines = tuple(plan.line(*one) for one in judged if one[2].verdict is Verdict.MET)
    covered = _covered(lines)
    shown = tuple(line for line in lines if line.item.id not in covered)
    return Bill(day, shown, tuple(_undecided(judged)))


def _undecided(judged: Iterable[tuple[ItemRule, PeriodRule, Judgement]]) -> Iterator[ItemRule]:
    """Yield charges on business of which the facts do not tell whether they fall due."""
    for item, period, judgement in judged:
        is_open = judgement.verdict is Verdict.OPEN
        if is_open and item.enterprise and period.state is FeeState.CHARGED:
            yield item


def _covered(lines: Sequence[BillLine]) -> frozenset[str]:
    """Return the items that a lump sum on the bill stands for (包干)."""
    charged = (line for line in lines if line.period.state is FeeState.CHARGED)
    return frozenset(item_id for line in charged for item_id in line.item.replaces)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan's facts, held against the rules of a day."""

    rules: FeeRules
    facts: Facts
    day: datetime.date
    known: frozenset[str]
    year: int

    @property
    def setting(self) -> Setting:
        """What the rates are computed in."""
        return Setting(self.facts, year=self.year, kinds=self.rules.kinds, rate_of=self.rate_of)

    def rate_of(self, item_id: str) -> Rate | None:
        """Return another item's standard on the day."""
        item = self.rules.item_by_id.get(item_id)
        period = item.period_on(self.day) if item else None
        return period.rate if period else None

    def judge(self, item: ItemRule) -> Judgement:
        """Tell whether an item concerns the plan; open where no fact decides it."""
        if item.id in self.known:
            return Judgement(Verdict.MET, None)
        if item.applies is None:
            return Judgement(Verdict.OPEN, None)
        return evaluate(item.applies, self.facts, self.rules.kinds)

    def _verdict(self, condition: object) -> Verdict:
        return evaluate(condition, self.facts, self.rules.kinds).verdict

    def line(self, item: ItemRule, period: PeriodRule, judgement: Judgement) -> BillLine:
        """Compute what an item comes to that concerns the plan."""
        full = self._full(period)
        reduction, payable = self._reduce(item, full)
        return BillLine(
            item,
            period,
            judgement,
            full.through(Amount.rounded) if isinstance(full, Computed) else full,
            reduction,
            payable,
            self._later(item, period, payable),
            tuple(self._possible(item)) if period.state is FeeState.CHARGED else (),
        )

    def _full(self, period: PeriodRule) -> Outcome:
        if period.state is FeeState.WAIVED or period.rate is None:
            return Computed(ZERO)
        return compute_rule(period.rate, self.setting)

    def _reduce(self, item: ItemRule, full: Outcome) -> tuple[ReductionRule | None, Amount | None]:
        """Apply the most favourable of the reductions whose conditions are met."""
        best = None if isinstance(full, NotComputed) else full.amount.rounded()
        chosen: ReductionRule | None = None
        for reduction in self._in_force(item):
            if reduction.when is None or self._verdict(reduction.when) is not Verdict.MET:
                continue
            reduced = self._reduced(reduction, full)
            if reduced is not None and (best is None or reduced.high < best.high):
                chosen, best = reduction, reduced
        return chosen, best

    def _in_force(self, item: ItemRule) -> Iterator[ReductionRule]:
        for reduction in item.reductions:
            has_begun = reduction.since is None or reduction.since <= self.day
            if has_begun and (reduction.until is None or self.day <= reduction.until):
                yield reduction

    def _reduced(self, reduction: ReductionRule, full: Outcome) -> Amount | None:
        if reduction.taken == 1:
            return ZERO
        if reduction.rate is not None:
            replaced = compute_rule(reduction.rate, self.setting)
            return replaced.amount.rounded() if isinstance(replaced, Computed) else None
        if isinstance(full, NotComputed):
            return None
        kept = full.amount.times(1 - reduction.taken)
        return kept.clamped(None, reduction.most).rounded()

    def _possible(self, item: ItemRule) -> Iterator[ReductionRule]:
        for reduction in self._in_force(item):
            if reduction.when is None or self._verdict(reduction.when) is Verdict.OPEN:
                yield reduction

    def _later(
        self, item: ItemRule, period: PeriodRule, payable: Amount | None
    ) -> tuple[YearSum, ...]:
        """Follow a rate that changes from year to year; equal years stand together."""
        if payable is None or not period.changes_by_year:
            return ()
        sums: list[YearSum] = []
        for year in range(self.year, self.year + YEARS_AHEAD):
            plan = replace(self, year=year)
            _, amount = plan._reduce(item, plan._full(period))
            if amount is None:
                break
            if sums and sums[-1].amount == amount:
                sums[-1] = replace(sums[-1], last=year)
            else:
                sums.append(YearSum(year, year, amount))
        return tuple(sums) if len(sums) > 1 else ()
