"""Finds the page that stands at an address, and makes that page and as few others as it can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from site_builder.outputs.data_page import open_data_pages
from site_builder.pages.board_sheets import SIZES
from site_builder.pages.compare import choice_pages
from site_builder.pages.contact import contact_pages
from site_builder.pages.costs import cost_pages
from site_builder.pages.edition import Edition
from site_builder.pages.events import event_pages
from site_builder.pages.fee_board import fee_board_pages
from site_builder.pages.fee_changes import fee_change_pages
from site_builder.pages.fee_estimator import fee_estimator_pages
from site_builder.pages.fee_history import fee_history_pages
from site_builder.pages.fee_list import fee_list_pages
from site_builder.pages.fees import fee_pages
from site_builder.pages.home import home_pages
from site_builder.pages.industries import industry_pages
from site_builder.pages.matcher import matcher_pages
from site_builder.pages.page import Page
from site_builder.pages.parks import park_pages
from site_builder.pages.plain_lists import plain_list_pages
from site_builder.pages.policies import policy_pages
from site_builder.pages.procedures import procedure_pages
from site_builder.pages.progress import progress_pages
from site_builder.pages.project import project_plan
from site_builder.pages.project_facets import project_facet_pages
from site_builder.pages.projects import project_list_pages
from site_builder.pages.registers import register_pages
from site_builder.pages.search import search_pages

Family = Callable[[Edition], Iterator[Page]]

_SIZE = "(?:" + "|".join(size.folder for size in SIZES) + ")"
_FAMILIES: tuple[tuple[str, Family], ...] = (
    (r"", home_pages),
    (r"projects/(?:compare|shortlist)/", choice_pages),
    (r"projects/(?:page/\d+/)?", project_list_pages),
    (r"projects/[^/]+/[^/]+/", project_facet_pages),
    (r"parks/(?:[^/]+/)?", park_pages),
    (r"industries/(?:[^/]+/)?", industry_pages),
    (r"procedures/(?:[^/]+/)?", procedure_pages),
    (r"registers/(?:[^/]+/)?", register_pages),
    (r"fees/(?:other-days/)?", fee_pages),
    (r"fees/estimator/", fee_estimator_pages),
    (r"fees/changes/(?:[^/]+/)?", fee_change_pages),
    (rf"fees/(?:[^/]+/)?{_SIZE}/", fee_board_pages),
    (r"fees/kind/[^/]+/", plain_list_pages),
    (r"fees/[^/]+/", fee_list_pages),
    (r"fees/[^/]+/[^/]+/", fee_history_pages),
    (r"policies/matcher/", matcher_pages),
    (r"policies/industry/[^/]+/", plain_list_pages),
    (r"policies/(?:[^/]+/)?", policy_pages),
    (r"contact/", contact_pages),
    (r"costs/", cost_pages),
    (r"events/", event_pages),
    (r"progress/", progress_pages),
    (r"search/", search_pages),
    (r"data/", open_data_pages),
)
"""The addresses of each family of pages, but for those of single projects."""
_PROJECT = re.compile(r"projects/([^/]+)/")


def page_at(edition: Edition, path: str) -> Page | None:
    """Make the page that stands at a path below the locale's root, if there is one."""
    match = _PROJECT.fullmatch(path)
    project = edition.catalogue.project_by_id.get(match[1]) if match else None
    if project is not None:
        return project_plan(edition, project).make()
    made = (page for family in families_at(path) for page in family(edition))
    return next((page for page in made if page.path == path), None)


def is_record_page(path: str) -> bool:
    """Whether a page at this path could only be made from the catalogue."""
    return bool(_PROJECT.fullmatch(path) or families_at(path))


def families_at(path: str) -> list[Family]:
    """Return the families that a page may belong to by its path."""
    return [family for pattern, family in _FAMILIES if re.fullmatch(pattern, path)]
