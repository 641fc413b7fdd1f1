"""Differences that are told in words: other wording of an item, other figures in a formula."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.calculations.changes import ChangeKind, FeeChange, text_differences
from site_builder.models.rates import FormulaRate
from site_builder.pages.edition import Edition, bare
from site_builder.pages.rate_formula import formula_view
from site_builder.values.phones import Phone
from site_builder.values.text import LocalizedText

Told = tuple[tuple[str, ...], tuple[str, ...]]
"""What is said of the state before, and of the one after."""


def is_told(change: FeeChange) -> bool:
    """Whether what changed is told in words, not by two standards side by side."""
    return change.kind is ChangeKind.TEXT_ONLY or _formulas(change) is not None


def told_differences(edition: Edition, change: FeeChange) -> Told:
    """Say what differs, as it was and as it is."""
    rates = _formulas(change)
    if rates is None or change.kind is ChangeKind.TEXT_ONLY:
        pairs = list(_wordings(edition, change))
        return tuple(old for old, _ in pairs), tuple(new for _, new in pairs)
    old, new = (tuple(_formula_lines(edition, rate)) for rate in rates)
    return tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)


def _formulas(change: FeeChange) -> tuple[FormulaRate, FormulaRate] | None:
    if change.before is None or change.after is None or change.is_about_reductions:
        return None
    old, new = change.before.rate, change.after.rate
    return (old, new) if isinstance(old, FormulaRate) and isinstance(new, FormulaRate) else None


def _formula_lines(edition: Edition, rate: FormulaRate) -> Iterator[str]:
    view = formula_view(edition, rate)
    yield bare(view.text)
    for one in view.entries:
        yield _named(edition, bare(one.name), bare(one.view.text))


def _wordings(edition: Edition, change: FeeChange) -> Iterator[tuple[str, str]]:
    """Say which words of an item changed; long ones are only named."""
    if change.earlier is None:
        return
    for one in text_differences(change.earlier, (change.fees, change.item)):
        field = edition.words.text(one.field)
        old, new = (_wording(edition, value) for value in (one.before, one.after))
        yield _named(edition, field, old), _named(edition, field, new) if old or new else field


def _named(edition: Edition, name: str, text: str) -> str:
    return edition._("{name}: {value}", name=name, value=text or "—")


def _wording(edition: Edition, value: Any) -> str:
    if isinstance(value, LocalizedText):
        return edition.plain(value)
    if isinstance(value, Phone):
        return edition.phone(value).text
    agency = edition.catalogue.agency_by_id.get(value) if isinstance(value, str) else None
    return edition.plain(agency.name) if agency else str(value or "")
