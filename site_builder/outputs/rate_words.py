"""A row of a rate in words: what a reader of the published list would read on that line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from site_builder.diagnostics import Message
from site_builder.outputs.column_kinds import own_text
from site_builder.outputs.rate_rows import Name, RateRow, rate_rows
from site_builder.outputs.words import fact_name
from site_builder.pages.bill_working import number_text
from site_builder.pages.edition import Edition
from site_builder.values.prices import Share

PATH_SIGN = " > "


def name_words(edition: Edition, name: Name) -> str:
    """Say the name of a class, part or band."""
    return edition.words.text(name) if isinstance(name, Message) else own_text(edition, name)


def path_words(edition: Edition, row: RateRow) -> str:
    """Say the way that leads to a row."""
    return PATH_SIGN.join(name_words(edition, name) for name in row.path)


def standard_lines(edition: Edition, rate: Any) -> list[str]:
    """Say a whole standard as people read it, a line for each of its rows."""
    return [_line(edition, row) for row in (rate_rows(rate) if rate else ())]


def _line(edition: Edition, row: RateRow) -> str:
    path = edition._(": ").join(name_words(edition, name) for name in row.path)
    standard = edition._("; ").join(_parts(edition, row))
    return f"{path} {standard}" if path else standard


def standard_words(edition: Edition, row: RateRow) -> str:
    """Say a row's standard with its band, bounds and limits."""
    return "; ".join(_parts(edition, row))


def _parts(edition: Edition, row: RateRow) -> list[str]:
    parts = [_band(edition, row), _standard(edition, row), *_limits(edition, row)]
    return [part for part in parts if part]


def _standard(edition: Edition, row: RateRow) -> str:
    if row.wording is not None:
        said = name_words(edition, row.wording)
        return edition._("set by {body}", body=said) if row.kind == "delegated" else said
    if row.price is not None:
        price = edition.price(row.price)
        if isinstance(row.price, Share) and row.base:
            price = edition._("{share} of {base}", share=price, base=fact_name(edition, row.base))
        return price if row.factor is None else f"{price} × {row.factor}"
    return f"× {row.factor}" if row.factor is not None else ""


def _band(edition: Edition, row: RateRow) -> str:
    if row.kind in ("increment", "interpolated"):
        return ""
    start, end = (_bound(row, one) for one in (row.band_from, row.band_to))
    base = "" if row.kind == "surcharge" else fact_name(edition, row.base)
    if start is not None and end is not None:
        return edition._(
            "{base} above {start} up to {end}", base=base, start=start, end=end
        ).strip()
    if start is not None:
        return edition._("{base} above {start}", base=base, start=start).strip()
    return edition._("{base} up to {end}", base=base, end=end).strip() if end is not None else ""


def _bound(row: RateRow, bound: Decimal | None) -> str | None:
    if bound is None:
        return None
    return f"{(bound * 100).normalize():f}%" if row.kind == "surcharge" else f"{bound:,f}"


def _limits(edition: Edition, row: RateRow) -> list[str]:
    said = []
    if row.lower is not None:
        said.append(edition._("lower bound {price}", price=edition.price(row.lower)))
    if row.upper is not None:
        said.append(edition._("upper bound {price}", price=edition.price(row.upper)))
    if row.minimum is not None:
        said.append(edition._("at least CNY {amount}", amount=number_text(row.minimum)))
    if row.maximum is not None:
        said.append(edition._("at most CNY {amount}", amount=number_text(row.maximum)))
    return said
