"""Decimals that stand for fractions which no decimals write in full: 80 mu in m², a third."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any


class Rounded(Decimal):
    """A fraction rounded half up, for comparing and showing, that still knows what it was."""

    fraction: Fraction

    def __new__(cls, fraction: Fraction, places: int) -> Rounded:
        """Round a fraction to so many decimals."""
        rounded = super().__new__(cls, round_half_up(fraction, places))
        rounded.fraction = fraction
        return rounded

    def __reduce__(self) -> Any:
        """Keep the fraction where a record is stored and read back."""
        exponent = self.as_tuple().exponent
        return Rounded, (self.fraction, -int(exponent))

    def __copy__(self) -> Rounded:
        """Return itself, as it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Rounded:
        """Return itself, as it never changes."""
        return self


def exact(value: Decimal) -> Fraction:
    """Return what a figure is exactly."""
    return value.fraction if isinstance(value, Rounded) else Fraction(value)


def round_half_up(fraction: Fraction, places: int) -> Decimal:
    """Round a fraction to so many decimals, half up, as cash registers do."""
    scaled = fraction * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
