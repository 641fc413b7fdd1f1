"""Checks a project: reads the whole catalogue and returns everything that is wrong with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.catalogue import Catalogue, Kept, read_catalogue
from site_builder.commands.settings import read_settings
from site_builder.diagnostics import Diagnostic, in_order
from site_builder.locales import Locale
from site_builder.prose import ProsePage, load_prose
from site_builder.rules import check_all
from site_builder.rules.found import FoundBefore
from site_builder.rules.prose import check_prose
from site_builder.rules.review import Review

CATALOGUE_FOLDER = "projects"
CONTENT_FOLDER = "content"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: all findings in order, and the catalogue if there could be one."""

    catalogue: Catalogue | None
    as_of: datetime.date | None
    findings: tuple[Diagnostic, ...]
    prose: tuple[ProsePage, ...] = ()
    locales: tuple[Locale, ...] = ()
    kept: Kept = field(default_factory=dict, repr=False)
    """What the next check need not parse again."""
    found: FoundBefore = field(default_factory=dict, repr=False)
    """What it need not look for again."""

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops a build."""
        return self.catalogue is None or any(one.is_error for one in self.findings)


def check(
    root: Path,
    as_of: datetime.date | None = None,
    kept: Kept | None = None,
    found: FoundBefore | None = None,
) -> Checked:
    """Read and check the project in `root`, for a day or for the catalogue's own.

    `kept` and `found` are what an earlier check with the same program has read and found.
    """
    folder, content = root / CATALOGUE_FOLDER, root / CONTENT_FOLDER
    settings, findings = read_settings(root)
    catalogue, found_in_files, kept = read_catalogue(folder, CATALOGUE_FOLDER, kept or {})
    pages, found_in_prose = load_prose(content, CONTENT_FOLDER, settings.codes)
    findings = [*findings, *found_in_files, *found_in_prose]
    if catalogue is None:
        return Checked(None, as_of, tuple(in_order(findings)), kept=kept)
    day = as_of or catalogue.county.as_of
    review = Review(catalogue, day, settings.codes, folder)
    found_by_rules, found = check_all(review, found)
    findings += [*found_by_rules, *check_prose(pages, review, content)]
    found_in_all = tuple(in_order(findings))
    return Checked(catalogue, day, found_in_all, tuple(pages), settings.locales, kept, found)
