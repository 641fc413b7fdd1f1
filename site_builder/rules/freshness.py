"""Freshness: what was last verified too long ago, and what has run out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.choices import Stage
from site_builder.models.listings import Cost
from site_builder.models.parks import Park
from site_builder.models.projects import Project
from site_builder.models.shared import Record
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject

_FINISHED = frozenset({Stage.COMPLETED, Stage.OPERATING, Stage.CANCELLED})


def check_freshness(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find records that nobody has checked for long, or whose last day has passed."""
    record = subject.record
    if not isinstance(record, Record):
        return
    limit = _limit(review, record)
    if limit is not None:
        yield from _check_age(review.as_of, subject, record, limit)
    if record.valid_until is not None and record.valid_until < review.as_of:
        said = message("the record was valid until {day} only", day=record.valid_until)
        hint = message("check it, and write a new day or take the record out")
        yield subject.find(("valid_until",), codes.EXPIRED_RECORD, said, hint)


def _limit(review: Review, record: Record) -> int | None:
    freshness = review.catalogue.county.freshness
    if isinstance(record, Project):
        return None if record.stage in _FINISHED else freshness.project_days
    if isinstance(record, Park):
        return freshness.park_days
    return freshness.cost_days if isinstance(record, Cost) else None


def _check_age(
    as_of: datetime.date, subject: Subject, record: Record, limit: int
) -> Iterator[Diagnostic]:
    keys, day = _last_check(record)
    age = (as_of - day).days
    if age > limit:
        said = message(
            "not checked since it was published on {day}, {age} days ago; {limit} are allowed"
            if keys == ("published",)
            else "last checked on {day}, {age} days ago; {limit} are allowed",
            day=day,
            age=age,
            limit=limit,
        )
        hint = message("check the record against reality and write the day under verified.on")
        yield subject.find(keys, codes.STALE_VERIFICATION, said, hint)


def _last_check(record: Record) -> tuple[Keys, datetime.date]:
    if record.verified is not None:
        return ("verified", "on"), record.verified.on
    if isinstance(record, Cost):
        return ("as_of",), record.as_of
    return ("published",), record.published
