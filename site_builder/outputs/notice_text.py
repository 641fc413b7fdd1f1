"""The adjustment notice as text, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from site_builder.calculations.changes import FeeChange
from site_builder.models.fees import FeePeriod
from site_builder.models.natural import natural
from site_builder.outputs.fee_notice import HEADINGS, Notice, NoticeRow
from site_builder.pages.edition import Edition

_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


_DETAILS = 4
"""The first of the columns that a paragraph lists below its head."""


def notice_text(edition: Edition, notice: Notice) -> str:
    """Write a notice for a terminal: a paragraph a change."""
    parts = [notice.title, f"{notice.scope}\n{notice.counts}"]
    parts += ["\n".join(_paragraph(edition, row)) for row in notice.rows]
    return "\n\n".join(parts) + "\n"


def _paragraph(edition: Edition, row: NoticeRow) -> Iterator[str]:
    cells = row_cells(0, row)
    yield f"[{row.kind}] {row.code} {row.name} {edition._('({agency})', agency=row.agency)}"
    for heading, lines in list(zip(HEADINGS, cells, strict=True))[_DETAILS:]:
        if lines:
            said = edition._("; ").join(lines)
            yield "  " + edition._("{name}: {value}", name=edition.words.text(heading), value=said)


def notice_markdown(edition: Edition, notice: Notice) -> str:
    """Write a notice as Markdown: a heading, two sentences and a table."""
    parts = [f"# {_plain(notice.title)}", f"{_plain(notice.scope)}", _plain(notice.counts)]
    if notice.rows:
        parts.append("\n".join(_table(edition, notice)))
    if notice.reported_to:
        parts.append(edition._("Reported to: {bodies}", bodies=_plain(notice.reported_to)))
    return "\n\n".join(parts) + "\n"


def _table(edition: Edition, notice: Notice) -> Iterator[str]:
    yield _line([edition.words.text(one) for one in HEADINGS])
    yield _line(["---"] * len(HEADINGS))
    for number, row in enumerate(notice.rows, start=1):
        yield _line("<br>".join(map(_plain, cell)) for cell in row_cells(number, row))


def row_cells(number: int, row: NoticeRow) -> tuple[Sequence[str], ...]:
    """Return the cells of a row, each with its lines, in the order of the headings."""
    return (
        (str(number),),
        (row.agency,),
        (f"{row.code} {row.name}",),
        (row.kind,),
        row.before,
        row.after,
        (row.effective,),
        row.grounds,
    )


def _line(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Write text that Markdown takes for nothing else."""
    return " ".join(text.translate(_MARKS).split())


def notice_json(edition: Edition, changes: Sequence[FeeChange], before: str, after: str) -> str:
    """Write changes with every language of the site and with both standards in full."""
    locales = [locale for locale, _ in edition.prefixes]
    records = [_record(one, locales) for one in changes]
    said = {"before": before, "after": after, "changes": records}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _record(change: FeeChange, locales: Sequence[str]) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "item": change.item.id,
        "code": change.item.code,
        "name": natural(change.item.name, locales),
        "agency": change.fees.agency,
        "effective": change.effective.isoformat() if change.effective else None,
        "before": _period(change.before, locales),
        "after": _period(change.after, locales),
        "reductions": natural(change.reductions, locales),
        "documents": natural(change.documents, locales),
    }


def _period(period: FeePeriod | None, locales: Sequence[str]) -> object:
    return None if period is None else natural(period, locales)
