"""Reads what the program needs of `mkdocs.yml`: the languages of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.locales import Locale
from site_builder.sources import Data, Key, Source, read_source
from site_builder.values.text import SOURCE_LOCALE

SETTINGS_FILE = "mkdocs.yml"
_LOCALE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WHERE = ("extra", "locales")
_HINT = message("write locales: below extra:, a line with code: and name: for each language")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project: its languages, in the order of the switch."""

    locales: tuple[Locale, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the languages."""
        return tuple(locale.code for locale in self.locales)


def read_settings(root: Path) -> tuple[Settings, list[Diagnostic]]:
    """Read the settings of the project in `root`; without usable ones, Chinese alone is assumed."""
    source, findings = read_source(root / SETTINGS_FILE, SETTINGS_FILE)
    found = [
        replace(one, rule=codes.BAD_SETTING) for one in findings if one.rule is not codes.ALIAS
    ]
    if source is None:
        return _fallback(), found
    entries = _entries(source.data)
    if not entries:
        found.append(_problem(source, _WHERE, message("the settings name no languages"), _HINT))
        return _fallback(), found
    locales = [_read_locale(source, index, entry, found) for index, entry in enumerate(entries)]
    settings = Settings(tuple(one for one in locales if one is not None))
    found.extend(_check_locales(source, settings))
    return (settings if SOURCE_LOCALE in settings.codes else _fallback()), found


def _fallback() -> Settings:
    return Settings((Locale(SOURCE_LOCALE, SOURCE_LOCALE, is_default=True),))


def _entries(data: Data) -> Sequence[Data]:
    for key in _WHERE:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, list) else ()


def _read_locale(
    source: Source, index: int, entry: Data, findings: list[Diagnostic]
) -> Locale | None:
    fields = entry if isinstance(entry, dict) else {}
    code, name = fields.get("code"), fields.get("name")
    if not isinstance(code, str) or not _LOCALE_CODE.fullmatch(code):
        said = message("“{locale}” is not the code of a language", locale=code or "")
        keys: tuple[Key, ...] = (*_WHERE, index, "code")
        findings.append(_problem(source, keys, said, _HINT))
        return None
    is_default = str(fields.get("default")).lower() in {"true", "yes", "on"}
    return Locale(code, name if isinstance(name, str) else code, is_default)


def _check_locales(source: Source, settings: Settings) -> list[Diagnostic]:
    findings = []
    seen: set[str] = set()
    for index, code in enumerate(settings.codes):
        if code in seen:
            said = message("the language “{locale}” is given twice", locale=code)
            findings.append(_problem(source, (*_WHERE, index, "code"), said))
        seen.add(code)
    if SOURCE_LOCALE not in seen:
        said = message("the language “{locale}” is missing", locale=SOURCE_LOCALE)
        findings.append(_problem(source, _WHERE, said, _HINT))
    if sum(locale.is_default for locale in settings.locales) != 1:
        said = message("one language, and only one, must be the default")
        hint = message("add default: true to the language whose pages stand at the root")
        findings.append(_problem(source, _WHERE, said, hint))
    return findings


def _problem(
    source: Source, keys: tuple[Key, ...], said: Message, hint: Message | None = None
) -> Diagnostic:
    return Diagnostic(source.locate(keys), codes.BAD_SETTING, said, hint)
