"""Unit prices (18.05元/㎡) and shares of a base (1.2‰), as fee standards, rents and costs have.

Prices keep every decimal that was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.chinese_numerals import in_figures
from site_builder.values.currencies import CNY, currency_mark, find_currency
from site_builder.values.number_format import (
    grouped,
    is_chinese,
    joined,
    qualifiers,
    scaled,
    span,
)
from site_builder.values.numerals import Figure, fold, plain, read_figure, split_note
from site_builder.values.problem import ValueProblem
from site_builder.values.rounded import Rounded, exact
from site_builder.values.units import normal_unit, per_unit

_SMALL_COINS = {"角": Decimal("0.1"), "分": Decimal("0.01"), "厘": Decimal("0.001")}
_EACH = re.compile(r"每(?P<unit>[^0-9]+?)(?:收取|交纳|缴纳|收费|收)?\s*(?P<sum>[0-9].*)")
_PARTS_OF = {"百": 100, "千": 1000, "万": 10_000}
_FRACTION = re.compile(r"(?P<before>.*?)(?P<whole>[百千万])分之(?P<part>.+)")
_PARTED = re.compile(r"(?P<part>[0-9]{1,6})\s*/\s*(?P<whole>[0-9]{1,6})")
_SPELT_PART = re.compile(r"(?P<whole>[2-9]|[1-9][0-9])分之(?P<part>[0-9]{1,2})")
_SIGNS = {"%": 100, "‰": 1000, "‱": 10_000, "percent": 100, "per cent": 100, "成": 10}


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price for each unit of something; the unit is empty for a lump sum."""

    low: Decimal | None
    high: Decimal | None
    currency: str = CNY
    unit: str = ""
    published: str = ""
    is_approximate: bool = False
    note: str = ""

    @property
    def exact(self) -> Decimal | None:
        """Return the one price that was published, or `None` for a range or an open price."""
        return self.low if self.low == self.high else None

    @property
    def amount(self) -> Decimal:
        """Return one number to sort by: the lower bound, else the upper."""
        return self.low if self.low is not None else self.high or Decimal(0)


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of a base: 1.2‰ is 0.0012. The sign is the one that was published, / for 1/3."""

    low: Decimal | None
    high: Decimal | None
    published: str = ""
    sign: str = "%"

    @property
    def exact(self) -> Decimal | None:
        """Return the one fraction that was published, or `None` for a range or an open share."""
        return self.low if self.low == self.high else None

    @property
    def amount(self) -> Decimal:
        """Return one fraction to sort by: the lower bound, else the upper."""
        return self.low if self.low is not None else self.high or Decimal(0)


def parse_unit_price(text: str) -> UnitPrice:
    """Read a price such as 18.05元/平方米, 2分/千瓦时, 500元至1000元/件, 80万元."""
    body, note = split_note(text)
    each = _EACH.fullmatch(fold(body))
    figure = read_figure(f"{each['sum']}/{each['unit']}" if each else body, _price_refusal)
    money, _, unit = figure.unit.partition("/")
    factor = _SMALL_COINS.get(money)
    currency = CNY if factor else find_currency(figure.before, money)
    if currency is None or (factor and figure.before):
        raise _price_refusal(text, _missing_currency(figure, text))
    return UnitPrice(
        low=_times(figure.low, factor),
        high=_times(figure.high, factor),
        currency=currency,
        unit=normal_unit(unit),
        published=text.strip(),
        is_approximate=figure.is_approximate,
        note=note,
    )


def _times(bound: Decimal | None, factor: Decimal | None) -> Decimal | None:
    return bound if bound is None or factor is None else plain(bound * factor)


def _missing_currency(figure: Figure, text: str) -> Message | None:
    if figure.before or figure.unit:
        return None
    return message("add what the price is in: {text}元/平方米", text=text.strip())


def _price_refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a unit price", value=text.strip())
    usual = message("write the price and its unit alone, such as 18.05元/平方米 or 2分/千瓦时")
    return ValueProblem(codes.BAD_RATE, fact, hint or usual)


def _price_span(price: UnitPrice, locale: str, lead: str = "") -> tuple[str, str]:
    # Prices of one list stand below each other, so 12000元/亩 beside 8000元/亩 stays in yuan.
    is_in_yuan = price.unit and price.published and not re.search("[万亿]", price.published)

    def write(one: Decimal) -> tuple[str, str]:
        if is_in_yuan and is_chinese(locale):
            return grouped(one, locale), ""
        number, scale = scaled(one, locale, is_lossless=True)
        return (number, scale) if scale else (grouped(one, locale), "")

    return span(price.low, price.high, write, locale, lead)


def _price_qualifiers(price: UnitPrice, locale: str) -> tuple[str, str]:
    return qualifiers(price.low, price.high, price.is_approximate, locale, is_formal=True)


def format_unit_price(price: UnitPrice, locale: str) -> str:
    """Write a price as 18.05元/㎡, or as CNY 18.05/m²."""
    lead, trail = currency_mark(price.currency, locale)
    number, scale = _price_span(price, locale, lead)
    before, after = _price_qualifiers(price, locale)
    return f"{before}{joined(locale, number, scale)}{trail}{per_unit(price.unit, locale)}{after}"


def unit_price_parts(price: UnitPrice, locale: str) -> tuple[str, str, str]:
    """Return number, unit and what goes before, for a table with a column of units.

    `("18.05", "元/㎡", "")` in Chinese, `("CNY 18.05", "/m²", "")` in English.
    """
    lead, trail = currency_mark(price.currency, locale)
    number, scale = _price_span(price, locale, lead)
    before, after = _price_qualifiers(price, locale)
    unit = f"{trail}{per_unit(price.unit, locale)}{after}"
    if is_chinese(locale):
        return number, f"{scale}{unit}", before
    return joined(locale, number, scale), unit.strip(), before


def price_number(price: UnitPrice, locale: str) -> str:
    """Write a price's number alone, for a table whose caption says what all of them are in."""
    number, scale = _price_span(price, locale)
    return number if is_chinese(locale) else joined(locale, number, scale)


def price_unit(price: UnitPrice, locale: str) -> str:
    """Return what the numbers of a price are in: 元/㎡, or CNY/m²."""
    lead, trail = currency_mark(price.currency, locale)
    return f"{lead}{trail}{per_unit(price.unit, locale)}"


@lru_cache(maxsize=8192)
def parse_share(text: str) -> Share:
    """Read a share such as 1.2‰, 2.5%, 万分之五, 1/3, 三分之一, 不超过2%, 3%-5%."""
    folded = fold(text)
    parted = _PARTED.fullmatch(folded) or _SPELT_PART.fullmatch(in_figures(folded))
    if parted and int(parted["whole"]):
        return _parted_share(Fraction(int(parted["part"]), int(parted["whole"])), text)
    spelt = _FRACTION.fullmatch(folded)
    if spelt:
        return _spelt_share(text, spelt["before"], spelt["whole"], in_figures(spelt["part"]))
    figure = read_figure(text, _share_refusal)
    sign = figure.unit.lower()
    if figure.before or figure.note or sign not in _SIGNS:
        raise _share_refusal(text, _missing_sign(figure, text))
    return _share(figure, _SIGNS[sign], sign if sign in "%‰‱" else "%", text)


def _parted_share(fraction: Fraction, text: str) -> Share:
    """Keep a third a third; a half is as well said in decimals."""
    part = Rounded(fraction, 12)
    return Share(part, part, text.strip(), "/")


def _spelt_share(text: str, before: str, whole: str, part: str) -> Share:
    figure = read_figure(f"{before}{part}", _share_refusal)
    if figure.before or figure.unit or figure.note:
        raise _share_refusal(text)
    return _share(figure, _PARTS_OF[whole], "‰" if whole == "千" else "%", text)


def _share(figure: Figure, whole: int, sign: str, text: str) -> Share:
    low, high = (
        None if bound is None else plain(bound / whole) for bound in (figure.low, figure.high)
    )
    return Share(low, high, text.strip(), sign)


def _missing_sign(figure: Figure, text: str) -> Message | None:
    if figure.before or figure.unit or figure.note:
        return None
    if figure.low is not None and 0 < figure.low < 1:
        percent = f"{(figure.low * 100).normalize():f}"
        return message(
            "write {percent}% for {text} of the whole", percent=percent, text=text.strip()
        )
    return message("add the sign: {text}% or {text}‰", text=text.strip())


def _share_refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a share", value=text.strip())
    usual = message(
        "write the share alone, such as 2.5% or 1.2‰; its base, cap and floor are fields"
    )
    return ValueProblem(codes.BAD_RATE, fact, hint or usual)


def format_share(share: Share, locale: str) -> str:
    """Write a share with its published sign, or in English always in per cent: 0.12 %."""
    if share.sign == "/" and share.exact is not None:
        return str(exact(share.exact))
    sign = share.sign if is_chinese(locale) else "%"
    number, _ = span(
        share.low, share.high, lambda one: (grouped(plain(one * _SIGNS[sign]), locale), ""), locale
    )
    before, after = qualifiers(share.low, share.high, False, locale, is_formal=True)
    if is_chinese(locale):
        number = number.replace("—", f"{sign}—")
    return f"{before}{joined(locale, number, sign)}{after}"
