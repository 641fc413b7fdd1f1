"""Working days in China: holidays and the days made up for them, as far as they are decided."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

DISCLOSURE_DAYS = 20
"""In so many working days a change must be made public (政府信息公开条例 art. 26)."""
_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a span of working days."""

    day: datetime.date
    guessed: tuple[int, ...] = ()
    """The years whose holidays nobody has decided yet: there Monday to Friday were counted."""


def working_days_after(day: datetime.date, count: int) -> Deadline:
    """Return the last of so many working days, the first of which follows a day."""
    guessed: set[int] = set()
    while count:
        day += _DAY
        count -= _is_working(day, guessed)
    return Deadline(day, tuple(sorted(guessed)))


def _is_working(day: datetime.date, guessed: set[int]) -> bool:
    from chinese_calendar import is_workday

    try:
        return bool(is_workday(day))
    except NotImplementedError:
        guessed.add(day.year)
        return day.weekday() < _SATURDAY
