"""Compares two states of the fee lists, and writes what changed."""

from __future__ import annotations

import datetime
from pathlib import Path

from site_builder.calculations.changes import changes_between
from site_builder.commands.build import locale_links, make_editions
from site_builder.commands.fee_states import NamedState, read_state
from site_builder.commands.settings import read_settings
from site_builder.outputs.fee_notice import fee_notice
from site_builder.outputs.notice_docx import notice_docx
from site_builder.outputs.notice_text import notice_json, notice_markdown, notice_text
from site_builder.pages.edition import Edition
from site_builder.pages.fee_change_text import in_order

FORMATS = ("text", "json", "markdown", "docx")


def fees_diff(
    root: Path, old: str, new: str, form: str, locale: str, as_of: datetime.date | None = None
) -> bytes:
    """Write the changes from one state to the other in one of `FORMATS`; raises StateError."""
    before, after = read_state(root, old), read_state(root, new)
    changes = in_order(changes_between(before.standing, after.standing))
    edition = _edition(root, after, locale, as_of)
    said = _name(edition, before), _name(edition, after)
    if form == "json":
        return notice_json(edition, changes, old, new).encode("utf-8")
    notice = fee_notice(edition, changes, *said, edition.plain(after.issue))
    if form == "docx":
        return notice_docx(edition, notice)
    write = notice_markdown if form == "markdown" else notice_text
    return write(edition, notice).encode("utf-8")


def _edition(root: Path, state: NamedState, locale: str, as_of: datetime.date | None) -> Edition:
    """Make the edition that words the changes, in the language asked for or the site's first."""
    catalogue = state.catalogue
    links = locale_links(read_settings(root)[0].locales)
    editions = make_editions(catalogue, links, as_of or catalogue.county.as_of, ())
    return next((one for one in editions if one.locale == locale), editions[0])


def _name(edition: Edition, state: NamedState) -> str:
    day = edition.date(state.standing.day)
    if state.issue is None:
        return day
    return edition._("{issue}, in force from {date}", issue=edition.plain(state.issue), date=day)
