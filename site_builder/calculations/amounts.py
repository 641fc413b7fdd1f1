"""Sums that may be ranges, and what a computation came to or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from site_builder.calculations.rule_parts import Counted, Formula, Said
from site_builder.diagnostics import Message, message
from site_builder.values.rounded import round_half_up


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of yuan between two bounds, which are equal where it is exact."""

    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high

    def plus(self, other: Amount) -> Amount:
        """Add another sum."""
        return Amount(self.low + other.low, self.high + other.high)

    def minus(self, other: Amount) -> Amount:
        """Take off a part of it."""
        return Amount(self.low - other.low, self.high - other.high)

    def times(self, low: Fraction, high: Fraction | None = None) -> Amount:
        """Multiply by a factor, or by a range of factors, none of which is negative."""
        return Amount(self.low * low, self.high * (low if high is None else high))

    def clamped(self, least: Fraction | None, most: Fraction | None) -> Amount:
        """Keep the sum within a floor and a cap."""
        low, high = self.low, self.high
        if least is not None:
            low, high = max(low, least), max(high, least)
        if most is not None:
            low, high = min(low, most), min(high, most)
        return Amount(low, high)

    def rounded(self) -> Amount:
        """Round to the fen, half up, as cash registers do."""
        return Amount(Fraction(round_half_up(self.low, 2)), Fraction(round_half_up(self.high, 2)))


ZERO = Amount(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Term:
    """One step of a computation as readers follow it: so much of a fact, at such a price."""

    kind: Literal["price", "factor", "line", "classes", "bands", "least", "most", "formula", "plus"]
    said: Said | None = None
    """The price or the factor as it is published."""
    counts: tuple[tuple[Fraction, Counted], ...] = ()
    """What a price is multiplied by."""
    names: tuple[Said, ...] = ()
    """The classes and parts that it belongs to, outermost first."""
    amount: Fraction | None = None
    """The floor or the cap that was reached."""
    formula: Formula | None = None
    values: tuple[Fraction, ...] = ()
    """What the variables of the formula come to."""

    def named(self, name: Said) -> Term:
        """Return it as a step of something named."""
        return replace(self, names=(name, *self.names)) if name else self


@dataclass(frozen=True, slots=True)
class Computed:
    """A rate that came to a sum, with the steps that led there."""

    amount: Amount
    terms: tuple[Term, ...] = ()

    def through(self, change: Callable[[Amount], Amount], *terms: Term) -> Computed:
        """Change the sum, and say so."""
        return Computed(change(self.amount), (*self.terms, *terms))

    def named(self, name: Said) -> Computed:
        """Say what it is for, beside its last step."""
        if not name or not self.terms:
            return self
        return Computed(self.amount, (*self.terms[:-1], self.terms[-1].named(name)))


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A rate that cannot be computed, why, and the facts that are missing for it."""

    why: str
    """One of the reasons."""
    missing: frozenset[str] = frozenset()

    @property
    def reason(self) -> Message:
        """Return the reason in words."""
        return REASONS[self.why]


Outcome = Computed | NotComputed

REASONS = {
    "missing": message("a figure is missing"),
    "bound": message("only a bound is set; the charge is fixed case by case"),
    "case": message("the quantity it is charged on depends on the case"),
    "unit": message("the price counts something else than the fact does"),
    "currency": message("the price is not in yuan"),
    "class": message("no class of the standard fits"),
    "cell": message("not applicable in this case"),
    "bands": message("the amount lies outside the bands"),
    "points": message("the amount lies outside the points of the standard"),
    "year": message("no rate is set for this year"),
    "fee": message("the fee it follows is not charged"),
    "zero": message("the formula divides by zero"),
    "use": message("depends on the use beyond the plan"),
    "delegated": message("the standard is left to another body"),
    "words": message("the standard is published in words only"),
}
"""Why a standard cannot be computed, by the keys of the rules document."""
