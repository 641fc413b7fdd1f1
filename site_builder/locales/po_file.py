"""Reads a `.po` file as it is, so that no compiled file is ever out of step with it.

Babel reads them too, but loading it takes longer than a build in which nothing has changed.
"""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(r'(?:(msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+)?(".*")')
_PLURAL_FORMS = re.compile(r"plural=([^;]+)")

_Entry = dict[tuple[str, int], str]
"""The texts of an entry by their keyword and number: ("msgid", 0), ("msgstr", 1)."""


class Translations(gettext.NullTranslations):
    """What a `.po` file says, as gettext asks for it."""

    def __init__(self, texts: dict[str, str], plurals: dict[tuple[str, int], str]) -> None:
        """Take the texts by msgid, and those that depend on a count by msgid and form."""
        super().__init__()
        self._texts = texts
        self._plurals = plurals
        found = _PLURAL_FORMS.search(texts.get("", ""))
        self._form = gettext.c2py(found[1].strip() if found else "n != 1")

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or the message itself."""
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation for a count."""
        text = self._plurals.get((msgid1, self._form(n)))
        return text or (msgid1 if n == 1 else msgid2)


def read_translations(path: Path) -> Translations:
    """Read a `.po` file; entries marked as fuzzy or left empty count as not translated."""
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, int], str] = {}
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        entry = dict(_texts(block))
        msgid = entry.get(("msgid", 0))
        if msgid is None or (msgid and re.search("^#,.*fuzzy", block, re.MULTILINE)):
            continue
        for (keyword, number), text in entry.items():
            if keyword == "msgstr" and text:
                plurals[msgid, number] = text
                if number == 0:
                    texts[msgid] = text
    return Translations(texts, plurals)


def _texts(block: str) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the texts of an entry; lines without a keyword continue the text above them."""
    place, text = ("", 0), ""
    for line in block.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is None:
            continue
        if found[1]:
            yield place, text
            place, text = (found[1], int(found[2] or 0)), ""
        text += _unquoted(found[3])
    yield place, text


def _unquoted(text: str) -> str:
    return str(ast.literal_eval(text)) if "\\" in text else text[1:-1]
