"""Notice boards (公示牌): the fees in force on paper, for the hall and for each counter."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from site_builder.calculations.fee_periods import is_stopped
from site_builder.calculations.published_list import list_checksum
from site_builder.models.fees import FeeList
from site_builder.pages.answering import breadcrumb_list, page_address
from site_builder.pages.board_rows import BoardRow, board_rows
from site_builder.pages.board_sheets import SIZES, BoardSize, note_height, spread
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_changes import approvers, current_changes
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note
from site_builder.pages.qr import qr_code
from site_builder.pages.sections import section_link

_SHOWN_DIGITS = 16


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """The rows of one agency on one board."""

    agency: Markup
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose board it is: the county's, or one agency's."""

    folder: str
    title: str | Markup
    lists: tuple[FeeList, ...]
    is_county: bool
    trail: tuple[Link, ...] = ()

    def rows(self, rows: Sequence[BoardRow]) -> Iterator[BoardRow]:
        """Yield the rows of a list that stand on it: the county's shows what enterprises pay."""
        return (row for row in rows if row.is_enterprise or not self.is_county)


def fee_board_pages(edition: Edition) -> Iterator[Page]:
    """Make the boards of the county and of each agency, in every size."""
    checksum = list_checksum(edition.catalogue, [locale for locale, _ in edition.prefixes])
    rows = _rows(edition)
    for scope in _scopes(edition):
        for size in SIZES:
            yield _page(edition, scope, size, rows, checksum)


def _rows(edition: Edition) -> dict[str, list[BoardRow]]:
    """Return the rows of each list, which stand on its own boards and on the county's."""
    day = board_day(edition)
    changed = {change.item.id: change for change in current_changes(edition)}
    lists = edition.catalogue.fee_lists
    return {one.id: list(board_rows(edition.on_day(day), one, day, changed)) for one in lists}


def board_day(edition: Edition) -> datetime.date:
    """Return the day that boards are printed for: a new issue is put up before it holds."""
    return max(edition.as_of, edition.catalogue.county.publication.effective)


def _scopes(edition: Edition) -> Iterator[Scope]:
    catalogue = edition.catalogue
    title = edition._("{county}: charges on business", county=edition.say(catalogue.county.name))
    yield Scope("fees/", title, catalogue.fee_lists, True)
    for fees in catalogue.fee_lists:
        agency = edition.say(catalogue.agency_by_id[fees.agency].name)
        folder = f"fees/{fees.agency}/"
        title = edition._("{agency}: public fees", agency=agency)
        yield Scope(folder, title, (fees,), False, (Link(agency, folder),))


def _page(
    edition: Edition,
    scope: Scope,
    size: BoardSize,
    rows_by_list: Mapping[str, Sequence[BoardRow]],
    checksum: str,
) -> Page:
    day = board_day(edition)
    rows = [row for fees in scope.lists for row in scope.rows(rows_by_list[fees.id])]
    stopped = _stopped(edition, scope, day)
    room = note_height([one.striptags() for one in stopped], size)
    boards = [_groups(board) for board in spread(rows, size, room, is_county=scope.is_county)]
    heading = edition._("Notice board, {size}", size=size.name)
    path = f"{scope.folder}{size.folder}/"
    description = edition._(
        "{title}: {n} fees in force from {date}, on {boards} of {size}, with basis, reductions, "
        "QR code and checksum.",
        title=scope.title,
        n=len(rows),
        date=edition.date(day),
        boards=edition.plural("{n} board", "{n} boards", len(boards)),
        size=size.name,
    )
    return Page(
        path=path,
        section="fees",
        title=f"{bare(scope.title)}{edition._(', ')}{heading}",
        description=bare(description),
        template="fee_board.html",
        view={
            "heading": heading,
            "lead": description,
            "title": scope.title,
            "size": size.key,
            "sizes": [(one.name, f"{scope.folder}{one.folder}/", one is size) for one in SIZES],
            "is_county": scope.is_county,
            "trail": list(scope.trail),
            "agencies": _agency_boards(edition, size) if scope.is_county else [],
            "boards": boards,
            "stopped": stopped,
            "place": scope.folder,
            **_frame(edition, scope, day, checksum),
        },
        published=edition.catalogue.county.publication.published,
        source=bare(approvers(edition)),
        structured=(
            breadcrumb_list(
                edition, section_link(edition, "fees"), *scope.trail, Link(heading, path)
            ),
        ),
        is_listed=size is SIZES[0],
        styles=("board.css", size.sheet),
    )


def _groups(board: Sequence[BoardRow]) -> tuple[BoardGroup, ...]:
    groups = ((key, tuple(rows)) for key, rows in groupby(board, lambda row: row.agency_id))
    return tuple(BoardGroup(rows[0].agency, rows) for _, rows in groups)


def _stopped(edition: Edition, scope: Scope, day: datetime.date) -> list[Markup]:
    return [
        edition.say(item.name)
        for fees in scope.lists
        for item in fees.items
        if is_stopped(item, day) and (item.enterprise or not scope.is_county)
    ]


def _agency_boards(edition: Edition, size: BoardSize) -> list[Link]:
    agencies = edition.catalogue.agency_by_id
    return [
        Link(edition.say(agencies[fees.agency].name), f"fees/{fees.agency}/{size.folder}/")
        for fees in edition.catalogue.fee_lists
    ]


def _frame(edition: Edition, scope: Scope, day: datetime.date, checksum: str) -> dict[str, Any]:
    """Return what head and foot of every board say."""
    county = edition.catalogue.county
    publication = county.publication
    address = page_address(edition, scope.folder)
    shown = checksum[:_SHOWN_DIGITS]
    return {
        "issue": edition._(
            "{issue}, in force from {date}",
            issue=edition.say(publication.title),
            date=edition.date(day),
        ),
        "slogan": edition._("Not on this list, not charged"),
        "complaint": complaint_note(edition),
        "complaints": [
            (edition.say(one.name), edition.phone(one.phone).text) for one in county.complaints[1:2]
        ],
        "qr": Markup(qr_code(address)),
        "address": address,
        "approved": approvers(edition) or edition.to_come,
        "publisher": edition.say(county.site.undertaker),
        "published": edition.date(publication.published),
        "checksum": checksum,
        "short_checksum": " ".join(shown[at : at + 4] for at in range(0, len(shown), 4)),
        "demo": edition.say(county.site.demo_notice) if county.site.is_demo else Markup(""),
    }
