"""Lengths of time: statutory and promised limits, payback, terms of a lease."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.locales import load_words
from site_builder.values.chinese_numerals import in_figures, is_in_characters
from site_builder.values.number_format import grouped, is_chinese, joined, qualifiers
from site_builder.values.numerals import fold, plain
from site_builder.values.problem import ValueProblem

_IMMEDIATE = re.compile(
    r"即办|即办件|即时办结|即来即办|当场办结|立等可取|immediate|on the spot", re.I
)
_ABOUT = re.compile(r"(?:约|大约|about\s)\s*", re.I)
_PART = re.compile(
    r"\s*(?P<count>[0-9]+(?:\.[0-9]+)?)\s*(?:"
    r"(?P<years>年|years?\b)"
    r"|(?P<months>个月|月|months?\b)"
    r"|(?P<working_days>个?工作日|working days?\b)"
    r"|(?P<days>个?自然日|日|天|days?\b)"
    r"|(?P<hours>个?小时|hours?\b))",
    re.I,
)
_ENDING = re.compile(r"\s*(?:之内|以内|内)$")
_ZERO = Decimal(0)
_HOURS = {
    "years": Decimal(24 * 365),
    "months": Decimal(24 * 365) / 12,
    "working_days": Decimal(24 * 7) / 5,
    "days": Decimal(24),
    "hours": Decimal(1),
}
_CHINESE = {
    "years": "年",
    "months": "个月",
    "working_days": "个工作日",
    "days": "日",
    "hours": "小时",
}
_WORDS = {
    "years": ("{n} year", "{n} years"),
    "months": ("{n} month", "{n} months"),
    "working_days": ("{n} working day", "{n} working days"),
    "days": ("{n} day", "{n} days"),
    "hours": ("{n} hour", "{n} hours"),
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the units it was published in; working days are not days."""

    years: Decimal = _ZERO
    months: Decimal = _ZERO
    days: Decimal = _ZERO
    working_days: Decimal = _ZERO
    hours: Decimal = _ZERO
    is_immediate: bool = False
    is_approximate: bool = False
    published: str = ""

    @property
    def sort_key(self) -> Decimal:
        """Return roughly how many hours pass on the clock; five working days are a week."""
        return sum((count * _HOURS[unit] for unit, count in self.counts), Decimal(0))

    @property
    def counts(self) -> tuple[tuple[str, Decimal], ...]:
        """Return the units that are not zero, longest first, and their counts."""
        counts = {
            "years": self.years,
            "months": self.months,
            "working_days": self.working_days,
            "days": self.days,
            "hours": self.hours,
        }
        return tuple((unit, count) for unit, count in counts.items() if count)


def parse_duration(text: str) -> Duration:
    """Read a length of time such as 20个工作日, 0天2.0小时, 3.5年, 即办."""
    body = fold(text)
    if _IMMEDIATE.fullmatch(body):
        return Duration(is_immediate=True, published=text.strip())
    if is_in_characters(body) or body.endswith("半"):
        raise _refusal(text, message("write {example}", example=in_figures(body)))
    about = _ABOUT.match(body)
    counts = _read_parts(_ENDING.sub("", body[about.end() :] if about else body), text)
    return Duration(
        years=counts.get("years", _ZERO),
        months=counts.get("months", _ZERO),
        days=counts.get("days", _ZERO),
        working_days=counts.get("working_days", _ZERO),
        hours=counts.get("hours", _ZERO),
        is_approximate=about is not None,
        published=text.strip(),
    )


def _read_parts(body: str, text: str) -> dict[str, Decimal]:
    counts: dict[str, Decimal] = {}
    end = 0
    while match := _PART.match(body, end):
        unit = match.lastgroup or ""
        if unit in counts:
            raise _refusal(text)
        counts[unit], end = plain(Decimal(match["count"])), match.end()
    if end == 0 or body[end:].strip():
        raise _refusal(text, _hint(body))
    if not any(counts.values()):
        raise _refusal(text, message("write 即办 for what is done on the spot"))
    return counts


def _hint(body: str) -> Message | None:
    if not body:
        return message("write a length of time, or leave the line out")
    if re.fullmatch(r"[0-9.]+", body):
        return message("add the unit: {text}个工作日, {text}日 or {text}年", text=body)
    if re.search(r"[0-9].*[-–—~至].*[0-9]", body):
        return message("write one length of time, the longest; say the rest in a note")
    return None


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a length of time", value=text.strip())
    usual = message("write figures and a unit, such as 20个工作日, 30日, 2小时, 3.5年, or 即办")
    return ValueProblem(codes.BAD_DURATION, fact, hint or usual)


def format_duration(duration: Duration, locale: str) -> str:
    """Write a length of time as 20个工作日, or as 20 working days."""
    if duration.is_immediate:
        return load_words(locale).text("on the spot")
    said = [_said(unit, count, locale) for unit, count in duration.counts]
    before, _ = qualifiers(0, 0, duration.is_approximate, locale)
    return before + ("" if is_chinese(locale) else " ").join(said)


def _said(unit: str, count: Decimal, locale: str) -> str:
    number = grouped(count, locale)
    if is_chinese(locale):
        return f"{number}{_CHINESE[unit]}"
    # ngettext counts in whole numbers; a fraction takes the plural, as in 0.5 years.
    whole = 1 if count == 1 else 2
    words = load_words(locale).translations.ngettext(*_WORDS[unit], whole)
    return joined(locale, *words.format(n=number).split(" ", 1))
