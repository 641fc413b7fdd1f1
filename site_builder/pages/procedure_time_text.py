"""The totals of a procedure in words."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.calculations.procedure_times import PathTime, ProcedureTimes
from site_builder.pages.edition import Edition
from site_builder.values.duration import Duration


@dataclass(frozen=True, slots=True)
class ShownTime:
    """A total as readers see it, what it comes to at most, and what is not in it."""

    text: str
    longest: str
    uncounted: str


def promised_time(edition: Edition, times: ProcedureTimes) -> ShownTime:
    """Say what the county promises for the whole procedure."""
    unknown = edition._("Depends on the case")
    return _shown(edition, times.promised, times.promised_longest, unknown)


def statutory_time(edition: Edition, times: ProcedureTimes) -> ShownTime:
    """Say what the law allows for the whole procedure."""
    unknown = edition._("Not stated")
    return _shown(edition, times.statutory, times.statutory_longest, unknown)


def _shown(edition: Edition, usual: PathTime, longest: PathTime, unknown: str) -> ShownTime:
    return ShownTime(
        text=_text(edition, usual) if usual.is_known else unknown,
        longest=_longest(edition, usual, longest),
        uncounted=_uncounted(edition, usual) if usual.is_known else "",
    )


def _text(edition: Edition, time: PathTime) -> str:
    if not time.parts:
        return edition.duration(Duration(is_immediate=True))
    # Working days, days and hours stand side by side: one cannot be counted in the other.
    return edition._(" + ").join(edition.duration(part) for part in time.parts)


def _longest(edition: Edition, usual: PathTime, longest: PathTime) -> str:
    if not longest.is_known or longest.parts == usual.parts:
        return ""
    return edition._("{time} if every step is needed", time=_text(edition, longest))


def _uncounted(edition: Edition, time: PathTime) -> str:
    if not time.untimed:
        return ""
    return edition.plural(
        "{n} step without a limit is not counted",
        "{n} steps without a limit are not counted",
        time.untimed,
    )
