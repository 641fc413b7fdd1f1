"""Conditions, documents and facts as plain text in one language, for the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_builder.models.shared import Basis
from site_builder.pages.condition_text import ConditionLine, condition_lines
from site_builder.pages.edition import Edition


def condition_words(edition: Edition, condition: Any) -> str:
    """Say a condition in one line."""
    return "; ".join(_line(line) for line in condition_lines(edition, condition))


def _line(line: ConditionLine) -> str:
    said = line.text.striptags()
    inner = "; ".join(_line(part) for part in line.parts)
    return f"{said} ({inner})" if inner else said


def basis_numbers(basis: Iterable[Basis]) -> str:
    """Name documents by their numbers, or by their titles where they have none."""
    return "; ".join(_document(one) for one in basis)


def _document(basis: Basis) -> str:
    title = f"《{basis.title.in_locale('zh')}》" if basis.title else ""
    return f"{basis.number.display if basis.number else title}{basis.article or ''}"


def fact_name(edition: Edition, fact: str | None) -> str:
    """Say what a fact is called, or the fee that another follows."""
    known = edition.catalogue.facts.get(fact or "")
    if known:
        return edition.label(known.label)
    listed = edition.catalogue.fee_item_by_id.get(fact or "")
    return edition.plain(listed[1].name) if listed else (fact or "")
