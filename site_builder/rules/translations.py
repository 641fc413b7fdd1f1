"""Translations: what readers of another language would get in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.text import SOURCE_LOCALE, LocalizedText

_HAN = re.compile(r"[\u3400-\u9fff]")


def check_translations(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find texts without a translation: one finding for each language of a record."""
    for locale in review.locales:
        missing = _untranslated(subject, locale) if locale != SOURCE_LOCALE else []
        if missing:
            fields = ", ".join(".".join(map(str, keys)) for keys in missing)
            said = message("no “{locale}” is given for: {fields}", locale=locale, fields=fields)
            hint = message(
                "write {locale}: beside zh:; until then readers see Chinese", locale=locale
            )
            yield subject.find(missing[0], codes.MISSING_TRANSLATION, said, hint)


def _untranslated(subject: Subject, locale: str) -> list[Keys]:
    """List the texts that need a translation; figures and codes speak for themselves."""
    return [
        leaf.keys
        for leaf in subject.leaves
        if isinstance(leaf.value, LocalizedText)
        and leaf.value.get(locale) is None
        and _HAN.search(leaf.value.pairs[0][1])
    ]
