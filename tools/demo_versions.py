"""Writes the published versions that the shipped catalogue comes with, once its lists have changed.

`python -m tools.demo_versions` freezes the current issue, and the two issues that would have been
published before it: what the lists said then, without what was decided later. A real county never
does this; its versions are written by `fees publish`, and stay.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from site_builder.calculations.fee_versions import new_version
from site_builder.calculations.published_list import list_checksum
from site_builder.catalogue import Catalogue, load_catalogue
from site_builder.commands.fees_publish import fees_publish
from site_builder.models.fee_versions import (
    CHECKSUM_FILE,
    VERSION_FOLDER,
    FeeVersion,
    KeptVersion,
    checksum_lines,
    version_bytes,
)

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("zh", "en")
ISSUES = (
    ("2026-05-15", "2026-06-01", 2),
    ("2026-08-15", "2026-09-01", 3),
)
_ONE_DAY = datetime.timedelta(days=1)
_REWORDED = {
    "land-reclamation": {
        "service": {
            "zh": "补充被占用的耕地",
            "en": "Replacement of the farmland that is built on",
        }
    }
}
"""Words that the current issue has put in another way."""


def main() -> None:
    """Write the versions anew."""
    folder = ROOT / "projects" / VERSION_FOLDER
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    catalogue, _ = load_catalogue(ROOT / "projects")
    assert catalogue is not None
    kept: tuple[KeptVersion, ...] = ()
    for published, effective, number in ISSUES:
        data = _issue(catalogue, published, effective, number)
        if kept:
            data["previous"] = {"published": kept[-1].name, "sha256": kept[-1].sha256}
        kept += (KeptVersion(published, version_bytes(data)),)
        (folder / kept[-1].file_name).write_bytes(kept[-1].content)
    sums = checksum_lines(kept)
    (folder / CHECKSUM_FILE).write_text(sums, encoding="utf-8", newline="\n")
    fees_publish(ROOT)


def _issue(catalogue: Catalogue, published: str, effective: str, number: int) -> dict[str, Any]:
    data = new_version(catalogue, LOCALES) | {
        "published": published,
        "effective": effective,
        "period": f"{published[:4]}-{number}",
        "title": {
            "zh": f"{published[:4]}年第{number}期",
            "en": f"Issue {number} of {published[:4]}",
        },
    }
    data["lists"] = [_earlier_list(fees, published, data["period"]) for fees in data["lists"]]
    lists = FeeVersion.model_validate(data).lists
    stood = replace(catalogue, records={**catalogue.records, "fee-list": lists})
    return data | {"records_sha256": list_checksum(stood, LOCALES)}


def _earlier_list(fees: dict[str, Any], day: str, period: str) -> dict[str, Any]:
    signed = {"on": f"{day[:8]}13", "period": period}
    kept = {name: value for name, value in fees.items() if name != "verified"}
    items = list(_earlier_items(fees["items"], day))
    return kept | {"published": day, "cut_off": day, "signed_off": signed, "items": items}


def _earlier_items(items: list[dict[str, Any]], day: str) -> Iterator[dict[str, Any]]:
    for item in copy.deepcopy(items):
        known = [one for one in item["periods"] if _known_on(one) <= day]
        if not known:
            continue
        _reopen(known[-1], [one for one in item["periods"] if one not in known])
        reductions = [one for one in item.get("reductions", ()) if one.get("from", "") <= day]
        yield item | {"periods": known, "reductions": reductions} | _REWORDED.get(item["id"], {})


def _known_on(period: dict[str, Any]) -> str:
    return str(period.get("published") or period["from"])


def _reopen(last: dict[str, Any], later: list[dict[str, Any]]) -> None:
    """Take off the end of a period that only came with the one that followed it."""
    if later and "until" in last:
        end = datetime.date.fromisoformat(last["until"])
        if (end + _ONE_DAY).isoformat() == later[0]["from"]:
            del last["until"]


if __name__ == "__main__":
    main()
