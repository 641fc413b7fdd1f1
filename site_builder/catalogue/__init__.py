"""All records of a county: read, indexed and immutable."""

from site_builder.catalogue.kept import Kept, kept_bytes, kept_from
from site_builder.catalogue.loading import Reading, load_catalogue, read_catalogue
from site_builder.catalogue.memory import Memory
from site_builder.catalogue.records import (
    COUNTY_FILE,
    RECORD_KINDS,
    SCHEMA_FOLDER,
    Catalogue,
    RecordKind,
    fact_kinds,
)
from site_builder.catalogue.watching import WatchedCatalogue

__all__ = [
    "COUNTY_FILE",
    "RECORD_KINDS",
    "SCHEMA_FOLDER",
    "Catalogue",
    "Kept",
    "Memory",
    "Reading",
    "RecordKind",
    "WatchedCatalogue",
    "fact_kinds",
    "kept_bytes",
    "kept_from",
    "load_catalogue",
    "read_catalogue",
]
