"""All records of a county, indexed and immutable, and where each of them was typed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, message
from site_builder.models.county import Agency, County, FactDefinition, FactVocabulary, Town
from site_builder.models.facts import CORE_FACTS, FactKind
from site_builder.models.fee_versions import KeptVersions, read_kept_versions
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.fields import parse_identifier
from site_builder.models.industries import Industry
from site_builder.models.listings import Cost, Event, Office, Register
from site_builder.models.parks import Park
from site_builder.models.parsing import did_you_mean, parse_record
from site_builder.models.policies import Policy
from site_builder.models.procedures import Procedure
from site_builder.models.projects import Project
from site_builder.models.shared import Record
from site_builder.sources import Key, Source, iter_yaml_files, read_source
from site_builder.values.problem import ValueProblem
from site_builder.values.text import LocalizedText

AnyRecord = TypeVar("AnyRecord", bound=Record)

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
_KIND_BY_FOLDER = {kind.folder: kind for kind in RECORD_KINDS}


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

    def _of(self, kind: str, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        return tuple(record for record in self.records[kind] if isinstance(record, model))

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The packaged projects, by their code."""
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
        ids = {kind: {one.id for one in records} for kind, records in self.records.items()}
        for kind, record_id in self.unparsed:
            ids.setdefault(kind, set()).add(record_id)
        ids["fee-item"] = set(self.fee_item_by_id)
        ids["agency"] = set(self.agency_by_id)
        ids["town"] = set(self.town_by_id)
        ids["owner"] = ids["agency"] | ids["town"]
        ids["fact"] = set(self.facts)
        return {kind: frozenset(names) for kind, names in ids.items()}

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


class WatchedCatalogue(Catalogue):
    """A catalogue that notes whether anybody looks at its projects."""

    has_shown_projects: bool

    @staticmethod
    def of(catalogue: Catalogue) -> WatchedCatalogue:
        """Watch a catalogue; what has been worked out of it is worked out anew."""
        values = {one.name: getattr(catalogue, one.name) for one in fields(catalogue)}
        watched = WatchedCatalogue(**values)
        object.__setattr__(watched, "records", _WatchedRecords(catalogue.records, watched.note))
        watched.note(False)
        return watched

    def note(self, has_shown: bool = True) -> None:
        """Set down whether projects have been looked at."""
        object.__setattr__(self, "has_shown_projects", has_shown)

    @property
    def projects(self) -> tuple[Project, ...]:
        """The packaged projects; looking at them is noted."""
        self.note()
        return self._projects

    @property
    def project_by_id(self) -> Mapping[str, Project]:
        """Projects by id; looking at them is noted."""
        self.note()
        return self._project_by_id

    @property
    def ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        """Every id; looking at them is noted."""
        self.note()
        return super().ids_by_kind

    @cached_property
    def _projects(self) -> tuple[Project, ...]:
        return super().projects

    @cached_property
    def _project_by_id(self) -> Mapping[str, Project]:
        return {one.id: one for one in self._projects}


class _WatchedRecords(Mapping[str, tuple[Record, ...]]):
    """Records by kind; a look at projects, or at all kinds, is noted."""

    def __init__(self, records: Mapping[str, tuple[Record, ...]], note: Callable[[], None]) -> None:
        self._records = records
        self._note = note

    def __getitem__(self, kind: str) -> tuple[Record, ...]:
        if kind == "project":
            self._note()
        return self._records[kind]

    def __iter__(self) -> Iterator[str]:
        self._note()
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def load_catalogue(
    folder: Path, name: str = "projects"
) -> tuple[Catalogue | None, list[Diagnostic]]:
    """Read every record below `folder`; findings call it `name`.

    Records with findings are left out; without a readable county there is no catalogue.
    """
    loader = _Loader(folder, name)
    for path in iter_yaml_files(folder):
        loader.load(path)
    return loader.catalogue(), loader.findings


class _Loader:
    """Collects records and findings file by file."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.findings: list[Diagnostic] = []
        self._county: County | None = None
        self._vocabulary: FactVocabulary | None = None
        self._records: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_KINDS}
        self._sources: dict[tuple[str, str], Source] = {}
        self._unparsed: set[tuple[str, str]] = set()

    def load(self, path: Path) -> None:
        place = path.relative_to(self.folder).as_posix()
        if place.startswith(f"{SCHEMA_FOLDER}/"):
            return
        if not path.resolve().is_relative_to(self.folder.resolve()):
            said = message("the link leads out of the catalogue")
            hint = message("put the file itself here")
            self._add(Location(f"{self.name}/{place}"), codes.SYMLINK, said, hint)
            return
        if place == COUNTY_FILE:
            self._county = self._read(County, path, ("county", "county"))
        elif place == FACTS_FILE:
            self._vocabulary = self._read(FactVocabulary, path, ("facts", "facts"))
        else:
            self._load_record(path, place)

    def _load_record(self, path: Path, place: str) -> None:
        kind = _KIND_BY_FOLDER.get(place.split("/")[0]) if "/" in place else None
        where = Location(f"{self.name}/{place}")
        if kind is None:
            said = message(
                "no records are kept in “{folder}”", folder=place.rpartition("/")[0] or self.name
            )
            folders = sorted(_KIND_BY_FOLDER)
            self._add(where, codes.UNKNOWN_FOLDER, said, did_you_mean(place.split("/")[0], folders))
            return
        record_id = path.stem
        try:
            parse_identifier(record_id)
        except ValueProblem as problem:
            self._add(where, codes.BAD_FILE_NAME, problem.message, problem.hint)
            return
        key = (kind.name, record_id)
        if key in self._sources or key in self._unparsed:
            self._report_duplicate(where, key)
            return
        record = self._read(kind.model, path, key, {"id": record_id})
        if record is not None:
            self._records[kind.name][record_id] = record

    def _read(
        self,
        model: type[Any],
        path: Path,
        key: tuple[str, str],
        given: dict[str, str] | None = None,
    ) -> Any:
        name = f"{self.name}/{path.relative_to(self.folder).as_posix()}"
        source, findings = read_source(path, name)
        self.findings.extend(findings)
        record = None
        if source is not None:
            record, findings = parse_record(model, source, given)
            self.findings.extend(findings)
            self._sources[key] = source
        if record is None:
            self._unparsed.add(key)
        return record

    def _report_duplicate(self, where: Location, key: tuple[str, str]) -> None:
        first = self._sources[key].path if key in self._sources else key[1]
        said = message("there is already a record with the id “{id}”", id=key[1])
        hint = message("the other is {path}; rename one of the two files", path=first)
        self._add(where, codes.DUPLICATE_ID, said, hint)

    def _add(self, place: Location, rule: Any, said: Any, hint: Any = None) -> None:
        self.findings.append(Diagnostic(place, rule, said, hint))

    def catalogue(self) -> Catalogue | None:
        if self._county is None:
            if ("county", "county") not in self._unparsed:
                where = Location(f"{self.name}/{COUNTY_FILE}")
                said = message("the catalogue has no county.yml")
                hint = message("copy one from the shipped catalogue and put your county's data in")
                self._add(where, codes.MISSING_COUNTY, said, hint)
            return None
        return Catalogue(
            county=self._county,
            records={kind: tuple(found.values()) for kind, found in self._records.items()},
            facts=fact_kinds(self._vocabulary.facts if self._vocabulary else {}),
            sources=self._sources,
            unparsed=frozenset(self._unparsed),
            fee_versions=read_kept_versions(self.folder),
        )


def fact_kinds(own: Mapping[str, FactDefinition]) -> dict[str, FactKind]:
    """Return the facts that every county has, and those of its own."""
    facts = {fact.name: fact for fact in CORE_FACTS}
    for name, defined in own.items():
        choices = tuple(defined.choices.items())
        unit = (defined.unit.get("zh") or "") if defined.unit else ""
        group, hint = defined.group or "", defined.hint or ""
        facts[name] = FactKind(name, defined.kind, defined.name, unit, choices, group, hint)
    return facts
