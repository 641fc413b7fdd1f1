"""Identity: no id or code is given to two things."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from pydantic import BaseModel

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, message
from site_builder.models.county import County
from site_builder.models.fees import FeeList
from site_builder.models.industries import Industry
from site_builder.models.listings import Register
from site_builder.models.parks import Park
from site_builder.models.policies import Policy
from site_builder.models.procedures import Procedure
from site_builder.models.projects import Project
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject

Named = tuple[Hashable, Callable[[], Location]]

# What must be unique within one record: the list, and the field of its entries.
_WITHIN: tuple[tuple[type[BaseModel], str, str], ...] = (
    (County, "towns", "id"),
    (County, "agencies", "id"),
    (County, "lowest_standards", "id"),
    (Industry, "chain", "id"),
    (Park, "plots", "id"),
    (Policy, "clauses", "id"),
    (Procedure, "steps", "id"),
    (Register, "entries", "number"),
)


def check_identity(review: Review) -> Iterator[Diagnostic]:
    """Find ids and codes that are given twice."""
    subjects = list(review.iter_subjects())
    for subject in subjects:
        for model, items, field in _WITHIN:
            if isinstance(subject.record, model):
                yield from _duplicates(_entries(subject, (items,), field))
    yield from _duplicates(_codes(subjects))
    yield from _duplicates(_fee_items(subjects, "id"))
    yield from _duplicates(_fee_items(subjects, "code"))
    yield from _duplicates(_agencies_of_lists(subjects))


def _entries(subject: Subject, keys: Keys, field: str) -> Iterator[Named]:
    for index, entry in enumerate(getattr(subject.record, str(keys[0]))):
        yield getattr(entry, field), partial(subject.place, (*keys, index, field))


def _codes(subjects: Iterable[Subject]) -> Iterator[Named]:
    for subject in subjects:
        if isinstance(subject.record, Project):
            yield subject.record.code, partial(subject.place, ("code",))


def _fee_items(subjects: Iterable[Subject], field: str) -> Iterator[Named]:
    for subject in subjects:
        if isinstance(subject.record, FeeList):
            yield from _entries(subject, ("items",), field)


def _agencies_of_lists(subjects: Iterable[Subject]) -> Iterator[Named]:
    for subject in subjects:
        if isinstance(subject.record, FeeList):
            yield subject.record.agency, partial(subject.place, ("agency",))


def _duplicates(named: Iterable[Named]) -> Iterator[Diagnostic]:
    """Report each name that came before; places are looked up only for these."""
    first: dict[Hashable, Callable[[], Location]] = {}
    for name, place in named:
        if name not in first:
            first[name] = place
            continue
        known = first[name]()
        said = message("“{id}” is given to another entry already", id=name)
        where = f"{known.path}:{known.line}"
        hint = message("the first is at {place}; give this one an id of its own", place=where)
        yield Diagnostic(place(), codes.DUPLICATE_ID, said, hint)
