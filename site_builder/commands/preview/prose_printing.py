"""Prints single pages of prose, so that an edited one can be read before the site is built."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from site_builder.assembly.engine import CommandEngine, build_locales
from site_builder.assembly.frames import make_frame
from site_builder.assembly.prose_links import files_beside, page_address, pages_in, staged_texts
from site_builder.assembly.staging import PRINT_FOLDER, STAGED_FOLDER, stage_locale
from site_builder.commands.check import CONTENT_FOLDER
from site_builder.commands.preview.resident import Resident


def print_pages(work: Path, resident: Resident, edited: Collection[str]) -> dict[str, bytes]:
    """Print the pages of these source paths, in each language that shows them.

    Returns them by their address below the site's root, as a complete build would print them.
    Raises EngineError.
    """
    engine = CommandEngine()
    config_files: dict[str, Path] = {}
    names: dict[str, list[str]] = {}
    for edition in resident.editions:
        own = pages_in(edition.locale, resident.prose)
        wanted = [page.path for page in own if page.source_path in edited]
        if not wanted:
            continue
        folder = work / "printing" / edition.locale
        config_files[edition.locale] = stage_locale(
            folder,
            make_frame(edition, resident.locales, edition.prose),
            staged_texts(own, edition.locale, edition.catalogue),
            (),
            resident.root / "mkdocs.yml",
            resident.root / "theme" / "engine",
            engine.stylesheets,
            files_beside(resident.root / CONTENT_FOLDER, edition.locale, own),
        )
        _leave_only(folder / STAGED_FOLDER / edition.prefix, wanted)
        names[edition.locale] = [f"{edition.prefix}{page_address(one)}index.html" for one in wanted]
    build_locales(engine, config_files)
    printed = {
        name: (config_files[locale].parent / PRINT_FOLDER / name).read_bytes()
        for locale, found in names.items()
        for name in found
    }
    shutil.rmtree(work / "printing", ignore_errors=True)
    return printed


def _leave_only(folder: Path, wanted: Collection[str]) -> None:
    """Take the other pages away again: how they are linked stands in the configuration already."""
    for page in folder.rglob("*.md"):
        if page.relative_to(folder).as_posix() not in wanted:
            page.unlink()
