"""Makes the indexes of all languages, from those of the last build where these are at hand.

Indexes that are much work are made side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.index import Index, make_index
from site_builder.assembly.search.kept import read_index, write_index
from site_builder.assembly.search.pieces import LostPieceError
from site_builder.assembly.second_process import begin

_MUCH = 200
"""From how many new entries on a process of its own takes less time than it saves."""


def made_indexes(entries: Mapping[str, Sequence[Entry]], folder: Path) -> dict[str, Index]:
    """Return the index of each language, kept in a folder."""
    files = {locale: folder / f"{locale}.index" for locale in entries}
    last = {locale: read_index(file) for locale, file in files.items()}
    makes = {
        locale: partial(_kept_index, locale, found, files[locale], last[locale])
        for locale, found in entries.items()
    }
    own = next(iter(makes), None)
    begun = {
        locale: begin(make)
        for locale, make in makes.items()
        if locale != own and _is_much(entries[locale], last[locale])
    }
    made: dict[str, Index] = {}
    for locale, make in makes.items():
        is_done = locale in begun and begun[locale]()
        made[locale] = (read_index(files[locale]) if is_done else None) or make()
    return made


def _is_much(found: Sequence[Entry], last: Index | None) -> bool:
    """Whether many entries are new; where one was put in or taken out, all postings move."""
    if last is None or len(last.marks) != len(found):
        return len(found) > _MUCH
    return len({one.mark for one in found} - set(last.marks)) > _MUCH


def _kept_index(locale: str, found: Sequence[Entry], file: Path, last: Index | None) -> Index:
    try:
        index = make_index(locale, found, last)
        return index if index is last else write_index(file, index)
    except LostPieceError:
        return write_index(file, make_index(locale, found))
