"""The report on the fee lists for the bodies that supervise them: what it says, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.calculations.changes import FeeChange
from site_builder.calculations.fee_coverage import (
    SignOffState,
    fee_gaps,
    late_changes,
    sign_offs,
)
from site_builder.calculations.fee_periods import is_charged, is_stopped, iter_items, period_on
from site_builder.calculations.fee_versions import issue_changes
from site_builder.calculations.published_list import list_checksum
from site_builder.models.fees import FeeItem, FeeList
from site_builder.outputs.columns import Cell
from site_builder.outputs.fee_notice import HEADINGS, fee_notice
from site_builder.outputs.notice_text import row_cells
from site_builder.outputs.rate_words import standard_lines
from site_builder.outputs.report_tables import ReportColumn, ReportTable
from site_builder.outputs.words import basis_numbers
from site_builder.pages.edition import Edition, bare
from site_builder.pages.fee_change_text import counts_text, in_order
from site_builder.pages.fee_changes import approvers
from site_builder.pages.fee_rows import state_text
from site_builder.pages.fee_version_list import version_state


@dataclass(frozen=True, slots=True)
class FeeReport:
    """A report: its title, what it says in short, and its tables."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sign_offs: ReportTable
    late: ReportTable
    gaps: ReportTable
    changes: ReportTable
    items: ReportTable

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """Return its tables, what needs doing first."""
        return self.sign_offs, self.late, self.gaps, self.changes, self.items


def fee_report(edition: Edition) -> FeeReport:
    """Make the report on the current issue."""
    county = edition.plain(edition.catalogue.county.name)
    issue = edition.plain(edition.catalogue.county.publication.title)
    changes = in_order(issue_changes(edition.catalogue))
    title = edition._("{county}: report on the fee lists", county=county)
    return FeeReport(
        title=edition._("{title} ({issue})", title=title, issue=issue),
        facts=tuple(_facts(edition, changes)),
        sign_offs=_sign_offs(edition),
        late=_late(edition),
        gaps=_gaps(edition),
        changes=_changes(edition, changes),
        items=_items(edition),
    )


def _facts(edition: Edition, changes: tuple[FeeChange, ...]) -> Iterable[tuple[str, str]]:
    catalogue, day = edition.catalogue, edition.as_of
    publication = catalogue.county.publication
    items = [item for _, item in iter_items(catalogue)]
    locales = [locale for locale, _ in edition.prefixes]
    supervisors = [edition.plain(one) for one in catalogue.county.supervisors]
    yield edition._("Reported to"), edition._(", ").join(supervisors) or "—"
    yield edition._("Issue"), edition.plain(publication.title)
    yield edition._("Published"), edition.date(publication.published)
    yield edition._("In force from"), edition.date(publication.effective)
    yield edition._("Approved by"), bare(approvers(edition)) or "—"
    yield edition._("As of"), edition.date(day)
    yield edition._("Agencies"), str(len(catalogue.fee_lists))
    yield edition._("Items"), str(len(items))
    yield edition._("Charged"), str(sum(is_charged(one, day) for one in items))
    yield edition._("Stopped"), str(sum(is_stopped(one, day) for one in items))
    yield edition._("Changes of this issue"), counts_text(edition, changes) or edition._("none")
    yield edition._("Sign-off"), _sign_off_counts(edition)
    yield edition._("Made public late"), str(len(list(late_changes(catalogue, day))))
    yield edition._("Checksum of the lists (SHA-256)"), list_checksum(catalogue, locales)
    for kept, version in catalogue.fee_versions.readable[-1:]:
        name = edition._("Checksum of the version of {date}", date=edition.date(version.published))
        yield name, kept.sha256
        yield edition._("State of the lists"), version_state(edition)


def _sign_off_counts(edition: Edition) -> str:
    lines = list(sign_offs(edition.catalogue, edition.as_of))
    counts = Counter(line.state for line in lines)
    said = [
        edition._("{kind} {n}", kind=edition.choice(state), n=counts[state])
        for state in SignOffState
        if counts[state]
    ]
    due = edition._("due by {date}", date=edition.date(lines[0].due.day)) if lines else ""
    return edition._(", ").join(filter(None, [*said, due]))


def _agency(edition: Edition, fees: FeeList) -> str:
    return edition.plain(edition.catalogue.agency_by_id[fees.agency].name)


def _sign_offs(edition: Edition) -> ReportTable:
    lines = sign_offs(edition.catalogue, edition.as_of)
    rows = tuple(
        (
            _agency(edition, one.fees),
            len(one.fees.items),
            edition.choice(one.state),
            one.fees.signed_off.on if one.fees.signed_off else None,
            one.fees.signed_off.period if one.fees.signed_off else None,
            one.due.day,
            one.fees.cut_off,
        )
        for one in lines
    )
    return ReportTable(
        edition._("Sign-off"),
        (
            ReportColumn(edition._("Agency"), width=7),
            ReportColumn(edition._("Items"), "integer", 2),
            ReportColumn(edition._("State")),
            ReportColumn(edition._("Signed off on"), "date", 3),
            ReportColumn(edition._("For issue"), width=3),
            ReportColumn(edition._("Due by"), "date", 3),
            ReportColumn(edition._("Complete up to"), "date", 3),
        ),
        rows,
    )


def _late(edition: Edition) -> ReportTable:
    rows = tuple(
        (*_named(edition, one.fees, one.item), one.period.published, one.due.day)
        for one in late_changes(edition.catalogue, edition.as_of)
    )
    return ReportTable(
        edition._("Made public late"),
        (
            *_naming(edition),
            ReportColumn(edition._("Made public"), "date", 3),
            ReportColumn(edition._("Due by"), "date", 3),
        ),
        rows,
    )


def _gaps(edition: Edition) -> ReportTable:
    rows = tuple(
        (*_named(edition, one.fees, one.item), edition.words.text(one.missing))
        for one in fee_gaps(edition.catalogue, edition.as_of)
    )
    missing = ReportColumn(edition._("Missing"), width=7)
    return ReportTable(edition._("Missing facts"), (*_naming(edition), missing), rows)


def _naming(edition: Edition) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(edition._("Agency"), width=6),
        ReportColumn(edition._("Code"), width=2),
        ReportColumn(edition._("Fee"), width=7),
    )


def _named(edition: Edition, fees: FeeList, item: FeeItem) -> tuple[Cell, ...]:
    return _agency(edition, fees), item.code, edition.plain(item.name)


def _changes(edition: Edition, changes: tuple[FeeChange, ...]) -> ReportTable:
    widths = (1.1, 3.2, 3.8, 1.8, 4.2, 4.2, 2.4, 5.0)
    notice = fee_notice(edition, changes, "", "")
    columns = tuple(
        ReportColumn(edition.words.text(said), width=width)
        for said, width in zip(HEADINGS, widths, strict=True)
    )
    rows = tuple(
        tuple("\n".join(cell) for cell in row_cells(number, row))
        for number, row in enumerate(notice.rows, start=1)
    )
    return ReportTable(edition._("Changes"), columns, rows)


def _items(edition: Edition) -> ReportTable:
    return ReportTable(
        edition._("Items"),
        (
            ReportColumn(edition._("Agency"), width=3.2),
            ReportColumn(edition._("Code"), width=1.5),
            ReportColumn(edition._("Fee"), width=3.2),
            ReportColumn(edition._("Kind of fee"), width=2.4),
            ReportColumn(edition._("Paid by enterprises"), "boolean", 1.4),
            ReportColumn(edition._("State"), width=2),
            ReportColumn(edition._("Standard"), width=4.2),
            ReportColumn(edition._("In force from"), "date", 2),
            ReportColumn(edition._("In force until"), "date", 2),
            ReportColumn(edition._("Legal basis"), width=3.8),
        ),
        tuple(_item(edition, fees, item) for fees, item in iter_items(edition.catalogue)),
    )


def _item(edition: Edition, fees: FeeList, item: FeeItem) -> tuple[Cell, ...]:
    period = period_on(item, edition.as_of)
    rate = period.rate if period and is_charged(item, edition.as_of) else None
    return (
        *_named(edition, fees, item),
        edition.choice(item.kind),
        bool(item.enterprise),
        state_text(edition, item) or edition._("Charged"),
        "\n".join(standard_lines(edition, rate)) or None,
        period.since if period else None,
        period.until if period else None,
        basis_numbers((*(period.basis if period else ()), *item.basis)),
    )
