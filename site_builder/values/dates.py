"""Days, months, quarters and years as records give them, and periods between two days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.locales import load_words
from site_builder.values.chinese_numerals import in_figures, is_in_characters
from site_builder.values.number_format import is_chinese
from site_builder.values.numerals import fold
from site_builder.values.problem import ValueProblem

_DAY = re.compile(
    r"(?P<year>[0-9]{4})\s*(?:年|(?P<mark>[-/.]))\s*(?P<month>[0-9]{1,2})\s*(?:月|(?P=mark))\s*"
    r"(?P<day>[0-9]{1,2})\s*日?"
)
_SHORT_YEAR = re.compile(r"[0-9]{2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?")
_MONTH = re.compile(r"(?P<year>[0-9]{4})\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*月?")
_YEAR = re.compile(r"(?P<year>[0-9]{4})\s*年?")
_QUARTER = re.compile(
    r"(?P<year>[0-9]{4})\s*[-年]?\s*(?:Q(?P<number>[1-4])|第?(?P<name>[一二三四1-4])季度)", re.I
)
_QUARTER_NAMES = "一二三四"
_OPEN_END = re.compile(r"长期|长期有效|无固定期限|no end date|open", re.I)
_PERIOD = re.compile(r"(?P<start>.+?)\s*(?:至|到|~|—+|–|\bto\b)\s*(?P<end>.+)")
_OPEN_PERIOD = re.compile(r"自?(?P<start>.+?)起(?:长期有效|长期|执行|施行)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a quarter, a month or a day, whichever is known."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    published: str = ""

    @property
    def first_day(self) -> date:
        """Return the first day that is meant."""
        month = self.month or ((self.quarter or 1) - 1) * 3 + 1
        return date(self.year, month, self.day or 1)

    @property
    def last_day(self) -> date:
        """Return the last day that is meant."""
        month = self.month or (self.quarter or 4) * 3
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """The days from start to end, both included; without an end it goes on."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end is not None and self.end < self.start:
            fact = message("{end} is before {start}", end=self.end, start=self.start)
            raise ValueProblem(codes.BAD_DATE, fact, message("write the earlier day first"))

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)


def parse_date(text: str) -> date:
    """Read a day: 2026-11-18, 2026/11/18, 2026.11.18 or 2026年11月18日."""
    body = fold(text)
    match = _DAY.fullmatch(body)
    if match is None:
        raise _refusal(text, _hint(body))
    return _checked(int(match["year"]), int(match["month"]), int(match["day"]), text)


def _checked(year: int, month: int, day: int, text: str) -> date:
    """Make a day, or say which part of it does not exist."""
    if not 1 <= month <= 12:
        raise _impossible(text, message("there is no month {month}", month=month))
    if year < 1:
        raise _impossible(text, message("there is no year 0"))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        month_name = f"{year:04}-{month:02}"
        raise _impossible(text, message("{month} has {last} days", month=month_name, last=last))
    return date(year, month, day)


def _impossible(text: str, hint: Message) -> ValueProblem:
    fact = message("“{value}” is a day that does not exist", value=text.strip())
    return ValueProblem(codes.BAD_DATE, fact, hint)


def _hint(body: str) -> Message | None:
    if not body:
        return message("write a date, or leave the line out")
    if is_in_characters(body):
        return message("write {example}", example=in_figures(body))
    if _SHORT_YEAR.fullmatch(body):
        return message("write the year with four digits: 20{text}", text=body)
    if _MONTH.fullmatch(body) or _YEAR.fullmatch(body):
        return message("write the day too, such as 2026-11-18")
    return None


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not a date", value=text.strip())
    usual = message("write year, month and day, such as 2026-11-18")
    return ValueProblem(codes.BAD_DATE, fact, hint or usual)


def parse_partial_date(text: str) -> PartialDate:
    """Read a day, or a month (2029-06), a quarter (2029年二季度, 2029-Q2) or a year (2029)."""
    body = fold(text)
    if match := _YEAR.fullmatch(body):
        return PartialDate(int(match["year"]), published=text.strip())
    if match := _QUARTER.fullmatch(body):
        name = match["number"] or match["name"]
        number = _QUARTER_NAMES.index(name) + 1 if name in _QUARTER_NAMES else int(name)
        return PartialDate(int(match["year"]), quarter=number, published=text.strip())
    if match := _MONTH.fullmatch(body):
        day = _checked(int(match["year"]), int(match["month"]), 1, text)
        return PartialDate(day.year, day.month, published=text.strip())
    day = parse_date(text)
    return PartialDate(day.year, day.month, day.day, published=text.strip())


def parse_period(text: str) -> Period:
    """Read a period: 2026-12-01至2028-11-30, 2026-12-01至长期, 2026-12-01起."""
    body = fold(text)
    if match := _OPEN_PERIOD.fullmatch(body):
        return Period(parse_date(match["start"]))
    match = _PERIOD.fullmatch(body)
    if match is None:
        raise _refusal(text, message("write two days, such as 2026-12-01至2028-11-30"))
    start = parse_date(match["start"])
    if _OPEN_END.fullmatch(match["end"]):
        return Period(start)
    return Period(start, parse_date(match["end"]))


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH = {
    "d MMMM y": "{day} {month} {year}",
    "d MMM": "{day} {short}",
    "MMMM y": "{month} {year}",
    "LLL": "{short}",
}


def format_date(day: date, locale: str) -> str:
    """Write a day as 2026-11-18, or as 18 November 2026."""
    return day.isoformat() if is_chinese(locale) else _said(day, "d MMMM y", locale)


def format_short_date(day: date, locale: str) -> str:
    """Write a day of a year that is known, as 11-18, or as 18 Nov."""
    return f"{day:%m-%d}" if is_chinese(locale) else _said(day, "d MMM", locale)


def format_month_name(day: date, locale: str) -> str:
    """Write the month of a day alone, as 11月, or as Nov."""
    return f"{day.month}月" if is_chinese(locale) else _said(day, "LLL", locale)


@lru_cache(maxsize=4096)
def _said(day: date, pattern: str, locale: str) -> str:
    # English is known here; Babel is not loaded for it, as start-up counts.
    if locale == "en":
        month = _ENGLISH_MONTHS[day.month - 1]
        return _ENGLISH[pattern].format(day=day.day, month=month, short=month[:3], year=day.year)
    from babel.dates import format_date as babel_format_date

    return str(babel_format_date(day, pattern, locale=locale.replace("-", "_")))


def format_partial_date(when: PartialDate, locale: str) -> str:
    """Write what is known: 2029年二季度 or Q2 2029, 2029年6月 or June 2029, 2029年 or 2029."""
    if when.day:
        return format_date(when.first_day, locale)
    if is_chinese(locale):
        quarter = f"{_QUARTER_NAMES[when.quarter - 1]}季度" if when.quarter else ""
        return f"{when.year}年{quarter}" + (f"{when.month}月" if when.month else "")
    if when.quarter:
        return f"Q{when.quarter} {when.year}"
    return _said(when.first_day, "MMMM y", locale) if when.month else str(when.year)


def format_period(period: Period, locale: str, *, is_start_shown: bool = False) -> str:
    """Write a period as 2026-12-01至2028-11-30, or as 1 December 2026 to 30 November 2028.

    A period without an end is 长期, or no end date, with its start only where that is asked for.
    """
    words = load_words(locale)
    start = format_date(period.start, locale)
    if period.end is not None:
        return words.text("{start} to {end}", start=start, end=format_date(period.end, locale))
    if is_start_shown:
        return words.text("from {start}, no end date", start=start)
    return words.text("no end date")
