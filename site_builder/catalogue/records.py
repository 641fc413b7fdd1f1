"""All records of a county, indexed and immutable, and where each of them was typed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from site_builder.diagnostics import Location
from site_builder.models.county import Agency, County, FactDefinition, Town
from site_builder.models.facts import CORE_FACTS, FactKind
from site_builder.models.fee_versions import KeptVersions
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.industries import Industry
from site_builder.models.listings import Cost, Event, Office, Register
from site_builder.models.parks import Park
from site_builder.models.policies import Policy
from site_builder.models.procedures import Procedure
from site_builder.models.projects import Project
from site_builder.models.shared import Record
from site_builder.sources import Key, Source
from site_builder.values.text import LocalizedText

AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyValue = TypeVar("AnyValue")

COUNTY_FILE = "county.yml"
FACTS_FILE = "vocabularies/facts.yml"
SCHEMA_FOLDER = "schemas"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record type: what references call it, the folder it stands in, and its model."""

    name: str
    folder: str
    model: type[Record]


RECORD_KINDS = (
    RecordKind("project", "packaged", Project),
    RecordKind("park", "parks", Park),
    RecordKind("industry", "industries", Industry),
    RecordKind("policy", "policies", Policy),
    RecordKind("fee-list", "fees", FeeList),
    RecordKind("procedure", "procedures", Procedure),
    RecordKind("cost", "costs", Cost),
    RecordKind("event", "events", Event),
    RecordKind("office", "offices", Office),
    RecordKind("register", "registers", Register),
)
KIND_BY_FOLDER = {kind.folder: kind for kind in RECORD_KINDS}


Columns = Callable[[str, str], Iterator[bytes]]


def _no_columns(kind: str, key: str) -> Iterator[bytes]:
    return iter(())


# Compared by identity: what is worked out of a catalogue is kept beside it.
@dataclass(frozen=True, eq=False)
class Catalogue:
    """The records of a county. Sequences are in the order in which readers meet them."""

    county: County
    records: Mapping[str, tuple[Record, ...]]
    facts: Mapping[str, FactKind]
    sources: Mapping[tuple[str, str], Source] = field(repr=False)
    unparsed: frozenset[tuple[str, str]] = frozenset()
    fee_versions: KeptVersions = field(default_factory=KeptVersions, repr=False)
    columns: Columns = field(default=_no_columns, repr=False)
    """Gives the fingerprints of one field of all records of a kind, in the order of `sources`."""

    def _of(self, kind: str, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        return tuple(record for record in self.records[kind] if isinstance(record, model))

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The packaged projects, by their code."""
        return self._sorted_projects()

    def _sorted_projects(self) -> tuple[Project, ...]:
        return tuple(sorted(self._of("project", Project), key=lambda one: (one.code, one.id)))

    @cached_property
    def parks(self) -> tuple[Park, ...]:
        """The parks, largest first."""
        parks = self._of("park", Park)
        return tuple(sorted(parks, key=lambda one: (-one.area.amount, one.id)))

    @cached_property
    def industries(self) -> tuple[Industry, ...]:
        """The industries in their own order."""
        return tuple(sorted(self._of("industry", Industry), key=lambda one: (one.order, one.id)))

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """The policies, newest first."""
        policies = self._of("policy", Policy)
        return tuple(sorted(policies, key=lambda one: (one.effective, one.id), reverse=True))

    @cached_property
    def fee_lists(self) -> tuple[FeeList, ...]:
        """The fee lists in the order of the county's agencies."""
        order = {agency.id: index for index, agency in enumerate(self.county.agencies)}
        lists = self._of("fee-list", FeeList)
        return tuple(sorted(lists, key=lambda one: (order.get(one.agency, len(order)), one.id)))

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """The procedures in their own order."""
        return tuple(sorted(self._of("procedure", Procedure), key=lambda one: (one.order, one.id)))

    @cached_property
    def costs(self) -> tuple[Cost, ...]:
        """The operating costs in their own order."""
        return tuple(sorted(self._of("cost", Cost), key=lambda one: (one.order, one.id)))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, earliest first."""
        return tuple(sorted(self._of("event", Event), key=lambda one: (one.starts, one.id)))

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """The liaison offices by id."""
        return self._of("office", Office)

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """The registers by id."""
        return self._of("register", Register)

    @cached_property
    def project_by_id(self) -> Mapping[str, Project]:
        """Projects by id."""
        return {one.id: one for one in self.projects}

    @cached_property
    def park_by_id(self) -> Mapping[str, Park]:
        """Parks by id."""
        return {one.id: one for one in self.parks}

    @cached_property
    def industry_by_id(self) -> Mapping[str, Industry]:
        """Industries by id."""
        return {one.id: one for one in self.industries}

    @cached_property
    def policy_by_id(self) -> Mapping[str, Policy]:
        """Policies by id."""
        return {one.id: one for one in self.policies}

    @cached_property
    def procedure_by_id(self) -> Mapping[str, Procedure]:
        """Procedures by id."""
        return {one.id: one for one in self.procedures}

    @cached_property
    def agency_by_id(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return {one.id: one for one in self.county.agencies}

    @cached_property
    def town_by_id(self) -> Mapping[str, Town]:
        """Towns by id."""
        return {one.id: one for one in self.county.towns}

    @cached_property
    def fee_item_by_id(self) -> Mapping[str, tuple[FeeList, FeeItem]]:
        """Fee items by id, each with the list it stands in."""
        return {item.id: (fees, item) for fees in self.fee_lists for item in fees.items}

    @cached_property
    def ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        """Every id that a reference may name, files with findings included."""
        return self._ids_by_kind()

    def _ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        ids = {kind: {one.id for one in records} for kind, records in self.records.items()}
        for kind, record_id in self.unparsed:
            ids.setdefault(kind, set()).add(record_id)
        ids["fee-item"] = set(self.fee_item_by_id)
        ids["agency"] = set(self.agency_by_id)
        ids["town"] = set(self.town_by_id)
        ids["owner"] = ids["agency"] | ids["town"]
        ids["fact"] = set(self.facts)
        return {kind: frozenset(names) for kind, names in ids.items()}

    def recalled(self, key: Hashable, make: Callable[[], AnyValue]) -> AnyValue:
        """Work something out of the catalogue once."""
        if key not in self._recalled:
            self._recalled[key] = make()
        value: AnyValue = self._recalled[key]
        return value

    def remembered(self, name: str, make: Callable[[], AnyValue]) -> AnyValue:
        """Work something out of all but the projects; watched catalogues remember it for builds.

        The name says of what records, in which language and on which day it is true.
        """
        return self.recalled(name, make)

    def remembered_of(self, name: str, project: Project, make: Callable[[], AnyValue]) -> AnyValue:
        """Work a plain value out of a project and of records that are no projects, likewise."""
        return make()

    @cached_property
    def _recalled(self) -> dict[Hashable, Any]:
        return {}

    @contextmanager
    def watch(self) -> Iterator[set[str]]:
        """Collect what is looked at meanwhile; a catalogue that nobody watches collects nothing."""
        yield set()

    def note(self, seen: Iterable[str]) -> None:
        """Set down what was looked at when something was worked out that is used again."""

    def digest_of(self, seen: Iterable[str]) -> bytes:
        """Return the fingerprint of these fields of all projects; nothing if nobody watches."""
        return b""

    def lowest_article(self, item: FeeItem, day: datetime.date) -> LocalizedText | None:
        """Return the rule that demands the lower bound of a fee on a day, if one does."""
        if item.lowest_standard is not None:
            return item.lowest_standard.article
        for rule in self.county.lowest_standards:
            is_payer = item.enterprise or not rule.enterprise_only
            is_meant = item.kind in rule.kinds or item.id in rule.items
            if is_meant and is_payer and rule.since <= day:
                return rule.article
        return None

    def iter_records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with the name of its kind."""
        for kind in RECORD_KINDS:
            for record in self.records[kind.name]:
                yield kind.name, record

    def locate(self, kind: str, record_id: str, keys: Sequence[Key] = ()) -> Location:
        """Return where a value of a record was typed."""
        return self.sources[kind, record_id].locate(keys)


def fact_kinds(own: Mapping[str, FactDefinition]) -> dict[str, FactKind]:
    """Return the facts that every county has, and those of its own."""
    facts = {fact.name: fact for fact in CORE_FACTS}
    for name, defined in own.items():
        choices = tuple(defined.choices.items())
        unit = (defined.unit.get("zh") or "") if defined.unit else ""
        group, hint = defined.group or "", defined.hint or ""
        facts[name] = FactKind(name, defined.kind, defined.name, unit, choices, group, hint)
    return facts
