"""Sums of money: investment, output, tax; exact in whole yuan or dollars, as published beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.currencies import CNY, currency_mark, find_currency
from site_builder.values.number_format import (
    is_chinese,
    joined,
    qualifiers,
    scaled,
    significant,
    span,
)
from site_builder.values.numerals import Figure, fold, read_figure, split_note
from site_builder.values.problem import ValueProblem

_PHASES = re.compile(r"[一二三四首][期].*[0-9]|[0-9].*[、+].*[0-9]")
_SOUGHT = re.compile(r"引资|招商|融资")
_YEARLY = re.compile(r"年度|每年|年均|当年|年投资")
_PAID_IN = re.compile(r"到位|已完成")
_ESTIMATE = re.compile(r"估|预计|estimate", re.I)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in whole units of its currency. A bound that was not published is `None`."""

    low: Decimal | None
    high: Decimal | None
    currency: str = CNY
    is_approximate: bool = False
    published: str = ""
    note: str = ""

    @property
    def exact(self) -> Decimal | None:
        """Return the one figure that was published, or `None` for a range or an open sum."""
        return self.low if self.low == self.high else None

    @property
    def amount(self) -> Decimal:
        """Return one number to sort and filter by: the lower bound, else the upper."""
        return self.low if self.low is not None else self.high or Decimal(0)


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What a unit of a foreign currency costs in yuan, on which day, by whose word."""

    currency: str
    cny_per_unit: Decimal
    as_of: date
    source: str

    def convert(self, money: Money) -> Money | None:
        """Convert yuan to the currency or back, to three leading digits; other money is `None`."""
        if money.currency == CNY:
            return self._times(money, 1 / self.cny_per_unit, self.currency)
        if money.currency == self.currency:
            return self._times(money, self.cny_per_unit, CNY)
        return None

    def _times(self, money: Money, factor: Decimal, currency: str) -> Money:
        low, high = (
            None if bound is None else significant(bound * factor, 3)
            for bound in (money.low, money.high)
        )
        return Money(low, high, currency)


@lru_cache(maxsize=8192)
def parse_money(text: str) -> Money:
    """Read a sum such as 1.2亿元, 5000万, 2185万美元, 约1.5亿元-2亿元, CNY 120 million."""
    body, _ = split_note(text)
    hint = _misplaced(fold(body))
    if hint is not None:
        raise _refusal(text, hint)
    figure = read_figure(text, _refusal)
    return Money(
        low=figure.low,
        high=figure.high,
        currency=_currency(figure, text),
        is_approximate=figure.is_approximate or bool(_ESTIMATE.search(figure.note)),
        published=text.strip(),
        note=figure.note,
    )


def _misplaced(body: str) -> Message | None:
    """Recognise figures that are published often but are no total."""
    if _PHASES.search(body):
        return message("write the sum of all phases; list the phases under investment.phases")
    if _SOUGHT.search(body):
        return message("write what is sought from investors under investment.sought")
    if _YEARLY.search(body):
        return message("write the total investment; the figure of one year is not the total")
    if _PAID_IN.search(body):
        return message("write the total investment; the money paid in so far is not the total")
    return None


def _currency(figure: Figure, text: str) -> str:
    if not figure.before and not figure.unit:
        # 5000万 is said of yuan; “120 million” could be any currency.
        if figure.is_scaled and re.search("[万亿]", text):
            return CNY
        raise _refusal(text, _unit_hint(figure, text))
    currency = find_currency(figure.before, figure.unit)
    if currency is None:
        raise _refusal(text, message("write the amount and its unit alone, such as 1.2亿元"))
    return currency


def _unit_hint(figure: Figure, text: str) -> Message:
    if figure.is_scaled:
        return message("add the currency: CNY {text}", text=text.strip())
    return message("add the unit: {text}万元 or {text}元", text=text.strip())


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a sum of money", value=text.strip())
    usual = message("write the amount with its unit, such as 1.2亿元, 5000万元 or 2185万美元")
    return ValueProblem(codes.BAD_MONEY, fact, hint or usual)


@lru_cache(maxsize=8192)
def money_parts(money: Money, locale: str) -> tuple[str, str, str]:
    """Return number, unit and what goes before, to be set in different sizes.

    `("1.2", "亿元", "")` in Chinese, `("CNY 120", "million", "")` in English.
    """
    lead, trail = currency_mark(money.currency, locale)
    number, scale = span(money.low, money.high, lambda one: scaled(one, locale), locale, lead)
    before, after = qualifiers(money.low, money.high, money.is_approximate, locale)
    return number, f"{scale}{trail}{after}" if scale or trail else after.strip(), before


def format_money(money: Money, locale: str, exchange: ExchangeRate | None = None) -> str:
    """Write a sum as 1.2亿元, or as CNY 120 million (≈ USD 16.6 million) at a rate.

    Chinese readers get a conversion only of foreign money.
    """
    number, unit, before = money_parts(money, locale)
    said = f"{before}{joined(locale, number, unit)}"
    is_needed = not is_chinese(locale) or money.currency != CNY
    other = exchange.convert(money) if exchange and is_needed else None
    return said if other is None else said + _conversion(other, locale)


def _conversion(money: Money, locale: str) -> str:
    lead, trail = currency_mark(money.currency, locale)
    number, scale = span(money.low, money.high, lambda one: scaled(one, locale), locale, lead)
    if is_chinese(locale):
        return f"（约{number}{scale}{trail}）"
    return f" ({joined(locale, '≈', number, scale)})"
