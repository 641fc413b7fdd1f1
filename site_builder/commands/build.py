"""Builds the site: check, print the frame, write every page, verify, publish in one step."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.assembly.assets import ASSET_FOLDER, asset_files
from site_builder.assembly.engine import CommandEngine, Engine
from site_builder.assembly.fingerprints import folder_fingerprint, program_fingerprint
from site_builder.assembly.frame import LocaleLink
from site_builder.assembly.frames import make_frame
from site_builder.assembly.letterhead import printed_files, read_letterheads
from site_builder.assembly.manifest import digest, read_manifest, write_manifest
from site_builder.assembly.prints import print_changed
from site_builder.assembly.prose_links import files_beside, page_address, pages_in, staged_texts
from site_builder.assembly.publish import check_target, only_build, publish
from site_builder.assembly.release import Release, letterhead_keys, write_pages
from site_builder.assembly.search import search_files
from site_builder.assembly.staging import stage_locale
from site_builder.assembly.verify import Fault, verify
from site_builder.catalogue import Catalogue
from site_builder.commands.check import CATALOGUE_FOLDER, Checked, check
from site_builder.locales import Locale, load_words
from site_builder.outputs import output_files
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import all_pages
from site_builder.pages.edition import Edition
from site_builder.pages.maps import map_files
from site_builder.pages.media import published_files
from site_builder.pages.page import Page
from site_builder.pages.templates import Templates
from site_builder.prose import ProsePage
from site_builder.values.dates import parse_date

WORK_FOLDER = ".build"
Progress = Callable[[str, int], None]
"""Is told what is being done, and how many things of it there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    checked: Checked
    faults: tuple[Fault, ...] = ()
    page_count: int = 0

    @property
    def is_published(self) -> bool:
        """Whether the site was replaced."""
        return not self.checked.has_errors and not self.faults


@dataclass(frozen=True, slots=True)
class _Part:
    """One edition with all its pages."""

    edition: Edition
    pages: tuple[Page, ...]
    print_folder: Path


def build(
    root: Path,
    site: Path,
    as_of: datetime.date | None = None,
    progress: Progress = lambda what, count: None,
    engine: Engine | None = None,
) -> Built:
    """Build the project in `root` and publish it to `site`; with an error nothing is published.

    Raises TargetError before it writes anything if `site` must not be replaced, BusyError while
    another build is running, EngineError, and OSError where disk or permissions do not suffice.
    """
    progress("Checking the catalogue", 0)
    checked = check(root, as_of)
    if checked.catalogue is None or checked.as_of is None or checked.has_errors:
        return Built(checked)
    check_target(root, site)
    work = root / WORK_FOLDER
    with only_build(work):
        folder = site.parent / f".{site.name}.new"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            engine = engine or CommandEngine()
            release = Release(folder, site, read_manifest(work, site))
            count = _write_release(root, work, release, checked, engine, progress)
            progress("Verifying links", count)
            faults = verify(folder)
            if not faults:
                publish(folder, site)
                write_manifest(work, site, release.entries)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return Built(checked, tuple(faults), count)


def _write_release(
    root: Path, work: Path, release: Release, checked: Checked, engine: Engine, progress: Progress
) -> int:
    assert checked.catalogue is not None and checked.as_of is not None
    locales = locale_links(checked.locales)
    editions = make_editions(checked.catalogue, locales, checked.as_of, checked.prose)
    progress("Printing the frame and the prose pages", len(editions))
    parts = _print_frames(root, work, editions, locales, engine, checked.prose)
    progress("Writing pages", sum(len(part.pages) for part in parts))
    for part in parts:
        _write_part(root, work, release, part, engine)
    for name, content in asset_files(root / "theme" / "assets"):
        release.write(name, content)
    for part in parts:
        for name, svg in map_files(part.edition):
            release.write(f"{ASSET_FOLDER}/img/{name}", svg.encode("utf-8"))
    catalogue_files = published_files(checked.catalogue)
    release.copy({url: root / CATALOGUE_FOLDER / name for url, name in catalogue_files})
    progress("Writing open data and feeds", 0)
    pages = {part.edition.locale: part.pages for part in parts}
    prose = _prose_paths(checked.prose, [part.edition.locale for part in parts])
    for name, content in output_files([part.edition for part in parts], pages, prose):
        release.write(name, content)
    progress("Writing the search index", 0)
    for name, content in search_files([part.edition for part in parts], checked.prose):
        release.write(name, content)
    return sum(len(part.pages) for part in parts)


def _prose_paths(
    prose: Sequence[ProsePage], locales: Sequence[str]
) -> dict[str, list[tuple[str, datetime.date | None]]]:
    """Return the addresses of the prose pages and the days of their last changes."""
    paths: dict[str, list[tuple[str, datetime.date | None]]] = {code: [] for code in locales}
    for locale, found in paths.items():
        for page in pages_in(locale, prose):
            updated = parse_date(page.updated) if page.updated else None
            found.append((page_address(page.path), updated))
    return paths


def locale_links(locales: Sequence[Locale]) -> tuple[LocaleLink, ...]:
    """Return the languages as the frame links them, the default one first."""
    links = [
        LocaleLink(one.code, one.name, one.title or one.name, one.prefix, one.hreflang or one.code)
        for one in locales
    ]
    return tuple(sorted(links, key=lambda link: bool(link.prefix)))


def make_editions(
    catalogue: Catalogue,
    locales: Sequence[LocaleLink],
    as_of: datetime.date,
    prose: Sequence[ProsePage],
) -> tuple[Edition, ...]:
    """Make the edition of each locale."""
    prefixes = tuple((link.code, link.prefix) for link in locales)
    return tuple(
        Edition(
            catalogue,
            link.code,
            load_words(link.code),
            as_of,
            prefixes,
            frozenset(page_address(page.path) for page in pages_in(link.code, prose)),
        )
        for link in locales
    )


def _print_frames(
    root: Path,
    work: Path,
    editions: Sequence[Edition],
    locales: Sequence[LocaleLink],
    engine: Engine,
    prose: Sequence[ProsePage],
) -> list[_Part]:
    config_files: dict[str, Path] = {}
    pages_by_locale: dict[str, tuple[Page, ...]] = {}
    for edition in editions:
        pages = (*all_pages(edition), *open_data_pages(edition))
        own = pages_in(edition.locale, prose)
        config_files[edition.locale] = stage_locale(
            work / "staged" / edition.locale,
            make_frame(edition, locales, edition.prose),
            staged_texts(own, edition.locale, edition.catalogue),
            letterhead_keys(pages),
            root / "mkdocs.yml",
            root / "theme" / "engine",
            engine.stylesheets,
            files_beside(root / "content", edition.locale, own),
        )
        pages_by_locale[edition.locale] = pages
    theme = root / "theme" / "engine"
    prints = print_changed(engine, config_files, theme, work / "printed")
    return [_Part(one, pages_by_locale[one.locale], prints[one.locale]) for one in editions]


def _write_part(root: Path, work: Path, release: Release, part: _Part, engine: Engine) -> None:
    keys = letterhead_keys(part.pages)
    prefix = part.edition.prefix
    printed: Mapping[str, Path] = printed_files(part.print_folder, prefix, keys, engine.stylesheets)
    release.copy(printed)
    letterheads = read_letterheads(part.print_folder, prefix, keys)
    folder = root / "theme" / "pages"
    templates = Templates(folder, part.edition, work / "templates")
    context = digest(
        program_fingerprint(), folder_fingerprint(folder), part.edition.locale.encode("utf-8")
    )
    write_pages(release, part.edition, templates, part.pages, letterheads, context)
