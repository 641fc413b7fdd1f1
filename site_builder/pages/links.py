"""Where each record's page, or its place on a page, is: below the locale's root."""

from __future__ import annotations

from site_builder.catalogue import Catalogue
from site_builder.models.fees import FeeItem, FeeList
from site_builder.pages.sections import SECTION_BY_KEY

_FOLDERS = {
    "project": "projects/{}/",
    "park": "parks/{}/",
    "industry": "industries/{}/",
    "policy": "policies/{}/",
    "fee": "fees/{}/",
    "procedure": "procedures/{}/",
    "register": "registers/{}/",
    "cost": "costs/#{}",
    "event": "events/#{}",
    "office": "contact/#{}",
}


def record_url(catalogue: Catalogue, kind: str, record_id: str) -> str:
    """Return a record's address; kinds are those that prose links and notices use."""
    if kind == "section":
        return SECTION_BY_KEY[record_id].url
    if kind == "fee-item":
        fees, item = catalogue.fee_item_by_id[record_id]
        return f"fees/{fees.agency}/#{item.id}"
    return _FOLDERS[kind].format(record_id)


def history_url(fees: FeeList, item: FeeItem) -> str:
    """Return the address of the page with an item's standards over time."""
    return f"fees/{fees.agency}/{item.id}/"


def target_url(catalogue: Catalogue, target: str) -> str:
    """Return the address of a target such as `project:tea` or `section:fees`."""
    kind, _, record_id = target.partition(":")
    return record_url(catalogue, kind, record_id)
