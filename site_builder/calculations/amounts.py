"""Sums that may be ranges, and what a computation came to or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from site_builder.diagnostics import Message
from site_builder.values.money import Money
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.text import LocalizedText

_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of yuan between two bounds, which are equal where it is exact."""

    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high

    def plus(self, other: Amount) -> Amount:
        """Add another sum."""
        return Amount(self.low + other.low, self.high + other.high)

    def times(self, factor: Decimal) -> Amount:
        """Multiply by a factor that is not negative."""
        return Amount(self.low * factor, self.high * factor)

    def clamped(self, minimum: Money | None, maximum: Money | None) -> Amount:
        """Keep the sum within a floor and a cap."""
        low, high = self.low, self.high
        if minimum is not None:
            low, high = max(low, minimum.amount), max(high, minimum.amount)
        if maximum is not None:
            low, high = min(low, maximum.amount), min(high, maximum.amount)
        return Amount(low, high)

    def rounded(self) -> Amount:
        """Round to the fen, half up, as cash registers do."""
        return Amount(
            self.low.quantize(_FEN, ROUND_HALF_UP), self.high.quantize(_FEN, ROUND_HALF_UP)
        )


ZERO = Amount(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Term:
    """One step of a computation as readers follow it: so much of a fact, at such a price."""

    price: UnitPrice | Share | None
    quantity: Decimal | None = None
    fact: str = ""
    note: Message | None = None
    name: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A rate that came to a sum, with the steps that led there."""

    amount: Amount
    terms: tuple[Term, ...] = ()

    def through(self, change: Callable[[Amount], Amount], *terms: Term) -> Computed:
        """Change the sum, and say so."""
        return Computed(change(self.amount), (*self.terms, *terms))


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A rate that cannot be computed, why, and the facts that are missing for it."""

    reason: Message
    missing: frozenset[str] = frozenset()


Outcome = Computed | NotComputed
