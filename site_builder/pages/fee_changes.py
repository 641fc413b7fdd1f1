"""The adjustment notice: what changed in the fee lists since the publication before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from site_builder.calculations.changes import ChangeKind, FeeChange, fee_changes
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_change_text import (
    ShownChange,
    counts_text,
    in_order,
    item_count,
    shown_change,
)
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note
from site_builder.pages.sections import section_link

NOTICE_FILES = (("Word", "notice.docx"), ("Markdown", "notice.md"))
"""The formats of the notice, and their names beside its page."""


def current_changes(edition: Edition) -> tuple[FeeChange, ...]:
    """Return the changes of the current publication."""
    publication = edition.catalogue.county.publication
    changes = fee_changes(edition.catalogue, publication.previous, publication.effective)
    return in_order(changes)


def fee_change_pages(edition: Edition) -> Iterator[Page]:
    """Make the adjustment notice."""
    publication = edition.catalogue.county.publication
    changes = current_changes(edition)
    issue = edition.say(publication.title)
    title = edition._("Fee changes, {issue}", issue=issue)
    lead = edition._(
        "{n} items changed since {previous}: {counts}. Published {published}; the new standards "
        "hold from the day stated with each.",
        n=item_count(changes),
        previous=edition.date(publication.previous),
        counts=counts_text(edition, changes) or edition._("none"),
        published=edition.date(publication.published),
    )
    yield Page(
        path="fees/changes/",
        section="fees",
        title=bare(title),
        description=bare(lead),
        template="fee_changes.html",
        view={
            "heading": title,
            "lead": lead,
            "issue": issue,
            "kinds": _by_kind(edition, changes),
            "files": [Link(text, f"fees/changes/{name}") for text, name in NOTICE_FILES],
            "complaint": complaint_note(edition),
        },
        published=publication.published,
        source=bare(approvers(edition)),
        structured=(
            breadcrumb_list(
                edition, section_link(edition, "fees"), section_link(edition, "fee-changes")
            ),
        ),
        is_article=True,
        styles=("fees.css",),
    )


def _by_kind(
    edition: Edition, changes: Sequence[FeeChange]
) -> list[tuple[str, str, list[ShownChange]]]:
    groups = []
    for kind in ChangeKind:
        shown = [shown_change(edition, one) for one in changes if one.kind is kind]
        if shown:
            groups.append((kind.value, edition.choice(kind), shown))
    return groups


def approvers(edition: Edition) -> Markup:
    """Name the agencies that approved the publication."""
    names = edition.catalogue.agency_by_id
    approved = edition.catalogue.county.publication.approved_by
    return edition.listed([edition.say(names[one].name) for one in approved])
