"""Text in several languages, and which language a reader really gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.problem import ValueProblem

SOURCE_LOCALE = "zh"
"""The language that every text exists in; other languages fall back to it."""

_LOCALE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Wording(NamedTuple):
    """A text as it is shown, and the language it is really in."""

    text: str
    locale: str

    def __str__(self) -> str:
        """Return the text alone."""
        return self.text


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text side by side in its languages, Chinese first; made by `localized_text`."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def locales(self) -> tuple[str, ...]:
        """Return the languages that the text is given in."""
        return tuple(locale for locale, _ in self.pairs)

    def get(self, locale: str) -> str | None:
        """Return the text in a language, or `None` where it is not translated."""
        for code, text in self.pairs:
            if code == locale:
                return text
        return None

    def in_locale(self, locale: str) -> Wording:
        """Return the wording for readers of a language, in Chinese where there is none."""
        for code, text in self.pairs:
            if code == locale:
                return Wording(text, locale)
        code, text = self.pairs[0]
        return Wording(text, code)


def localized_text(source: Mapping[str, str] | str) -> LocalizedText:
    """Make a text from what a record holds: `{zh: …, en: …}`, or Chinese alone."""
    given = {SOURCE_LOCALE: source} if isinstance(source, str) else source
    texts = {locale: _read_text(locale, text) for locale, text in given.items()}
    if SOURCE_LOCALE not in texts:
        raise _refusal(message("the text has no Chinese"), message("add zh: with the Chinese text"))
    rest = sorted(locale for locale in texts if locale != SOURCE_LOCALE)
    return LocalizedText(tuple((locale, texts[locale]) for locale in (SOURCE_LOCALE, *rest)))


def _read_text(locale: str, text: str) -> str:
    if not _LOCALE_CODE.fullmatch(locale):
        fact = message("“{locale}” is not the code of a language", locale=locale)
        raise _refusal(fact, message("write zh: for Chinese and en: for English"))
    if not text.strip():
        fact = message("the text in “{locale}” is empty", locale=locale)
        raise _refusal(fact, message("write the text, or leave the line out"))
    return text.strip()


def _refusal(fact: Message, hint: Message) -> ValueProblem:
    return ValueProblem(codes.BAD_TEXT, fact, hint)
