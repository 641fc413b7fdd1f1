"""What a list can be narrowed down by and sorted by: one definition for its page and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from markupsafe import Markup

from site_builder.models.choices import Choice
from site_builder.pages.edition import Edition

R = TypeVar("R")


class Option(NamedTuple):
    """One thing to tick: its key in addresses, and its words."""

    key: str
    label: str | Markup


class Unit(NamedTuple):
    """The unit in which readers type a bound, and what one of it is in the unit of addresses."""

    name: str
    factor: int


@dataclass(frozen=True, slots=True)
class Facet(Generic[R]):
    """A property by which records are narrowed down; several of its options may be ticked."""

    key: str
    """Its name in addresses."""
    title: str
    """English msgid."""
    options: Callable[[Edition], Iterable[Option]]
    """Everything that could be ticked, in the order in which readers meet it."""
    of: Callable[[Edition, R], Collection[str]]
    """The keys of a record's options."""
    parent: str = ""
    """The facet whose option must be ticked first; its key starts the keys of this one's."""
    is_open: bool = True
    """Whether its options are shown at once."""
    number: Callable[[Edition, R], Decimal | None] | None = field(default=None)
    """The record's figure where readers may also type bounds."""
    unit: Callable[[Edition], Unit] | None = field(default=None)


class Sort(NamedTuple):
    """An order to choose; a leading hyphen turns it round, and the first one is the usual one."""

    key: str
    title: str
    """English msgid."""


@dataclass(frozen=True, slots=True)
class Browser(Generic[R]):
    """How one family of records is browsed."""

    kind: str
    """The family's name in addresses of tables."""
    search_kind: str
    """What the search engine calls the family; empty where it does not know it."""
    row_id: Callable[[R], str]
    facets: tuple[Facet[R], ...]
    sorts: tuple[Sort, ...] = ()
    numbers: tuple[tuple[str, Callable[[Edition, R], Decimal | int | None]], ...] = ()
    """Figures to sort by which are no facets."""


def choice_options(choices: Iterable[Choice]) -> Callable[[Edition], list[Option]]:
    """Offer the members of a closed vocabulary."""
    return lambda edition: [Option(one.value, edition.choice(one)) for one in choices]


def record_options(found: Callable[[Edition], Iterable[Any]]) -> Callable[[Edition], list[Option]]:
    """Offer records that others refer to, such as parks."""
    return lambda edition: [Option(one.id, edition.say(one.name)) for one in found(edition)]


def word_options(*pairs: tuple[str, str]) -> Callable[[Edition], list[Option]]:
    """Offer options whose words are the program's own: key and English msgid."""
    return lambda edition: [Option(key, edition.words.text(said)) for key, said in pairs]


def bound_keys(bounds: Sequence[int]) -> list[str]:
    """Name the ranges between bounds, open at the top: `0-1000`, `1000-5000`, `5000-`."""
    return [f"{low}-{high}" for low, high in zip(bounds, [*map(str, bounds[1:]), ""], strict=True)]


def range_of(number: Decimal | None, bounds: Sequence[int]) -> tuple[str, ...]:
    """Return the range that a figure falls in; the lower bound belongs to it, the upper not."""
    if number is None:
        return ()
    at = sum(number >= bound for bound in bounds) - 1
    return (bound_keys(bounds)[at],) if at >= 0 else ()


def option_counts(edition: Edition, facet: Facet[R], records: Iterable[R]) -> Counter[str]:
    """Count how many records have each option."""
    return Counter(key for record in records for key in facet.of(edition, record))
