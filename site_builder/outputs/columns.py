"""Tables of open data as declared values, from which every format and the dictionary come."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from site_builder.pages.edition import Edition

Cell = str | int | Decimal | bool | datetime.date | None
Kind = Literal["string", "number", "integer", "date", "boolean"]
Getter = Callable[[Edition, Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and type, what it means, and how a row's cell is found."""

    name: str
    type: Kind
    title: str
    """English msgid."""
    value: Getter
    """Takes an edition and a row; a localized column gets each language's edition in turn."""
    description: str = ""
    """English msgid."""
    unit: str = ""
    is_localized: bool = False
    """Whether it becomes a column for each language: `name_zh`, `name_en`."""
    aspect: str = ""
    """English msgid of what it tells apart from another column with the same title."""

    def heading(self, edition: Edition) -> str:
        """Say what the column is called, in any of its languages."""
        title = edition._(self.title)
        if not self.aspect:
            return title
        return edition._("{title}, {aspect}", title=title, aspect=edition._(self.aspect))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it holds, one row after another."""

    name: str
    title: str
    """English msgid."""
    description: str
    """English msgid."""
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterable[Any]]
    records: Callable[[Edition], Iterable[Any]]
    """The same as nested records, for JSON."""
    key: tuple[str, ...] = ()
    """The columns that name a row, if some do."""
    refers: tuple[tuple[str, str], ...] = ()
    """Columns that name a row of another table, with that table."""

    def count(self, edition: Edition) -> int:
        """Return how many rows it has."""
        return sum(1 for _ in self.rows(edition))


class Field(NamedTuple):
    """A column as a file has it, for one language where its text depends on that."""

    name: str
    column: Column
    edition: Edition
    locale: str = ""

    def cell(self, row: Any) -> Cell:
        """Return a row's cell; an empty text is no value."""
        value: Cell = self.column.value(self.edition, row)
        if isinstance(value, str):
            # Programs that split at spaces, and readers who search, need plain ones.
            return value.replace("\u00a0", " ") or None
        return value

    def title(self, edition: Edition) -> str:
        """Say what the column is called in a language."""
        title = self.column.heading(edition)
        if not self.locale:
            return title
        return edition._("{title} ({language})", title=title, language=self._language(edition))

    def _language(self, edition: Edition) -> str:
        from babel import Locale

        return Locale.parse(self.locale, "-").get_display_name(edition.locale) or self.locale


def fields(table: Table, editions: Sequence[Edition]) -> tuple[Field, ...]:
    """Return the columns of a table's file, localized ones in each language."""
    return tuple(_fields(table, editions))


def _fields(table: Table, editions: Sequence[Edition]) -> Iterator[Field]:
    for column in table.columns:
        if not column.is_localized:
            yield Field(column.name, column, editions[0])
            continue
        for edition in editions:
            suffix = edition.locale.replace("-", "_").lower()
            yield Field(f"{column.name}_{suffix}", column, edition, edition.locale)
