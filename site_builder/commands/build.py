"""Builds the site: check, print the frame, write every page, verify, publish in one step."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder.assembly.assets import ASSET_FOLDER, asset_files
from site_builder.assembly.engine import CommandEngine, Engine
from site_builder.assembly.fingerprints import (
    fingerprint,
    folder_fingerprint,
    program_fingerprint,
)
from site_builder.assembly.frame import Frame, LocaleLink
from site_builder.assembly.frames import make_frame
from site_builder.assembly.letterhead import printed_files, read_letterheads
from site_builder.assembly.manifest import digest, read_manifest, write_manifest
from site_builder.assembly.paper import LETTERHEADS, Paper
from site_builder.assembly.press import press
from site_builder.assembly.prints import Sheets, print_changed
from site_builder.assembly.products import Group, Products, read_products, write_products
from site_builder.assembly.prose_links import files_beside, page_address, pages_in, staged_texts
from site_builder.assembly.publish import check_target, only_build, publish
from site_builder.assembly.recalled import (
    keep_entries,
    keep_files,
    keep_findings,
    keep_memory,
    recall_entries,
    recall_files,
    recall_findings,
    recall_memory,
)
from site_builder.assembly.release import Release
from site_builder.assembly.search import SEARCH_FOLDER, Entries, search_entries, search_files
from site_builder.assembly.search.proof import prove
from site_builder.assembly.search.recalled import RecalledEntries
from site_builder.assembly.staging import stage_locale
from site_builder.assembly.unchanged import WORK_FOLDER, keep_build, source_stamp
from site_builder.assembly.verify import Fault, verify, verify_changes
from site_builder.catalogue import Catalogue, WatchedCatalogue
from site_builder.commands.check import CATALOGUE_FOLDER, Checked, check
from site_builder.locales import Locale, load_words
from site_builder.outputs import output_groups, site_files
from site_builder.pages.edition import Edition
from site_builder.pages.maps import map_files
from site_builder.pages.media import published_files
from site_builder.pages.templates import Templates
from site_builder.prose import ProsePage
from site_builder.values.dates import parse_date

_VERIFIED = "verified"
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
    stamp = source_stamp(root, as_of)
    progress("Checking the catalogue", 0)
    work = root / WORK_FOLDER
    recalled, found = recall_files(work), recall_findings(work)
    checked = check(root, as_of, recalled, found)
    if checked.catalogue is None or checked.as_of is None or checked.has_errors:
        return Built(checked)
    check_target(root, site)
    with only_build(work):
        if checked.kept != recalled:
            keep_files(work, checked.kept)
        if checked.found != found:
            keep_findings(work, checked.found)
        folder = site.parent / f".{site.name}.new"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            engine = engine or CommandEngine()
            release = Release(folder, site, read_manifest(work, site))
            memory = recall_memory(work)
            watched = WatchedCatalogue.of(checked.catalogue, memory)
            products = Products(release, watched, read_products(work, site))
            count, entries = _write_release(
                root, work, release, checked, products, engine, progress
            )
            if memory.is_new:
                keep_memory(work, memory)
            progress("Verifying links", count)
            faults = _faults(folder, site, release, products)
            prefixes = {one.code: one.prefix for one in locale_links(checked.locales)}
            faults += prove(folder, SEARCH_FOLDER, entries, work, prefixes, release.changes())
            if not faults:
                publish(folder, site)
                write_manifest(work, site, release.entries)
                write_products(work, site, products.made)
                keep_build(work, site, stamp, checked.findings, count)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return Built(checked, tuple(faults), count)


def _write_release(
    root: Path,
    work: Path,
    release: Release,
    checked: Checked,
    products: Products,
    engine: Engine,
    progress: Progress,
) -> tuple[int, Entries]:
    assert checked.as_of is not None
    locales = locale_links(checked.locales)
    editions = make_editions(products.catalogue, locales, checked.as_of, checked.prose)
    progress("Printing the frame and the prose pages", len(editions))
    prints = _print_frames(root, work, editions, locales, engine, checked.prose)
    progress("Writing pages", 0)
    papers = [_paper(root, work, release, one, prints[one.locale], engine) for one in editions]
    pages = press(release, papers, products)
    assets = root / "theme" / "assets"
    sheets = {sheet for made in pages.values() for page in made for sheet in page.sheets}
    wanted = "\n".join(sorted(sheets)).encode("ascii")
    drawn_from = digest(program_fingerprint(), folder_fingerprint(assets), wanted)
    for paper in papers:
        maps = partial(_maps, paper.edition)
        products.write(f"{paper.edition.locale} maps", paper.surroundings, maps)
    catalogue_files = published_files(products.catalogue)
    release.copy({url: root / CATALOGUE_FOLDER / name for url, name in catalogue_files})
    progress("Writing open data and feeds", 0)
    prose = _prose_paths(checked.prose, [edition.locale for edition in editions])
    surroundings = digest(*(paper.surroundings for paper in papers))
    groups = [(name, surroundings, make) for name, make in output_groups(editions)]
    groups.append(("assets", drawn_from, partial(asset_files, assets, sheets)))
    products.write_all(_stints(groups))
    for name, content in site_files(editions, pages, release.read, prose):
        release.write(name, content)
    progress("Writing the search index", 0)
    grounds = {one.edition.locale: _search_ground(one, checked.prose) for one in papers}
    last = recall_entries(work)
    recalled = RecalledEntries(grounds, last)
    entries = search_entries(editions, checked.prose, recalled)
    for file in search_files(entries, work):
        release.make(file.name, file.mark, file.read)
    if recalled.now != last:
        keep_entries(work, recalled.now)
    return sum(len(made) for made in pages.values()), entries


def _stints(groups: Sequence[Group]) -> list[list[Group]]:
    """Put the tables together: what is remembered of them must be known to this process."""
    tables = [group for group in groups if group[0].startswith("table ")]
    return [tables, *([group] for group in groups if group not in tables)]


def _maps(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for name, svg in map_files(edition):
        yield f"{ASSET_FOLDER}/img/{name}", svg.encode("utf-8")


def _search_ground(paper: Paper, prose: Sequence[ProsePage]) -> bytes:
    """Return the fingerprint of all that an entry of the search may show but projects."""
    pages = (part for page in prose for part in (page.locale, page.path, page.text))
    return digest(paper.surroundings, *(part.encode("utf-8", "surrogatepass") for part in pages))


def _faults(folder: Path, site: Path, release: Release, products: Products) -> list[Fault]:
    """Verify all links, or those that a site which this program verified did not have."""
    is_known = products.unchanged(_VERIFIED, program_fingerprint()) is not None
    products.note(_VERIFIED, program_fingerprint(), (), ())
    if not is_known:
        return verify(folder)
    return verify_changes(folder, site, release.entries.keys(), release.changes())


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
) -> dict[str, Path]:
    sheets = {
        edition.locale: _sheets(
            root,
            work / "staged" / edition.locale,
            make_frame(edition, locales, edition.prose),
            edition.catalogue,
            pages_in(edition.locale, prose),
            engine.stylesheets,
        )
        for edition in editions
    }
    return print_changed(engine, sheets, root / "theme" / "engine", work / "printed")


def _sheets(
    root: Path,
    folder: Path,
    frame: Frame,
    catalogue: Catalogue,
    prose: Sequence[ProsePage],
    stylesheets: Sequence[str],
) -> Sheets:
    """Say from what the frame and the prose of a locale are printed, and how they are staged."""
    settings, theme = root / "mkdocs.yml", root / "theme" / "engine"
    texts = staged_texts(prose, frame.locale, catalogue)
    files = files_beside(root / "content", frame.locale, prose)
    contents = [(name, file.read_bytes()) for name, file in files.items()]
    said = fingerprint((frame, texts, contents, stylesheets), settings.read_bytes())
    assert said is not None
    return Sheets(
        digest(program_fingerprint(), said),
        partial(
            stage_locale, folder, frame, texts, LETTERHEADS, settings, theme, stylesheets, files
        ),
    )


def _paper(
    root: Path, work: Path, release: Release, edition: Edition, printed: Path, engine: Engine
) -> Paper:
    """Lay out what the engine printed, and what else an edition's pages are written with."""
    release.copy(printed_files(printed, edition.prefix, LETTERHEADS, engine.stylesheets))
    folder = root / "theme" / "pages"
    return Paper(
        edition,
        Templates(folder, edition, work / "templates"),
        read_letterheads(printed, edition.prefix, LETTERHEADS),
        digest(program_fingerprint(), folder_fingerprint(folder), edition.locale.encode()),
    )
