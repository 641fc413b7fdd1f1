"""The pages of the catalogue: record → view → body, one module a page family."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from site_builder.pages.page import Page, PagePlan
from site_builder.pages.parks import park_pages
from site_builder.pages.plain_lists import plain_list_pages
from site_builder.pages.policies import policy_pages
from site_builder.pages.procedures import procedure_pages
from site_builder.pages.progress import progress_pages
from site_builder.pages.project import project_pages, project_plans
from site_builder.pages.project_facets import project_facet_pages
from site_builder.pages.projects import project_list_pages
from site_builder.pages.registers import register_pages
from site_builder.pages.search import search_pages

PAGE_FAMILIES: tuple[Callable[[Edition], Iterator[Page]], ...] = (
    home_pages,
    project_list_pages,
    project_facet_pages,
    project_pages,
    choice_pages,
    park_pages,
    industry_pages,
    procedure_pages,
    register_pages,
    fee_pages,
    fee_list_pages,
    fee_history_pages,
    fee_board_pages,
    fee_change_pages,
    fee_estimator_pages,
    policy_pages,
    plain_list_pages,
    matcher_pages,
    contact_pages,
    cost_pages,
    event_pages,
    progress_pages,
    search_pages,
)


def all_pages(edition: Edition) -> Iterator[Page]:
    """Make every page of an edition."""
    for family in PAGE_FAMILIES:
        yield from family(edition)


PLANNED_FAMILIES: tuple[Callable[[Edition], Iterator[Page | PagePlan]], ...] = tuple(
    project_plans if family is project_pages else family for family in PAGE_FAMILIES
)
"""The same families; one that has very many pages plans them instead of making all of them."""
