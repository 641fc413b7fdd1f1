"""The fee schedule: every item of every agency in one table, with what changed and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.calculations.changes import FeeChange
from site_builder.calculations.fee_periods import is_charged, is_stopped, iter_items
from site_builder.pages.answering import breadcrumb_list, page_address
from site_builder.pages.browse.fees import FEES, fee_entries
from site_builder.pages.browse.panel import Nouns, shown_panel
from site_builder.pages.browse.table import table_file
from site_builder.pages.edition import Edition, bare
from site_builder.pages.fee_change_text import counts_text, item_count, shown_change
from site_builder.pages.fee_changes import approvers, current_changes
from site_builder.pages.fee_groups import FeeGroup, fee_group, shown_times
from site_builder.pages.fee_other_days import OTHER_DAYS, other_days_page
from site_builder.pages.fee_outlook import VALIDITY_SCRIPT, announced, expiry
from site_builder.pages.fee_plans import plan_name, plan_total, worked_plans
from site_builder.pages.page import Page
from site_builder.pages.parts import Row, complaint_note, data_files
from site_builder.pages.plain_lists import fee_kind_links
from site_builder.pages.sections import section_link

_STRIP = 4


def fee_pages(edition: Edition) -> Iterator[Page]:
    """Make the fee schedule, and the page of what stands on it on other days."""
    changes = current_changes(edition)
    changed = {change.item.id for change in changes}
    groups = [fee_group(edition, fees, changed) for fees in edition.catalogue.fee_lists]
    yield _schedule(edition, groups, changes, changed)
    if any(group.has_other_days for group in groups):
        yield other_days_page(edition, groups)


def _schedule(
    edition: Edition, groups: list[FeeGroup], changes: tuple[FeeChange, ...], changed: set[str]
) -> Page:
    entries = fee_entries(edition, changed)
    table = table_file(edition, FEES, entries)
    counts = _counts(edition, changes)
    publication = edition.catalogue.county.publication
    return Page(
        path="fees/",
        section="fees",
        title=edition._("Public fee schedule"),
        description=_description(edition, counts),
        template="fees.html",
        view={
            "groups": groups,
            "browser": shown_panel(edition, FEES, entries, table, _nouns(edition)),
            "kinds": fee_kind_links(edition),
            "times": shown_times(edition, groups),
            "other_days": OTHER_DAYS if any(group.has_other_days for group in groups) else "",
            "announced": announced(edition),
            "expiry": expiry(edition, edition.catalogue.fee_lists),
            "counts": counts,
            "files": data_files("fees"),
            "version": _version_rows(edition),
            "changes": [shown_change(edition, one) for one in _for_strip(changes)],
            "change_total": len(changes),
            "change_counts": counts_text(edition, changes),
            "plan": _plan(edition),
            "complaint": complaint_note(edition),
            "as_of": edition.date(edition.as_of),
            "lowest": [_lowest(edition, one) for one in edition.catalogue.county.lowest_standards],
            "supervisors": edition.listed(
                [edition.say(one) for one in edition.catalogue.county.supervisors]
            ),
        },
        published=publication.published,
        source=bare(approvers(edition)),
        structured=(
            _dataset(edition),
            breadcrumb_list(edition, section_link(edition, "fees")),
        ),
        styles=("tables.css", "fees.css", "wide-print.css", "browse.css", "filter-bar.css"),
        scripts=("fees-as-of.js", VALIDITY_SCRIPT),
        modules=("browse-rows.js",),
        files=(table,),
    )


def _nouns(edition: Edition) -> Nouns:
    """Say how fees are counted."""
    forms = edition.words.forms
    return Nouns(
        all=forms("item on the list", "items on the list"),
        some=forms("item matches", "items match"),
        show=forms("Show {n} item", "Show {n} items"),
        none=edition._("No fee meets all of these conditions."),
        search=edition._("Search fees, document numbers or agencies"),
    )


def _plan(edition: Edition) -> Row | None:
    """Show what the first of the worked examples pays once."""
    plan = next(iter(worked_plans(edition)), None)
    return Row(plan_name(edition, plan), plan_total(edition, plan)) if plan else None


def _for_strip(changes: tuple[FeeChange, ...]) -> list[FeeChange]:
    """Pick a change of each kind first, then more of them while there is room."""
    first = list({change.kind: change for change in reversed(changes)}.values())
    first.sort(key=changes.index)
    rest = [change for change in changes if change not in first]
    return [*first, *rest][:_STRIP]


def _counts(edition: Edition, changes: tuple[FeeChange, ...]) -> dict[str, int]:
    day = edition.as_of
    items = [item for _, item in iter_items(edition.catalogue)]
    return {
        "all": len(items),
        "charged": sum(is_charged(one, day) for one in items),
        "enterprise": sum(one.enterprise and is_charged(one, day) for one in items),
        "reduced": sum(bool(one.reductions) and is_charged(one, day) for one in items),
        "stopped": sum(is_stopped(one, day) for one in items),
        "changed": item_count(changes),
        "agencies": len(edition.catalogue.fee_lists),
    }


def _description(edition: Edition, counts: dict[str, int]) -> str:
    publication = edition.catalogue.county.publication
    return edition._(
        "All {all} public fees of {agencies} agencies in {county}: {charged} charged, "
        "{stopped} stopped, {changed} changed in this issue. Published {date}.",
        county=edition.plain(edition.catalogue.county.name),
        date=edition.date(publication.published),
        **counts,
    )


def _version_rows(edition: Edition) -> list[Row]:
    publication = edition.catalogue.county.publication
    dates = edition._(
        "{published}, in force from {effective}",
        published=edition.date(publication.published),
        effective=edition.date(publication.effective),
    )
    return [
        Row(edition._("Issue"), edition.say(publication.title)),
        Row(edition._("Published"), dates),
        Row(edition._("Approved by"), approvers(edition) or edition.to_come),
        Row(edition._("Changes since"), edition.date(publication.previous)),
    ]


def _lowest(edition: Edition, rule: Any) -> dict[str, Any]:
    return {
        "article": edition.say(rule.article),
        "basis": edition.listed([edition.basis(one) for one in rule.basis]),
        "since": edition.date(rule.since),
    }


def _dataset(edition: Edition) -> dict[str, Any]:
    """Describe the lists as the data set that they can be downloaded as."""
    publication = edition.catalogue.county.publication
    base = edition.catalogue.county.site.address
    kinds = {"CSV": "text/csv", "JSON": "application/json"}
    return {
        "@type": "Dataset",
        "name": edition._("Public fee schedule"),
        "description": _description(edition, _counts(edition, current_changes(edition))),
        "url": page_address(edition, "fees/"),
        "version": publication.period,
        "datePublished": publication.published.isoformat(),
        "temporalCoverage": f"{publication.effective.isoformat()}/..",
        "creator": {
            "@type": "GovernmentOrganization",
            "name": edition.plain(edition.catalogue.county.site.organiser),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kinds[file.text],
                "contentUrl": f"{base}{file.url}",
            }
            for file in data_files("fees")
            if file.text in kinds
        ],
    }
