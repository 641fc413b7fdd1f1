"""Numbers as readers of a locale expect them: grouped, in 万 and 亿 or in millions, qualified.

English puts no-break spaces between a number and its unit, Chinese none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from site_builder.locales import load_words
from site_builder.values.numerals import plain

NO_BREAK_SPACE = "\u00a0"
_MARK = "\0"
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:[kcm]?m[²³]?|k?g|t|ha|mu|h|min|[kM]?VA?|[kM]?Wh?|MPa|kN|°C|%)(?![A-Za-z²³]))"
)
_CHINESE_SCALES = ((10**8, "亿"), (10**4, "万"))
_BILLION, _MILLION = 10**9, 10**6


def is_chinese(locale: str) -> bool:
    """Whether numbers are counted in 万 and 亿 and set without spaces."""
    return locale.partition("-")[0] == "zh"


def with_tied_units(text: str) -> str:
    """Keep each figure of a written text on one line with the sign of its unit: 1.2 km."""
    return _BEFORE_UNIT.sub(NO_BREAK_SPACE, text)


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up, as people do, and drop trailing zeros."""
    return plain(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def significant(value: Decimal, digits: int) -> Decimal:
    """Keep so many leading digits: 16597510 with 3 becomes 16600000."""
    if not value:
        return Decimal(0)
    return rounded(value, digits - 1 - value.adjusted())


def grouped(value: Decimal, locale: str) -> str:
    """Write a number with all its decimals, its thousands grouped."""
    # Both languages of the site group alike; Babel is not loaded for them, as start-up counts.
    return (
        f"{value:,f}" if is_chinese(locale) or locale == "en" else _grouped_by_babel(value, locale)
    )


def _grouped_by_babel(value: Decimal, locale: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale.replace("-", "_"), decimal_quantization=False))


def scaled(value: Decimal, locale: str, *, is_lossless: bool = False) -> tuple[str, str]:
    """Write a number with up to two decimals and the word for its scale, if it needs one.

    A lossless number takes a scale only where two decimals say all of it.
    """
    for factor, name in _scales(locale):
        if value < factor:
            continue
        count = rounded(value / factor, 2)
        if is_lossless and count * factor != value:
            continue
        # 99,999,999 rounds up into the next scale: 1亿, not 10,000万.
        if count * factor > value:
            return scaled(plain(count * factor), locale)
        return grouped(count, locale), name
    return grouped(value if is_lossless else rounded(value, 2), locale), ""


@cache
def _scales(locale: str) -> tuple[tuple[int, str], ...]:
    if is_chinese(locale):
        return _CHINESE_SCALES
    words = load_words(locale)
    return ((_BILLION, words.text("billion")), (_MILLION, words.text("million")))


def qualifiers(
    low: object, high: object, is_approximate: bool, locale: str, *, is_formal: bool = False
) -> tuple[str, str]:
    """Return the words before and after a number: 约, 以上, about, or more. Formal: as in law."""
    words = load_words(locale)
    if low is None:
        said = words.text("up to {value}", value=_MARK)
    elif high is None and is_approximate:
        said = words.text("over {value}", value=_MARK)
    elif high is None and is_formal:
        said = words.text("at least {value}", value=_MARK)
    elif high is None:
        said = words.text("{value} or more", value=_MARK)
    elif is_approximate:
        said = words.text("about {value}", value=_MARK)
    else:
        return "", ""
    before, _, after = said.partition(_MARK)
    return before, after


def span(
    low: Decimal | None,
    high: Decimal | None,
    write: Callable[[Decimal], tuple[str, str]],
    locale: str,
    lead: str = "",
) -> tuple[str, str]:
    """Write one number or a range as number and scale; a scale that both ends share stands once.

    The lead, a currency, goes before the number: again before the second one if the scale differs.
    """
    only = high if low is None else low
    if only is None:
        return "", ""
    number, name = write(only)
    number = joined(locale, lead, number)
    if low is None or high is None or low == high:
        return number, name
    top, top_name = write(high)
    if is_chinese(locale):
        return f"{number}{name}—{top}", top_name
    if name == top_name:
        return f"{number}–{top}", name
    return f"{joined(locale, number, name)} – {joined(locale, lead, top)}", top_name


def joined(locale: str, *parts: str) -> str:
    """Set number, scale and unit side by side so that no line breaks between them."""
    return ("" if is_chinese(locale) else NO_BREAK_SPACE).join(part for part in parts if part)
