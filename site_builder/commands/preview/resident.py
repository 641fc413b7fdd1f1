"""The sources as they were last read, kept in memory from one edit to the next."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from site_builder.assembly.frame import LocaleLink
from site_builder.assembly.letterhead import Letterhead, read_letterheads
from site_builder.assembly.paper import LETTERHEADS, Paper
from site_builder.assembly.recalled import recall_files
from site_builder.assembly.staging import PRINT_FOLDER, LetterheadKey
from site_builder.assembly.unchanged import WORK_FOLDER
from site_builder.catalogue import Catalogue, read_catalogue
from site_builder.commands.build import locale_links, make_editions
from site_builder.commands.check import CATALOGUE_FOLDER, CONTENT_FOLDER
from site_builder.commands.settings import Settings, read_settings
from site_builder.diagnostics import Diagnostic
from site_builder.pages.edition import Edition
from site_builder.pages.templates import Templates
from site_builder.prose import ProsePage, load_prose
from site_builder.rules.prose import check_prose
from site_builder.rules.review import Review

Letterheads = Mapping[str, Mapping[LetterheadKey, Letterhead]]
"""The letterheads of each locale."""


@dataclass(frozen=True)
class Resident:
    """The settings, the catalogue and the prose of a project."""

    root: Path
    given_day: datetime.date | None
    settings: Settings
    catalogue: Catalogue
    prose: tuple[ProsePage, ...]

    @property
    def day(self) -> datetime.date:
        """The day that is shown."""
        return self.given_day or self.catalogue.county.as_of

    @cached_property
    def locales(self) -> tuple[LocaleLink, ...]:
        """The languages as the frame links them."""
        return locale_links(self.settings.locales)

    @cached_property
    def review(self) -> Review:
        """What checks may look at."""
        folder = self.root / CATALOGUE_FOLDER
        return Review(self.catalogue, self.day, self.settings.codes, folder)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The edition of each language."""
        return make_editions(self.catalogue, self.locales, self.day, self.prose)

    def papers(self, letterheads: Letterheads) -> tuple[Paper, ...]:
        """Lay out what pages are set with."""
        return tuple(
            Paper(
                edition,
                Templates(
                    self.root / "theme" / "pages", edition, self.root / WORK_FOLDER / "templates"
                ),
                letterheads[edition.locale],
                b"",
            )
            for edition in self.editions
        )

    def with_prose(self) -> tuple[Resident, list[Diagnostic]]:
        """Read the prose again; return the findings on it too."""
        content = self.root / CONTENT_FOLDER
        pages, findings = load_prose(content, CONTENT_FOLDER, self.settings.codes)
        found = check_prose(pages, self.review, content)
        return replace(self, prose=tuple(pages)), [*findings, *found]


def load_resident(root: Path, given_day: datetime.date | None) -> Resident | None:
    """Read everything; nothing if there is no catalogue."""
    settings, _ = read_settings(root)
    kept = recall_files(root / WORK_FOLDER)
    catalogue = read_catalogue(root / CATALOGUE_FOLDER, CATALOGUE_FOLDER, kept).catalogue
    if catalogue is None:
        return None
    prose, _ = load_prose(root / CONTENT_FOLDER, CONTENT_FOLDER, settings.codes)
    return Resident(root, given_day, settings, catalogue, tuple(prose))


def load_letterheads(resident: Resident) -> Letterheads:
    """Read what the last build printed."""
    printed = resident.root / WORK_FOLDER / "printed"
    return {
        link.code: read_letterheads(printed / link.code / PRINT_FOLDER, link.prefix, LETTERHEADS)
        for link in resident.locales
    }
