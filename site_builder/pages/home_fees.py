"""The band about public fees on the home page: counts, and a few plain standards."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from site_builder.calculations.fee_periods import (
    is_charged,
    is_stopped,
    iter_items,
    next_period,
    period_on,
)
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.rates import FixedRate
from site_builder.pages.edition import Edition
from site_builder.pages.fee_outlook import announced
from site_builder.pages.fee_rows import coming_text, state_text
from site_builder.pages.parts import data_files
from site_builder.pages.rate_text import rate_cell

_CHANGING, _CHARGED, _STOPPED = 2, 4, 1
"""How many of each the excerpt shows: about to change, charged in all, stopped."""

ListedItem = tuple[FeeList, FeeItem]


def fee_band(edition: Edition) -> dict[str, Any]:
    """Count the charges on business, and quote a few."""
    day = edition.as_of
    items = [(fees, item) for fees, item in iter_items(edition.catalogue) if item.enterprise]
    charged = [(fees, item) for fees, item in items if is_charged(item, day)]
    stopped = [(fees, item) for fees, item in items if is_stopped(item, day)]
    return {
        "charged": len(charged),
        "reduced": sum(bool(item.reductions) for _, item in charged),
        "stopped": len(stopped),
        "total": sum(1 for _ in iter_items(edition.catalogue)),
        "agencies": len(edition.catalogue.fee_lists),
        "rows": [_row(edition, *one) for one in _excerpt(charged, stopped, day)],
        "announced": announced(edition),
        "files": data_files("fees"),
        "updated": edition.date(edition.catalogue.county.publication.published),
    }


def _row(edition: Edition, fees: FeeList, item: FeeItem) -> dict[str, Any]:
    day = edition.as_of
    period = period_on(item, day)
    is_over = is_stopped(item, day)
    basis = [*item.basis, *(period.basis if period else ())]
    rate = None if is_over or period is None else period.rate
    return {
        "name": edition.say(item.name),
        "url": f"fees/{fees.agency}/#{item.id}",
        "agency": edition.say(edition.catalogue.agency_by_id[fees.agency].name),
        "basis": edition.short_basis(basis[0]) if basis else "",
        "figure": next((one.figure for one in rate_cell(edition, rate).rows), "") if rate else "",
        "is_stopped": is_over,
        "is_reduced": bool(item.reductions) and not is_over,
        "coming": state_text(edition, item) if is_over else coming_text(edition, item),
    }


def _excerpt(
    charged: Sequence[ListedItem], stopped: Sequence[ListedItem], day: datetime.date
) -> list[ListedItem]:
    """Choose plain standards of different agencies: what changes soon, what has reductions."""
    plain = [(fees, item) for fees, item in charged if _is_plain(item, day)]
    changing = [(fees, item) for fees, item in plain if next_period(item, day) is not None]
    steady = [(fees, item) for fees, item in plain if next_period(item, day) is None]
    steady.sort(key=lambda one: not one[1].reductions)
    first = islice(_of_different_agencies(changing), _CHANGING)
    chosen = islice(_of_different_agencies([*first, *steady]), _CHARGED)
    return [*chosen, *islice(_of_different_agencies(stopped), _STOPPED)]


def _is_plain(item: FeeItem, day: datetime.date) -> bool:
    period = period_on(item, day)
    return period is not None and isinstance(period.rate, FixedRate)


def _of_different_agencies(items: Sequence[ListedItem]) -> Iterator[ListedItem]:
    agencies = set()
    for fees, item in items:
        if fees.agency not in agencies:
            agencies.add(fees.agency)
            yield fees, item
