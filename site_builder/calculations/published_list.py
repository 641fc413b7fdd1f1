"""The fee lists as they are published: records in one settled form, and the checksum of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from site_builder.calculations.fee_periods import iter_items
from site_builder.catalogue import Catalogue
from site_builder.models.natural import natural


def list_records(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield every item with its periods, and whose list it stands in."""
    for fees, item in iter_items(catalogue):
        yield {
            "agency": fees.agency,
            "agency_name": catalogue.agency_by_id[fees.agency].name,
            "cut_off": fees.cut_off,
            **dict(item),
        }


def record_lines(records: Iterable[Mapping[str, Any]], locales: Sequence[str]) -> str:
    """Write records as JSON, one a line."""
    return ",\n".join(record_line(one, locales) for one in records)


def record_line(record: object, locales: Sequence[str]) -> str:
    """Write a record as JSON."""
    return json.dumps(natural(record, locales), ensure_ascii=False, separators=(",", ":"))


def lines_checksum(lines: str) -> str:
    """Return the SHA-256 of a data file's records: `sed '1d;$d' fees.json | sha256sum`."""
    return hashlib.sha256(f"{lines}\n".encode() if lines else b"").hexdigest()


def list_checksum(catalogue: Catalogue, locales: Sequence[str]) -> str:
    """Return the checksum of the fee lists, which `data/fees.json` and the notice boards state."""
    return catalogue.recalled(
        ("list checksum", *locales),
        lambda: lines_checksum(record_lines(list_records(catalogue), locales)),
    )
