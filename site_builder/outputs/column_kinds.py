"""The kinds of columns that tables share: texts, choices, references, sums, areas, shares, days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from site_builder.models.choices import Choice
from site_builder.outputs.columns import Column, Getter
from site_builder.pages.edition import Edition
from site_builder.values.area import SQUARE_METRE, Area, in_unit
from site_builder.values.currencies import CNY
from site_builder.values.money import Money
from site_builder.values.text import LocalizedText


def own_text(edition: Edition, text: LocalizedText | None) -> str:
    """Return a text in one language; empty where it has not been translated."""
    return (text.get(edition.locale) or "") if text else ""


def texts(name: str, title: str, get: Callable[[Any], Any], description: str = "") -> Column:
    """Declare a text in each language."""
    value: Getter = lambda edition, row: own_text(edition, get(row))  # noqa: E731
    return Column(name, "string", title, value, description, is_localized=True)


def text(name: str, title: str, get: Callable[[Any], Any], description: str = "") -> Column:
    """Declare a text that is the same in every language."""
    return Column(name, "string", title, lambda _, row: _said(get(row)), description)


def _said(value: Any) -> str | None:
    return None if value is None else str(value)


def day(name: str, title: str, get: Callable[[Any], Any], description: str = "") -> Column:
    """Declare a date."""
    return Column(name, "date", title, lambda _, row: get(row), description)


def number(
    name: str, title: str, get: Callable[[Any], Any], unit: str = "", description: str = ""
) -> Column:
    """Declare a decimal figure."""
    return Column(name, "number", title, lambda _, row: get(row), description, unit)


def integer(name: str, title: str, get: Callable[[Any], Any], unit: str = "") -> Column:
    """Declare a count."""
    return Column(name, "integer", title, lambda _, row: get(row), unit=unit)


def flag(name: str, title: str, get: Callable[[Any], Any], description: str = "") -> Column:
    """Declare a yes or no."""
    return Column(name, "boolean", title, lambda _, row: get(row), description)


def choice(name: str, title: str, get: Callable[[Any], Choice | None]) -> tuple[Column, ...]:
    """Declare one of a fixed set of words: its code, and its label in each language."""

    def label(edition: Edition, row: Any) -> str:
        chosen = get(row)
        return edition.choice(chosen) if chosen else ""

    return (
        text(name, title, lambda row: chosen.value if (chosen := get(row)) else None, "Code"),
        Column(f"{name}_label", "string", title, label, is_localized=True),
    )


def named(
    name: str, title: str, get: Callable[[Any], str | None], owner: Callable[[Edition, str], Any]
) -> tuple[Column, ...]:
    """Declare a reference: the id of a record, and its name in each language."""

    def label(edition: Edition, row: Any) -> str:
        found = get(row)
        return own_text(edition, owner(edition, found)) if found else ""

    described = "Id of the record"
    return (
        text(name, title, get, described),
        Column(f"{name}_name", "string", title, label, is_localized=True),
    )


def money(name: str, title: str, get: Callable[[Any], Money | None]) -> tuple[Column, ...]:
    """Declare a sum: in yuan, its upper end where it is a range, and as it was published."""

    def yuan(edition: Edition, row: Any) -> Money | None:
        sum_ = get(row)
        return sum_ if sum_ is None or sum_.currency == CNY else edition.exchange.convert(sum_)

    def low(edition: Edition, row: Any) -> Decimal | None:
        sum_ = yuan(edition, row)
        return sum_.amount if sum_ else None

    def high(edition: Edition, row: Any) -> Decimal | None:
        sum_ = yuan(edition, row)
        return sum_.high if sum_ and sum_.exact is None else None

    high_said = "In CNY; the upper end of a range."
    low_said = "In CNY; the lower end of a range. Foreign money at the dated rate."
    return (
        Column(name, "number", title, low, low_said, "CNY"),
        Column(f"{name}_upper", "number", title, high, high_said, "CNY", aspect="upper end"),
        _published(name, title, get),
    )


def area(name: str, title: str, get: Callable[[Any], Area | None]) -> tuple[Column, ...]:
    """Declare an area: in square metres, and as it was published."""

    def square_metres(_: Edition, row: Any) -> Decimal | None:
        space = get(row)
        return in_unit(space.amount, SQUARE_METRE) if space else None

    return (
        Column(name, "number", title, square_metres, "In square metres.", "m²"),
        _published(name, title, get),
    )


def share(name: str, title: str, get: Callable[[Any], Any]) -> tuple[Column, ...]:
    """Declare a share as a fraction, and as it was published."""

    def fraction(_: Edition, row: Any) -> Decimal | None:
        found = get(row)
        return found.amount if found else None

    return (
        Column(name, "number", title, fraction, "As a fraction: 0.025 is 2.5%."),
        _published(name, title, get),
    )


def published(name: str, title: str, get: Callable[[Any], Any]) -> Column:
    """Declare a value as it was published."""
    return _published(name, title, get)


def _published(name: str, title: str, get: Callable[[Any], Any]) -> Column:
    def said(_: Edition, row: Any) -> str | None:
        value = get(row)
        return value.published if value else None

    return Column(
        f"{name}_published", "string", title, said, "As it was published.", aspect="as published"
    )


def of(get: Callable[[Any], Any], columns: Iterable[Column]) -> tuple[Column, ...]:
    """Declare columns of a part of the row, such as the policy that a clause stands in."""
    return tuple(replace(one, value=_through(get, one.value)) for one in columns)


def _through(get: Callable[[Any], Any], value: Getter) -> Getter:
    return lambda edition, row: value(edition, get(row))


def named_agency(edition: Edition, agency: str) -> LocalizedText | None:
    """Return the name of an agency or a town."""
    catalogue = edition.catalogue
    found = catalogue.agency_by_id.get(agency) or catalogue.town_by_id.get(agency)
    return found.name if found else None


RECORD_COLUMNS = (
    *named("owner", "Responsible", lambda row: row.owner, named_agency),
    day("published", "First published", lambda row: row.published),
    day("verified", "Verified", lambda row: row.verified.on if row.verified else None),
    day("valid_until", "Valid until", lambda row: row.valid_until),
)
"""The columns of every record, which stand last."""


def address(folder: str) -> Column:
    """Declare the address of a record's page in each language."""

    def page(edition: Edition, row: Any) -> str:
        base = f"{edition.catalogue.county.site.address}{edition.prefix}"
        return f"{base}{folder.format(row.id)}"

    return Column("page", "string", "Page", page, is_localized=True)


def listed(values: Iterable[Any] | None) -> str:
    """Join codes in one cell."""
    return ";".join(str(value) for value in values or ())
