"""Dates: ends after their starts, stages in their order, and nothing done in the future."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pydantic import BaseModel

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.choices import MAIN_STAGES, PreparationState, Stage
from site_builder.models.county import ExchangeRate, Notice, Publication, Target
from site_builder.models.fees import FeeList, FeePeriod, Reduction, SignOff
from site_builder.models.listings import Cost, Event
from site_builder.models.policies import FairReview, Policy
from site_builder.models.projects import Preparation, Project
from site_builder.models.shared import Basis, Record, Verification
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject, key_of

_IN_ORDER: tuple[tuple[type[BaseModel], str, str], ...] = (
    (Record, "published", "valid_until"),
    (Basis, "dated", "ended"),
    (Basis, "effective", "ended"),
    (FeePeriod, "since", "until"),
    (Reduction, "since", "until"),
    (Event, "starts", "ends"),
    (Policy, "dated", "expires"),
    (Policy, "effective", "expires"),
    (Publication, "previous", "published"),
)
_DONE: tuple[tuple[type[BaseModel], str], ...] = (
    (Record, "published"),
    (Verification, "on"),
    (Basis, "dated"),
    (FairReview, "on"),
    (SignOff, "on"),
    (FeeList, "cut_off"),
    (Policy, "dated"),
    (Cost, "as_of"),
    (Publication, "published"),
    (ExchangeRate, "as_of"),
    (Target, "as_of"),
    (Notice, "on"),
)


def check_dates(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find days that cannot be as they are."""
    for keys, group in subject.groups:
        yield from _check_order(subject, keys, group)
        yield from _check_done(review.as_of, subject, keys, group)
        if isinstance(group, Preparation) and group.state is PreparationState.DONE:
            yield from _check_past(review.as_of, subject, (*keys, "on"), group.on)
    if isinstance(subject.record, Project):
        yield from _check_stages(review.as_of, subject, subject.record)


def _check_order(subject: Subject, keys: Keys, group: BaseModel) -> Iterator[Diagnostic]:
    for model, first, last in _IN_ORDER:
        if not isinstance(group, model):
            continue
        start, end = getattr(group, first), getattr(group, last)
        if start is not None and end is not None and end < start:
            said = message(
                "{end} is before {start}, the day under {field}",
                end=end,
                start=start,
                field=key_of(model, first),
            )
            hint = message("write the later day under {field}", field=key_of(model, last))
            yield subject.find((*keys, key_of(model, last)), codes.DATES_OUT_OF_ORDER, said, hint)


def _check_done(
    as_of: datetime.date, subject: Subject, keys: Keys, group: BaseModel
) -> Iterator[Diagnostic]:
    for model, name in _DONE:
        if isinstance(group, model):
            where = (*keys, key_of(model, name))
            yield from _check_past(as_of, subject, where, getattr(group, name))


def _check_past(
    as_of: datetime.date, subject: Subject, keys: Keys, day: datetime.date | None
) -> Iterator[Diagnostic]:
    if day is not None and day > as_of:
        said = message("{day} has not come yet on {as_of}", day=day, as_of=as_of)
        hint = message("correct the day, or leave it out until it is done")
        yield subject.find(keys, codes.FUTURE_DATE, said, hint)


def _check_stages(as_of: datetime.date, subject: Subject, project: Project) -> Iterator[Diagnostic]:
    dated = [
        (MAIN_STAGES.index(one.stage), index, one)
        for index, one in enumerate(project.stages)
        if one.stage in MAIN_STAGES
    ]
    for rank, index, one in dated:
        keys: Keys = ("stages", index, "on")
        earlier = [other for other_rank, _, other in dated if other_rank < rank]
        late = next((other for other in earlier if one.on.last_day < other.on.first_day), None)
        if late is not None:
            said = message(
                "the stage “{stage}” is dated before the stage “{earlier}”",
                stage=message(one.stage.label),
                earlier=message(late.stage.label),
            )
            yield subject.find(keys, codes.DATES_OUT_OF_ORDER, said)
        if one.on.first_day > as_of and _is_reached(project.stage, rank):
            yield from _check_past(as_of, subject, keys, one.on.first_day)


def _is_reached(stage: Stage, rank: int) -> bool:
    return stage in MAIN_STAGES and rank <= MAIN_STAGES.index(stage)
