"""What a check may look at: the catalogue, the day it is checked for, and the site's languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.rules.subject import Subject


@dataclass(frozen=True)
class Review:
    """One look at a catalogue. `folder` is where its pictures and attachments are found."""

    catalogue: Catalogue
    as_of: datetime.date
    locales: tuple[str, ...]
    folder: Path

    def iter_subjects(self) -> Iterator[Subject]:
        """Yield the county and every record, each ready to be walked."""
        catalogue = self.catalogue
        yield Subject("county", catalogue.county, catalogue.sources["county", "county"])
        for kind, record in catalogue.iter_records():
            yield Subject(kind, record, catalogue.sources[kind, record.id])

    @cached_property
    def fee_items_of_broken_lists(self) -> frozenset[str]:
        """Ids of items in lists that could not be read, so that one slip is not found twice."""
        ids: set[str] = set()
        for kind, record_id in self.catalogue.unparsed:
            source = self.catalogue.sources.get((kind, record_id)) if kind == "fee-list" else None
            data = source.data if source else None
            items = data.get("items") if isinstance(data, dict) else None
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    ids.add(str(item["id"]))
        return frozenset(ids)

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether a reference names something; what was lost to another finding counts."""
        if record_id in self.catalogue.ids_by_kind[kind]:
            return True
        if kind == "fact":
            return ("facts", "facts") in self.catalogue.unparsed
        return kind == "fee-item" and record_id in self.fee_items_of_broken_lists
