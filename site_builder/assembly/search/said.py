"""Puts the values of a record into words, so that each of them can be found."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from site_builder.assembly.search.entry import Entry
from site_builder.models.choices import Choice
from site_builder.models.shared import Record
from site_builder.models.walk import walk
from site_builder.pages.edition import Edition
from site_builder.values.area import Area
from site_builder.values.document_number import DocumentNumber
from site_builder.values.money import Money
from site_builder.values.prices import Share, UnitPrice
from site_builder.values.text import LocalizedText

_MARKUP = re.compile(
    r"!?\[([^\[\]]*)\]\([^()]*\)|^\s*(?:[-+*]|[0-9]+\.)\s|[*_`|>#]+|:?-{3,}:?", re.M
)


def flat(markdown: str) -> str:
    """Return Markdown as plain running text."""
    return " ".join(_MARKUP.sub(lambda match: f"{match[1] or ''} ", markdown).split())


def said_values(
    edition: Edition, record: BaseModel, without: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield what a record says, field by field; fields of `without` are passed over."""
    for leaf in walk(record):
        if leaf.keys[0] not in without and (text := said(edition, leaf.value)):
            yield text


def said(edition: Edition, value: Any) -> str:
    """Say a value as readers of an edition meet it; empty for what is no text to them."""
    if isinstance(value, LocalizedText):
        return edition.plain(value)
    if isinstance(value, Choice):
        return edition.choice(value)
    if isinstance(value, Money):
        return edition.money(value, converted=True)
    if isinstance(value, Area):
        return edition.area(value)
    if isinstance(value, (UnitPrice, Share)):
        return edition.price(value)
    return value.display if isinstance(value, DocumentNumber) else ""


def other_words(edition: Edition, text: LocalizedText) -> tuple[str, ...]:
    """Return a text in the languages that it is not shown in."""
    shown = text.in_locale(edition.locale).locale
    return tuple(wording for locale, wording in text.pairs if locale != shown)


def both(edition: Edition, *names: LocalizedText) -> tuple[str, ...]:
    """Return names in every language, so that readers of one find them by the other's."""
    said_first = ((edition.plain(name), *other_words(edition, name)) for name in names)
    return tuple(wording for wordings in said_first for wording in wordings)


def entry(
    edition: Edition, kind: str, ref: str, name: LocalizedText, url: str, **rest: Any
) -> Entry:
    """Make the entry of what has a name; an address may end in an anchor."""
    page, _, anchor = url.partition("#")
    shown = name.in_locale(edition.locale)
    rest["facts"] = tuple(filter(None, rest.get("facts", ())))
    return Entry(
        kind=kind,
        ref=ref,
        url=page,
        anchor=anchor,
        title=shown.text,
        locale=shown.locale,
        other_titles=other_words(edition, name),
        **rest,
    )


def seen_on(record: Record) -> datetime.date:
    """Return the day on which a record was last published or verified."""
    return max(record.published, record.verified.on) if record.verified else record.published
