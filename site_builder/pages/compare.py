"""The pages of what readers have chosen: projects side by side, and their shortlist.

Both are filled in the browser. Without a script they say so, and lead to the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.pages.edition import Edition
from site_builder.pages.page import Page
from site_builder.pages.project_sheet import GROUPS, Group

_SHORTLIST_COLUMNS = ("stage", "place", "land", "investment", "cooperation")


def choice_pages(edition: Edition) -> Iterator[Page]:
    """Make the comparison page and the shortlist's page."""
    yield _compare(edition)
    yield _shortlist(edition)


def _compare(edition: Edition) -> Page:
    title = edition._("Compare projects")
    return Page(
        path="projects/compare/",
        section="projects",
        title=title,
        description=edition._("Up to four projects side by side, with what sets them apart."),
        template="compare.html",
        view={"heading": title, "groups": [_group(edition, one) for one in GROUPS]},
        is_listed=False,
        styles=("tables.css", "boxes.css", "copy.css", "choose.css"),
        modules=("compare.js", "copy.js"),
    )


def _group(edition: Edition, group: Group) -> tuple[str, list[tuple[str, str]]]:
    return edition._(group.title), [(line.key, edition._(line.label)) for line in group.lines]


def _shortlist(edition: Edition) -> Page:
    title = edition._("My shortlist")
    labels = {line.key: line.label for group in GROUPS for line in group.lines}
    return Page(
        path="projects/shortlist/",
        section="projects",
        title=title,
        description=edition._("The projects that you have marked; the list stays in your browser."),
        template="shortlist.html",
        view={
            "heading": title,
            "columns": [(key, edition._(labels[key])) for key in _SHORTLIST_COLUMNS],
        },
        is_listed=False,
        styles=("tables.css", "boxes.css", "copy.css", "choose.css"),
        modules=("shortlist-page.js", "shortlist.js", "copy.js"),
    )
