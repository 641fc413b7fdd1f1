"""The rules document: everything that a bill is computed by, made from the catalogue.

It is published as JSON, and it drives Python and the browser alike.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain

from site_builder.calculations.fee_periods import iter_items
from site_builder.calculations.rule_making import rate_rule
from site_builder.calculations.rule_parts import (
    ConditionRule,
    Exact,
    Rate,
    Rule,
    Said,
    Years,
    rules_within,
)
from site_builder.calculations.rule_prices import Making, basis_said, text_said
from site_builder.calculations.same_objects import SameObjects
from site_builder.catalogue import Catalogue
from site_builder.models.choices import FeeKind, FeeState, Frequency
from site_builder.models.facts import FactKind
from site_builder.models.fees import FeeItem, FeeList, FeePeriod, Reduction
from site_builder.models.fields import RefersTo
from site_builder.models.walk import walk
from site_builder.values.rounded import exact

_FACT = RefersTo("fact")
_SPANS = {"日": "days", "月": "months", "年": "years"}


class SplitRule(Rule):
    """What one of several payers pays."""

    payer: Said
    """Who pays."""
    share: Exact
    """The part of the fee; the last payer pays what rounding leaves."""


class PeriodRule(Rule):
    """A standard and the days on which it holds, both included."""

    since: datetime.date
    """The first day."""
    until: datetime.date | None = None
    """The last day; left out if it has no end."""
    state: FeeState
    """Whether it is charged, waived, suspended or stopped."""
    rate: Rate | None = None
    """The standard."""
    split: tuple[SplitRule, ...] = ()
    """Who pays which part."""
    basis: tuple[Said, ...] = ()
    """The documents that it rests on, those of the period first."""

    @cached_property
    def changes_by_year(self) -> bool:
        """Whether what it comes to depends on the year of operation."""
        return any(isinstance(one, Years) for one in rules_within(self.rate))


class ReductionRule(Rule):
    """A reduction. Of those whose condition is met, the one that leaves the least applies."""

    text: Said
    """The reduction, as readers see it."""
    when: ConditionRule = None
    """Who gets it; left out if it must be applied for, and then it is never assumed."""
    taken: Exact = Fraction(0)
    """The part that is taken off: 1 for an exemption."""
    rate: Rate | None = None
    """The standard that is charged instead."""
    most: Exact | None = None
    """The most that is still charged, in yuan."""
    since: datetime.date | None = None
    """The first day of the reduction."""
    until: datetime.date | None = None
    """Its last day."""


class ItemRule(Rule):
    """One fee."""

    id: str
    """Its id, which never changes."""
    code: str
    """Its number in the published list."""
    name: Said
    """Its name."""
    agency: str
    """The id of the agency that collects it."""
    kind: FeeKind
    """Which of the four lists it stands in; deposits are given back and count in no sum."""
    enterprise: bool
    """Whether enterprises pay it."""
    frequency: Frequency | None = None
    """How often it falls due."""
    applies: ConditionRule = None
    """The plans that it concerns; left out if no fact decides it."""
    facts: tuple[str, ...] = ()
    """The facts that decide whether it is due, and how much."""
    replaces: tuple[str, ...] = ()
    """The items that it stands for where it is on a bill."""
    periods: tuple[PeriodRule, ...]
    """Its standards over time, oldest first."""
    reductions: tuple[ReductionRule, ...] = ()
    """Its reductions."""

    def period_on(self, day: datetime.date) -> PeriodRule | None:
        """Return the period that covers a day."""
        for period in reversed(self.periods):
            if period.since <= day and (period.until is None or day <= period.until):
                return period
        return None


class FeeRules(Rule):
    """All items, and what the facts are that they ask for."""

    items: tuple[ItemRule, ...]
    """The items in published order."""
    kinds: Mapping[str, FactKind]
    """The facts by name."""

    @cached_property
    def item_by_id(self) -> Mapping[str, ItemRule]:
        """The items by id."""
        return {item.id: item for item in self.items}

    def due_on(self, day: datetime.date) -> tuple[tuple[ItemRule, PeriodRule], ...]:
        """The items that are charged or waived on a day, each with its standard."""
        return _due_on(SameObjects(self), day)

    @cached_property
    def facts_asked(self) -> frozenset[str]:
        """The facts that any fee asks for."""
        return frozenset(name for item in self.items for name in item.facts)


_DUE = (FeeState.CHARGED, FeeState.WAIVED)


# Bills of many plans are computed for one day.
@lru_cache(maxsize=4)
def _due_on(ground: SameObjects, day: datetime.date) -> tuple[tuple[ItemRule, PeriodRule], ...]:
    (rules,) = ground.objects
    found = ((item, item.period_on(day)) for item in rules.items)
    return tuple((item, period) for item, period in found if period and period.state in _DUE)


def fee_rules(catalogue: Catalogue) -> FeeRules:
    """Make the rules of all fee lists, once for catalogues that have the same ones."""
    ground = SameObjects(catalogue.facts, *chain.from_iterable(iter_items(catalogue)))
    return catalogue.remembered("fee rules", lambda: _rules(ground))


@lru_cache(maxsize=2)
def _rules(ground: SameObjects) -> FeeRules:
    facts, *parts = ground.objects
    making = Making(facts)
    items = tuple(
        _item(fees, item, making) for fees, item in zip(parts[::2], parts[1::2], strict=True)
    )
    return FeeRules(items=items, kinds=facts)


def _item(fees: FeeList, item: FeeItem, making: Making) -> ItemRule:
    making = replace(
        making,
        quantity=item.quantity,
        second=item.second_quantity,
        spans=_SPANS if item.frequency is Frequency.PER_USE else {},
        months=Fraction(12 if item.frequency is Frequency.YEARLY else 1),
    )
    return ItemRule(
        id=item.id,
        code=item.code,
        name=text_said(item.name),
        agency=fees.agency,
        kind=item.kind,
        enterprise=item.enterprise,
        frequency=item.frequency,
        applies=item.applies,
        facts=tuple(dict.fromkeys(_facts(item))),
        replaces=item.replaces,
        periods=tuple(_period(one, item, making) for one in item.periods),
        reductions=tuple(_reduction(one, making) for one in item.reductions),
    )


def _facts(item: FeeItem) -> Iterator[str]:
    yield from (name for name in (item.quantity, item.second_quantity) if name)
    for part in (item.applies, *item.reductions, *(one.rate for one in item.periods)):
        if part is not None:
            yield from (str(leaf.value) for leaf in walk(part) if _FACT in leaf.marks)


def _period(period: FeePeriod, item: FeeItem, making: Making) -> PeriodRule:
    return PeriodRule(
        since=period.since,
        until=period.until,
        state=period.state,
        rate=None if period.rate is None else rate_rule(period.rate, making),
        split=tuple(
            SplitRule(payer=text_said(one.payer), share=exact(one.share.amount))
            for one in period.split
        ),
        basis=tuple(basis_said(making, one) for one in (*period.basis, *item.basis)),
    )


def _reduction(reduction: Reduction, making: Making) -> ReductionRule:
    return ReductionRule(
        text=text_said(reduction.text),
        when=reduction.when,
        taken=exact(reduction.share.amount) if reduction.share else Fraction(0),
        rate=None if reduction.rate is None else rate_rule(reduction.rate, making),
        most=None if reduction.maximum is None else exact(reduction.maximum.amount),
        since=reduction.since,
        until=reduction.until,
    )
