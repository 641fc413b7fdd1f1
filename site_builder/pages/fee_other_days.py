"""The standards of other days: rows that the fee schedule fetches when a reader asks for a day."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fee_groups import FeeGroup
from site_builder.pages.page import Page
from site_builder.pages.sections import section_link

OTHER_DAYS = "fees/other-days/"


def other_days_page(edition: Edition, groups: Sequence[FeeGroup]) -> Page:
    """Make the page; readers without script read it as it is."""
    title = edition._("Fee standards of other days")
    lead = edition._(
        "What each public fee was before, and what is decided for later: all standards that are "
        "not in force on {date}, by agency.",
        date=edition.date(edition.as_of),
    )
    return Page(
        path=OTHER_DAYS,
        section="fees",
        title=title,
        description=lead,
        template="fee_other_days.html",
        view={
            "groups": [group for group in groups if group.has_other_days],
            "heading": title,
            "lead": lead,
        },
        published=edition.catalogue.county.publication.published,
        is_listed=False,
        structured=(
            breadcrumb_list(edition, section_link(edition, "fees"), Link(title, OTHER_DAYS)),
        ),
        styles=("tables.css", "fees.css", "wide-print.css"),
    )
