"""Keeps the engine's prints: one is made again only if what it is printed from has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.engine import Engine, build_locales
from site_builder.assembly.fingerprints import folder_fingerprint
from site_builder.assembly.manifest import digest
from site_builder.assembly.staging import PRINT_FOLDER

_FINGERPRINT = "fingerprint"


class Sheets(NamedTuple):
    """What the engine is to print of one locale."""

    made_from: bytes
    """The fingerprint of all that is staged."""
    stage: Callable[[], Path]
    """Writes the staged folder, and returns its configuration."""


def print_changed(
    engine: Engine, sheets: Mapping[str, Sheets], theme_folder: Path, kept: Path
) -> dict[str, Path]:
    """Stage and print the locales that have changed, and return where each print stands.

    The staged folder moves below `kept` together with the print, and the fingerprint is written
    last, so that a print cut short is never taken for whole.
    """
    common = digest(folder_fingerprint(theme_folder), *_versions(engine))
    wanted = {locale: digest(common, one.made_from).hex() for locale, one in sheets.items()}
    new = {
        locale: one.stage()
        for locale, one in sheets.items()
        if _known(kept / locale) != wanted[locale]
    }
    build_locales(engine, new)
    for locale, config_file in new.items():
        shutil.rmtree(kept / locale, ignore_errors=True)
        kept.mkdir(parents=True, exist_ok=True)
        config_file.parent.rename(kept / locale)
        (kept / locale / _FINGERPRINT).write_text(wanted[locale], encoding="ascii")
    return {locale: kept / locale / PRINT_FOLDER for locale in sheets}


def _known(folder: Path) -> str:
    file = folder / _FINGERPRINT
    if not file.is_file() or not (folder / PRINT_FOLDER).is_dir():
        return ""
    return file.read_text(encoding="ascii", errors="replace")


def _versions(engine: Engine) -> Iterable[bytes]:
    yield engine.name.encode("utf-8")
    for package in (engine.name, "mkdocs-material"):
        try:
            yield version(package).encode("utf-8")
        except PackageNotFoundError:
            yield b""
