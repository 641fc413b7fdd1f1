"""One catalogue that knows the names of two states of the lists, so that both can be worded."""

from __future__ import annotations

from dataclasses import replace

from site_builder.calculations.changes import FeeStanding
from site_builder.calculations.same_objects import SameObjects
from site_builder.catalogue import Catalogue
from site_builder.models.fees import FeeList


def joined_catalogue(catalogue: Catalogue, old: FeeStanding) -> Catalogue:
    """Add to a catalogue the agencies, facts and items that only the old state has."""
    return catalogue.recalled(("joined", SameObjects(old)), lambda: _joined(catalogue, old))


def _joined(catalogue: Catalogue, old: FeeStanding) -> Catalogue:
    county = catalogue.county
    gone = tuple(one for one in old.agencies if one.id not in catalogue.agency_by_id)
    lists = tuple(_with_gone_items(catalogue, fees, old) for fees in catalogue.fee_lists)
    known = {fees.agency for fees in lists}
    lists += tuple(_left_over(catalogue, fees) for fees in old.lists if fees.agency not in known)
    return replace(
        catalogue,
        county=county.model_copy(update={"agencies": (*county.agencies, *gone)}),
        records={**catalogue.records, "fee-list": lists},
        facts={**old.facts, **catalogue.facts},
    )


def _with_gone_items(catalogue: Catalogue, fees: FeeList, old: FeeStanding) -> FeeList:
    earlier = (one for one in old.lists if one.agency == fees.agency)
    gone = [
        item for one in earlier for item in one.items if item.id not in catalogue.fee_item_by_id
    ]
    return fees.model_copy(update={"items": (*fees.items, *gone)}) if gone else fees


def _left_over(catalogue: Catalogue, fees: FeeList) -> FeeList:
    """Keep of a list that is gone the items that are on no other list now."""
    gone = tuple(item for item in fees.items if item.id not in catalogue.fee_item_by_id)
    return fees.model_copy(update={"items": gone})
