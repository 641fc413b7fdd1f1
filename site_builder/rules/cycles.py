"""Circles: fees that follow each other's standards, successors, and steps that wait in a ring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.policies import Policy
from site_builder.models.procedures import Procedure
from site_builder.models.rates import DerivedRate
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject


@dataclass(frozen=True, slots=True)
class _Arrow:
    start: str
    end: str
    subject: Subject
    keys: Keys


def check_cycles(review: Review) -> Iterator[Diagnostic]:
    """Find references that lead back to where they start."""
    subjects = list(review.iter_subjects())
    derived = [arrow for one in subjects for arrow in _fee_arrows(one, DerivedRate, "fee")]
    replaced = [arrow for one in subjects for arrow in _fee_arrows(one, FeePeriod, "replaced_by")]
    superseded = [arrow for one in subjects for arrow in _policy_arrows(one)]
    for arrows in (derived, replaced, superseded, *map(_step_arrows, subjects)):
        yield from _circles(arrows)


def _fee_arrows(
    subject: Subject, model: type[DerivedRate] | type[FeePeriod], field: str
) -> Iterator[_Arrow]:
    if not isinstance(subject.record, FeeList):
        return
    for keys, group in subject.iter_groups(model):
        item = _item(subject.record, keys)
        target = getattr(group, field)
        if item is not None and target is not None:
            yield _Arrow(item.id, target, subject, (*keys, field))


def _item(fees: FeeList, keys: Keys) -> FeeItem | None:
    is_item = len(keys) > 1 and keys[0] == "items"
    return fees.items[int(keys[1])] if is_item else None


def _policy_arrows(subject: Subject) -> Iterator[_Arrow]:
    if isinstance(subject.record, Policy) and subject.record.superseded_by:
        policy = subject.record
        yield _Arrow(policy.id, str(policy.superseded_by), subject, ("superseded_by",))


def _step_arrows(subject: Subject) -> list[_Arrow]:
    if not isinstance(subject.record, Procedure):
        return []
    return [
        _Arrow(step.id, name, subject, ("steps", index, "after", position))
        for index, step in enumerate(subject.record.steps)
        for position, name in enumerate(step.after or ())
    ]


def _circles(arrows: Iterable[_Arrow]) -> Iterator[Diagnostic]:
    ends: dict[str, list[str]] = {}
    arrows = list(arrows)
    for arrow in arrows:
        ends.setdefault(arrow.start, []).append(arrow.end)
    for arrow in arrows:
        path = _path(ends, arrow.end, arrow.start)
        if path is not None:
            said = message("this leads in a circle: {path}", path=" → ".join([arrow.start, *path]))
            hint = message("take one of these references out")
            yield arrow.subject.find(arrow.keys, codes.LINK_CYCLE, said, hint)


def _path(ends: dict[str, list[str]], start: str, goal: str) -> list[str] | None:
    """Return a way from start to goal along the arrows, or `None`."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        for name in ends.get(way[-1], ()):
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return None
