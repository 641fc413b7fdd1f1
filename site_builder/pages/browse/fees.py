"""What public fees are browsed by."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from site_builder.calculations.fee_periods import iter_items, period_on
from site_builder.models.choices import FeeKind, FeeState, PayerKind
from site_builder.models.fees import FeeItem, FeeList
from site_builder.pages.browse.facets import (
    Browser,
    Facet,
    Option,
    choice_options,
    word_options,
)
from site_builder.pages.edition import Edition

_COMING = "coming"


class FeeEntry(NamedTuple):
    """An item of a list, and whether this issue changes it."""

    fees: FeeList
    item: FeeItem
    is_changed: bool


def fee_entries(edition: Edition, changed: Collection[str]) -> list[FeeEntry]:
    """Return every item in the order of the schedule."""
    return [
        FeeEntry(fees, item, item.id in changed) for fees, item in iter_items(edition.catalogue)
    ]


def _agencies(edition: Edition) -> list[Option]:
    agencies = edition.catalogue.agency_by_id
    return [
        Option(fees.agency, edition.say(agencies[fees.agency].name))
        for fees in edition.catalogue.fee_lists
    ]


def _states(edition: Edition) -> list[Option]:
    return [
        *choice_options(FeeState)(edition),
        Option(_COMING, edition._("Not charged yet")),
    ]


def _state(edition: Edition, entry: FeeEntry) -> tuple[str, ...]:
    period = period_on(entry.item, edition.as_of)
    if period is not None:
        return (period.state.value,)
    is_over = entry.item.periods[-1].since <= edition.as_of
    return (FeeState.STOPPED.value if is_over else _COMING,)


def _is_reduced(edition: Edition, entry: FeeEntry) -> tuple[str, ...]:
    ends = [one.until for one in entry.item.reductions]
    has_any = any(end is None or end >= edition.as_of for end in ends)
    is_charged = _state(edition, entry) == (FeeState.CHARGED.value,)
    return ("yes",) if has_any and is_charged else ()


FEES: Browser[FeeEntry] = Browser(
    kind="fees",
    search_kind="fee",
    row_id=lambda entry: entry.item.id,
    facets=(
        Facet("agency", "Agency", _agencies, lambda _, entry: (entry.fees.agency,)),
        Facet(
            "kind",
            "Kind of fee",
            choice_options(FeeKind),
            lambda _, entry: (entry.item.kind.value,),
        ),
        Facet(
            "payer",
            "Payers",
            choice_options(PayerKind),
            lambda _, entry: tuple(kind.value for kind in entry.item.payer_kinds),
        ),
        Facet("state", "State", _states, _state),
        Facet(
            "business",
            "List",
            word_options(("yes", "Charged on business")),
            lambda _, entry: ("yes",) if entry.item.enterprise else (),
        ),
        Facet("reduced", "Reductions", word_options(("yes", "With reductions")), _is_reduced),
        Facet(
            "changed",
            "Issue",
            word_options(("yes", "Changed in this issue")),
            lambda _, entry: ("yes",) if entry.is_changed else (),
        ),
    ),
)
