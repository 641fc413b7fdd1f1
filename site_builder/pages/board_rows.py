"""The rows of a notice board: what is charged, for how much, on which basis, with what relief."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from site_builder.calculations.changes import FeeChange
from site_builder.calculations.fee_periods import is_charged, period_on
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.pages.edition import Edition
from site_builder.pages.fee_rows import short_basis
from site_builder.pages.rate_text import RateRow, rate_rows
from site_builder.pages.rate_view import rate_view

_ROWS = 8
_DOCUMENTS = 2
_REDUCTIONS = 3
_BLANK = "\u3000"
"""As wide as a Chinese character: room for words that are no part of the row's texts."""


@dataclass(frozen=True)
class BoardRow:
    """An item on a board."""

    agency_id: str
    agency: Markup
    name: Markup
    is_enterprise: bool
    is_changed: bool
    old: str
    """The figure before the change, where one figure is all there is."""
    standards: tuple[RateRow, ...]
    unit: str
    """The unit that all figures share, which stands once."""
    is_partial: bool
    """Whether the standard is a table or a list too long for a board."""
    basis: tuple[Markup, ...]
    reductions: tuple[Markup, ...]
    more: int
    """How many reductions were left out."""

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return the lines of each cell as text, to tell how much room they need."""
        figures = (
            f"{row.name.striptags()} {row.figure.prefix}{row.figure.number} "
            f"{'' if self.unit else row.figure.unit}  "
            if row.figure
            else f"{row.name.striptags()} {row.text.striptags()}  "
            for row in self.standards
        )
        badge = _BLANK * 8 if self.is_changed else ""
        standard = f"{self.old} {''.join(figures)}{self.unit}"
        partly = (_BLANK * 10,) if self.is_partial else ()
        more = _BLANK * 4 if self.more else ""
        return (
            (self.agency.striptags(),),
            (f"{self.name.striptags()} {badge}",),
            (standard, *partly),
            tuple(one.striptags() for one in self.basis),
            (_BLANK.join([*(one.striptags() for one in self.reductions), more]),),
        )


def board_rows(
    edition: Edition,
    fees: FeeList,
    day: datetime.date,
    changes: Mapping[str, FeeChange],
) -> Iterator[BoardRow]:
    """Yield the rows of a list on a day."""
    for item in fees.items:
        if is_charged(item, day):
            yield _row(edition, fees, item, day, changes.get(item.id))


def _row(
    edition: Edition, fees: FeeList, item: FeeItem, day: datetime.date, change: FeeChange | None
) -> BoardRow:
    period = period_on(item, day)
    assert period is not None and period.rate is not None
    rows, is_partial = _standards(edition, period.rate)
    figures = [row.figure for row in rows if row.figure]
    units = {one.unit for one in figures}
    reductions = [one for one in item.reductions if _holds(one, day)]
    basis = dict.fromkeys(short_basis(edition, one).text for one in (*period.basis, *item.basis))
    return BoardRow(
        agency_id=fees.agency,
        agency=edition.say(edition.catalogue.agency_by_id[fees.agency].name),
        name=edition.say(item.name),
        is_enterprise=bool(item.enterprise),
        is_changed=change is not None,
        old=_old(edition, change, rows),
        standards=rows,
        # What is written onto its figure, such as CNY 10/m², stays there.
        unit=figures[0].unit if len(units) == 1 and figures[0].gap else "",
        is_partial=is_partial,
        basis=tuple(basis)[:_DOCUMENTS],
        reductions=tuple(edition.say(one.text) for one in reductions[:_REDUCTIONS]),
        more=max(0, len(reductions) - _REDUCTIONS),
    )


def _holds(span: Any, day: datetime.date) -> bool:
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)


def _standards(edition: Edition, rate: Any) -> tuple[tuple[RateRow, ...], bool]:
    """Return the rows of a standard, and whether there is more to it than they say."""
    rows = rate_rows(edition, rate)
    has_grid = bool(rate_view(edition, rate).grids)
    return rows[:_ROWS], has_grid or len(rows) > _ROWS


def _old(edition: Edition, change: FeeChange | None, rows: tuple[RateRow, ...]) -> str:
    before: FeePeriod | None = change.before if change else None
    if before is None or before.rate is None or len(rows) != 1 or rows[0].figure is None:
        return ""
    then = rate_rows(edition, before.rate)
    if len(then) != 1 or then[0].figure is None or then[0].figure.unit != rows[0].figure.unit:
        return ""
    return then[0].figure.number if then[0].figure != rows[0].figure else ""
