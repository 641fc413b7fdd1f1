"""The adjustment notice: what changed in the fee lists since the publication before."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from site_builder.calculations.changes import ChangeKind, FeeChange
from site_builder.calculations.fee_coverage import SignOffState, sign_offs
from site_builder.calculations.fee_versions import (
    VersionStep,
    issue_changes,
    version_before,
    version_steps,
)
from site_builder.diagnostics import message
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_change_text import (
    ShownChange,
    counts_text,
    in_order,
    item_count,
    shown_change,
)
from site_builder.pages.fee_version_list import checksum_file, version_rows, version_state
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note
from site_builder.pages.rate_parts import words
from site_builder.pages.sections import section_link


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the lists, and what it changed."""

    title: Markup
    since: datetime.date
    published: datetime.date
    changes: tuple[FeeChange, ...]


_OPEN = {
    SignOffState.PENDING: message("Still to sign, by {date}: {agencies}."),
    SignOffState.LATE: message("Overdue since {date}: {agencies}."),
}
NOTICE_FILES = (("Word", "notice.docx"), ("Markdown", "notice.md"))
"""The formats of the notice, and their names beside its page."""


def current_changes(edition: Edition) -> tuple[FeeChange, ...]:
    """Return the changes of the current publication."""
    catalogue = edition.catalogue
    return catalogue.recalled("issue changes", lambda: in_order(issue_changes(catalogue)))


def fee_change_pages(edition: Edition) -> Iterator[Page]:
    """Make the adjustment notice of the current issue, and those of the versions before it."""
    publication = edition.catalogue.county.publication
    steps = version_steps(edition.catalogue)
    before = version_before(edition.catalogue)
    yield _page(
        edition,
        Issue(
            title=edition.say(publication.title),
            since=before.published if before else publication.previous,
            published=publication.published,
            changes=current_changes(edition),
        ),
        view={
            "files": [Link(text, f"fees/changes/{name}") for text, name in NOTICE_FILES],
            "versions": version_rows(edition, steps),
            "state": version_state(edition),
            "sums": checksum_file(),
            "coverage": coverage_text(edition),
        },
    )
    for earlier, step in pairwise(steps):
        if step.version.published < publication.published:
            yield _page(edition, _kept_issue(edition, earlier, step), f"{step.kept.name}/")


def _kept_issue(edition: Edition, earlier: VersionStep, step: VersionStep) -> Issue:
    return Issue(
        title=edition.say(step.version.title),
        since=earlier.version.published,
        published=step.version.published,
        changes=in_order(step.changes or ()),
    )


def _page(
    edition: Edition, issue: Issue, folder: str = "", view: Mapping[str, object] | None = None
) -> Page:
    title = edition._("Fee changes, {issue}", issue=issue.title)
    lead = _lead(edition, issue)
    trail = (section_link(edition, "fees"), section_link(edition, "fee-changes"))
    here = (Link(bare(issue.title), f"fees/changes/{folder}"),) if folder else ()
    return Page(
        path=f"fees/changes/{folder}",
        section="fees",
        title=bare(title),
        description=bare(lead),
        template="fee_changes.html",
        view={
            "heading": title,
            "lead": lead,
            "issue": issue.title,
            "trail": trail if folder else trail[:1],
            "kinds": _by_kind(edition, issue.changes),
            "complaint": complaint_note(edition),
            "files": (),
            "versions": (),
            "state": "",
            "sums": "",
            "coverage": "",
            **(view or {}),
        },
        published=issue.published,
        source=bare(approvers(edition)),
        structured=(breadcrumb_list(edition, *trail, *here),),
        is_article=True,
        styles=(
            "tables.css",
            "details.css",
            "fees.css",
            "wide-print.css",
            "rates.css",
            "fee-changes.css",
        ),
    )


def _lead(edition: Edition, issue: Issue) -> str:
    return edition._(
        "{n} items changed since {previous}: {counts}. Published {published}; the new standards "
        "hold from the day stated with each.",
        n=item_count(issue.changes),
        previous=edition.date(issue.since),
        counts=counts_text(edition, issue.changes) or edition._("none"),
        published=edition.date(issue.published),
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


def coverage_text(edition: Edition) -> Markup:
    """Say which agencies have yet to sign off their lists, and by when they must."""
    lines = list(sign_offs(edition.catalogue, edition.as_of))
    names = edition.catalogue.agency_by_id
    said = [
        words(
            edition,
            "{signed} of {all} agencies have signed off their lists for this issue.",
            signed=sum(line.state is SignOffState.SIGNED for line in lines),
            all=len(lines),
        )
    ]
    for state, said_so in _OPEN.items():
        agencies = [edition.say(names[one.fees.agency].name) for one in lines if one.state is state]
        if agencies:
            due = edition.date(lines[0].due.day)
            said.append(
                words(edition, said_so.template, agencies=edition.listed(agencies), date=due)
            )
    return edition.sentences(said)
