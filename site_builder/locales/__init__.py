"""The languages of the site, and every word the program itself says in them.

English message ids stand in the code and the templates; `<locale>.po` beside this file translates
them. A further language is one more `.po` file and one more line in `mkdocs.yml`.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.diagnostics import Message
from site_builder.locales.po_file import read_translations

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Locale:
    """A language of the site: BCP 47 code, its name for readers, and where its pages stand."""

    code: str
    name: str
    """As short as the switch of languages shows it: 中文, EN."""
    is_default: bool = False
    title: str = ""
    """In full: 简体中文, English."""
    hreflang: str = ""
    """What search engines are told, if not the code."""

    @property
    def prefix(self) -> str:
        """Return the folder that the locale's pages stand below: empty for the default one."""
        return "" if self.is_default else f"{self.code}/"


@dataclass(frozen=True, slots=True)
class Words:
    """The program's own words in one locale."""

    locale: str
    translations: gettext.NullTranslations

    def text(self, said: Message | str, **values: object) -> str:
        """Say a message, or a msgid with named values, in this locale."""
        if isinstance(said, str):
            translated = self.translations.gettext(said) if said else ""
            return translated.format_map(values) if values else translated
        filled = {name: self._value(value) for name, value in said.values}
        return self.text(said.template).format_map(filled)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Say a message whose wording depends on a count, which fills `{n}`."""
        return self.translations.ngettext(one, many, count).format(n=count, **values)

    def forms(self, one: str, many: str) -> tuple[str, str]:
        """Return both wordings with `{n}` still to be filled, for scripts that count."""
        return self.translations.ngettext(one, many, 1), self.translations.ngettext(one, many, 2)

    def _value(self, value: object) -> object:
        return self.text(value) if isinstance(value, Message) else value


def available_locales() -> tuple[str, ...]:
    """Return the codes of all locales that have a `.po` file, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.po")))


@cache
def load_words(code: str) -> Words:
    """Load a locale's words; a locale without a `.po` file speaks English."""
    path = _FOLDER / f"{code}.po"
    if code == "en" or not path.is_file():
        return Words(code, gettext.NullTranslations())
    return Words(code, read_translations(path))
