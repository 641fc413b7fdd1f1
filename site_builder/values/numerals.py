"""Numbers as people type them: 1,200, 1亿8千万, 1.5-2, 约652, 5000以上; read exactly.

A `Figure` is what stands in one such text: bounds, the words before and after the number, a note.
What those words mean (a currency, a unit) is for the kind of value to say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from site_builder.diagnostics import message
from site_builder.values.chinese_numerals import in_figures, is_in_characters
from site_builder.values.problem import Refusal

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# 千 is part of the unit in 千瓦, 千克, 千米 and the like, and 百 in 百分点.
_SCALE = (
    r"thousand\b|million\b|billion\b|bn\b|(?:十|百(?!分)|千(?![瓦克米伏卡焦帕安]))?(?:万亿|亿|万)?"
)
_PART = re.compile(
    rf"\s*(?P<figures>{_NUMBER})\s*(?P<more>[余多](?=[\u4e00-\u9fff]))?(?P<scale>{_SCALE})", re.I
)
_FACTORS = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
# The full-width forms stand in the order of ASCII, this far above it.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_RANGE = re.compile(
    r"(?P<low>.*?[0-9].*?)\s*(?:-|–|—+|―|~|〜|至|到|\bto\b)\s*(?P<high>[^0-9]{0,8}[0-9].*)"
)
_BEFORE = re.compile(
    r"\s*(?:(?P<at_least>不得低于|不低于|不少于|不小于|至少|最低|at least|≥|>=)"
    r"|(?P<at_most>不得超过|不超过|不高于|不大于|不多于|至多|最高|最多|up to|at most|≤|<=)"
    r"|(?P<over>超过|逾|over|more than)"
    r"|(?P<approximate>大约|约为|约|近|预计|about|approximately|around|≈))\s*",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:(?P<at_least>及以上|以上|or more|起)"
    r"|(?P<at_most>及以下|以下|以内|or less)"
    r"|(?P<over>[余多])"
    r"|(?P<approximate>左右|上下))$",
    re.I,
)
_NOTE = re.compile(
    r"(?P<body>.*?[^\s].*?)\s*(?:[(（](?P<aside>[^()（）]*)[)）]|[,，;；]\s*(?P<rest>[^0-9\uff10-\uff19\s].*))$",
    re.S,
)
_TOLERANCE = re.compile(r"(?P<body>.+?)\s*±\s*(?P<percent>[0-9]+(?:\.[0-9]+)?)\s*%$")

# More digits than any county has use for; arithmetic stays exact below.
_ABSURD = re.compile(r"[0-9]{14}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a range out of a text. A bound that is not given is `None`."""

    low: Decimal | None
    high: Decimal | None
    is_approximate: bool
    before: str
    unit: str
    note: str
    is_scaled: bool


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range, or the only number."""

    value: Decimal
    scale: int
    before: str
    unit: str
    qualifiers: frozenset[str]


def fold(text: str) -> str:
    """Bring full-width forms and units in one character (㎡) to plain characters."""
    return unicodedata.normalize("NFKC", text).strip()


def narrow(text: str) -> str:
    """Bring full-width digits, letters and signs to ASCII, each character in its place."""
    return text.translate(_NARROW)


def split_note(text: str) -> tuple[str, str]:
    """Part the value from a note that trails it in brackets or after a comma."""
    match = _NOTE.fullmatch(text.strip())
    if match is None:
        return text.strip(), ""
    return match["body"], (match["aside"] or match["rest"] or "").strip()


def plain(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into the exponent form (1E+8)."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def read_figure(text: str, refuse: Refusal) -> Figure:
    """Read the only figure in a text, or raise what `refuse` makes of it."""
    body, note = split_note(text)
    body = fold(body)
    if not body:
        raise refuse(text, message("write a value, or leave the line out"))
    if is_in_characters(body):
        raise refuse(text, message("write {example}", example=in_figures(text.strip())))
    if _ABSURD.search(body.replace(",", "")):
        raise refuse(text, message("write a figure of fewer digits, with 万 or 亿 if it is large"))
    tolerance = _TOLERANCE.fullmatch(body)
    figure = _bounds(tolerance["body"] if tolerance else body, text, note, refuse)
    return _widened(figure, Decimal(tolerance["percent"])) if tolerance else figure


def _bounds(body: str, text: str, note: str, refuse: Refusal) -> Figure:
    match = _RANGE.fullmatch(body)
    if match is None:
        return _single(_read_end(body, text, refuse), note)
    low, high = (_read_end(match[side], text, refuse) for side in ("low", "high"))
    return _joined(low, high, text, note, refuse)


def _read_end(body: str, text: str, refuse: Refusal) -> _End:
    qualifiers: set[str] = set()
    while match := _BEFORE.match(body):
        qualifiers.add(match.lastgroup or "")
        body = body[match.end() :]
    first = re.search(r"[0-9]", body)
    if first is None:
        raise refuse(text, None)
    before, body = body[: first.start()].strip(), body[first.start() :]
    value, scale, end, is_more = _read_magnitude(body)
    unit = body[end:].strip()
    while match := _AFTER.search(unit):
        qualifiers.add(match.lastgroup or "")
        unit = unit[: match.start()]
    if before.endswith((".", "-", "+")) or unit[:1] in tuple("0123456789.,"):
        raise refuse(text, None)
    return _End(
        value, scale, before, unit, frozenset(qualifiers | ({"over"} if is_more else set()))
    )


def _read_magnitude(body: str) -> tuple[Decimal, int, int, bool]:
    """Add up 1亿8千万: parts of falling scale. Return value, first scale, length, and 余 or not."""
    value, first, previous, end, is_more = Decimal(0), 1, 0, 0, False
    while match := _PART.match(body, end):
        scale = _factor(match["scale"])
        if previous and not 1 < scale < previous:
            break
        typed = Decimal(match["figures"].replace(",", ""))
        value = typed if scale == 1 else plain(value + typed * scale)
        first, previous, end = first if previous else scale, scale, match.end()
        is_more = is_more or bool(match["more"])
        if scale == 1:
            break
    return value, first, end, is_more


def _factor(scale: str) -> int:
    if scale.isascii():
        return _FACTORS[scale.lower()] if scale else 1
    product = 1
    for character in scale:
        product *= _FACTORS[character]
    return product


def _single(end: _End, note: str) -> Figure:
    has_no_top = bool(end.qualifiers & {"at_least", "over"})
    return Figure(
        low=None if "at_most" in end.qualifiers else end.value,
        high=None if has_no_top else end.value,
        is_approximate=bool(end.qualifiers & {"approximate", "over"}),
        before=end.before,
        unit=end.unit,
        note=note,
        is_scaled=end.scale > 1,
    )


def _joined(low: _End, high: _End, text: str, note: str, refuse: Refusal) -> Figure:
    """Join two ends; in `1-2亿元` the first borrows scale and unit from the second."""
    is_bare = low.scale == 1 and not low.unit and not high.before
    bottom = plain(low.value * high.scale) if is_bare and high.scale > 1 else low.value
    if not high.unit.startswith(low.unit) or high.before not in ("", low.before):
        raise refuse(text, message("write both ends of the range in the same unit"))
    if bottom > high.value:
        raise refuse(text, message("write the smaller figure first"))
    return Figure(
        low=bottom,
        high=high.value,
        is_approximate="approximate" in low.qualifiers | high.qualifiers,
        before=low.before,
        unit=high.unit,
        note=note,
        is_scaled=high.scale > 1,
    )


def _widened(figure: Figure, percent: Decimal) -> Figure:
    """Turn `13.5±10%` into its bounds."""
    middle, share = figure.low or figure.high or Decimal(0), percent / 100
    return Figure(
        low=plain(middle * (1 - share)),
        high=plain(middle * (1 + share)),
        is_approximate=figure.is_approximate,
        before=figure.before,
        unit=figure.unit,
        note=figure.note,
        is_scaled=figure.is_scaled,
    )
