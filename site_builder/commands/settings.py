"""Reads what the program needs of `mkdocs.yml`: the languages of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.locales import Locale
from site_builder.sources import Data, Key, Source, place_at, read_source
from site_builder.values.text import SOURCE_LOCALE

SETTINGS_FILE = "mkdocs.yml"
_OWN_LOCALES = ("zh", "en")
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
    found.extend(_check_engine_settings(source))
    entries = _entries(source.data)
    if not entries:
        found.append(_problem(source, _WHERE, message("the settings name no languages"), _HINT))
        return _fallback(), found
    locales = [_read_locale(source, index, entry, found) for index, entry in enumerate(entries)]
    settings = Settings(tuple(one for one in locales if one is not None))
    found.extend(_check_locales(source, settings))
    return (settings if SOURCE_LOCALE in settings.codes else _fallback()), found


def _check_engine_settings(source: Source) -> Iterator[Diagnostic]:
    """Find what would stop the engine, or its staging, before either of them sees it."""
    try:
        data = yaml.safe_load(source.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = place_at(source.path, source.text, mark.index) if mark else source.locate()
        said = message("the value cannot be read: {reason}", reason=getattr(error, "problem", ""))
        yield Diagnostic(where, codes.BAD_SETTING, said)
        return
    settings = data if isinstance(data, dict) else {}
    for name, kind in (("theme", dict), ("markdown_extensions", list)):
        if not isinstance(settings.get(name), kind):
            said = message("the settings have no usable {name}:", name=name)
            hint = message("take it over from the mkdocs.yml that the program came with")
            yield _problem(source, (name,), said, hint)


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
    if not isinstance(code, str) or not _is_locale(code):
        said = message("“{locale}” is not the code of a language", locale=code or "")
        keys: tuple[Key, ...] = (*_WHERE, index, "code")
        findings.append(_problem(source, keys, said, _HINT))
        return None
    is_default = str(fields.get("default")).lower() in {"true", "yes", "on"}
    title, hreflang = fields.get("title"), fields.get("hreflang")
    return Locale(
        code,
        name if isinstance(name, str) else code,
        is_default,
        title if isinstance(title, str) else "",
        hreflang if isinstance(hreflang, str) else "",
    )


def _is_locale(code: str) -> bool:
    """Whether there is such a language, whose dates and numbers can be written."""
    if code in _OWN_LOCALES:
        return True
    from babel import UnknownLocaleError
    from babel.core import Locale as KnownLocale

    try:
        KnownLocale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return _LOCALE_CODE.fullmatch(code) is not None


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
