"""Keeps the engine's prints: one is made again only if what it is printed from has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from site_builder.assembly.engine import Engine, build_locales
from site_builder.assembly.staging import PRINT_FOLDER

_FINGERPRINT = "fingerprint"


def print_changed(
    engine: Engine, staged: Mapping[str, Path], theme_folder: Path, kept: Path
) -> dict[str, Path]:
    """Print the locales whose staged folder is new, and return where each print stands.

    `staged` holds each locale's configuration; its folder moves below `kept` together with the
    print, and the fingerprint is written last, so that a print cut short is never taken for whole.
    """
    wanted = {
        locale: _fingerprint(engine, config_file.parent, theme_folder)
        for locale, config_file in staged.items()
    }
    new = {one: file for one, file in staged.items() if _known(kept / one) != wanted[one]}
    build_locales(engine, new)
    for locale, config_file in staged.items():
        if locale in new:
            shutil.rmtree(kept / locale, ignore_errors=True)
            kept.mkdir(parents=True, exist_ok=True)
            config_file.parent.rename(kept / locale)
            (kept / locale / _FINGERPRINT).write_text(wanted[locale], encoding="ascii")
        else:
            shutil.rmtree(config_file.parent, ignore_errors=True)
    return {locale: kept / locale / PRINT_FOLDER for locale in staged}


def _known(folder: Path) -> str:
    file = folder / _FINGERPRINT
    if not file.is_file() or not (folder / PRINT_FOLDER).is_dir():
        return ""
    return file.read_text(encoding="ascii", errors="replace")


def _fingerprint(engine: Engine, folder: Path, theme_folder: Path) -> str:
    digest = hashlib.sha256("\n".join(_versions(engine)).encode("utf-8"))
    for root in (folder, theme_folder):
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            content = path.read_bytes()
            head = f"\n{path.relative_to(root).as_posix()} {len(content)}\n"
            digest.update(head.encode("utf-8"))
            digest.update(content)
    return digest.hexdigest()


def _versions(engine: Engine) -> Iterable[str]:
    yield engine.name
    for package in (engine.name, "mkdocs-material"):
        try:
            yield version(package)
        except PackageNotFoundError:
            yield ""
