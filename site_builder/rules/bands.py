"""Bands: they join, they rise, and they run over a fact of their own dimension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import BaseModel

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.facts import fits
from site_builder.models.rates import (
    Band,
    BandedRate,
    InterpolatedRate,
    SurchargeBand,
    SurchargeRate,
    YearlyRate,
)
from site_builder.rules.facts import kind_words
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.measure import Measure
from site_builder.values.prices import Share

Bound = Measure | Share | None


def check_bands(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find bands with gaps between them, in a wrong order, or of a wrong dimension."""
    for keys, group in subject.groups:
        yield from _check_rate(review, subject, keys, group)


def _check_rate(
    review: Review, subject: Subject, keys: Keys, rate: BaseModel
) -> Iterator[Diagnostic]:
    if isinstance(rate, BandedRate):
        yield from _check_joints(subject, (*keys, "bands"), rate.bands)
        for index, band in enumerate(rate.bands):
            for name in ("above", "up_to"):
                where = (*keys, "bands", index, name)
                yield from _check_dimension(review, subject, where, rate.of, getattr(band, name))
    elif isinstance(rate, SurchargeRate):
        yield from _check_joints(subject, (*keys, "bands"), rate.bands)
    elif isinstance(rate, InterpolatedRate):
        yield from _check_points(subject, keys, rate)
        for index, point in enumerate(rate.points):
            where = (*keys, "points", index, "at")
            yield from _check_dimension(review, subject, where, rate.of, point.at)
    elif isinstance(rate, YearlyRate):
        yield from _check_years(subject, keys, rate)


def _number(bound: Bound) -> Decimal | None:
    return bound.exact if isinstance(bound, Share) else bound.value if bound else None


def _check_joints(
    subject: Subject, keys: Keys, bands: Sequence[Band | SurchargeBand]
) -> Iterator[Diagnostic]:
    for index, band in enumerate(bands):
        low, high = _number(band.above), _number(band.up_to)
        if low is not None and high is not None and high <= low:
            said = message("the band ends at or below where it begins")
            yield subject.find((*keys, index, "up_to"), codes.FEE_BANDS, said)
        if index:
            yield from _check_joint(subject, (*keys, index), bands[index - 1], band)


def _check_joint(
    subject: Subject, keys: Keys, before: Band | SurchargeBand, band: Band | SurchargeBand
) -> Iterator[Diagnostic]:
    end, start = _number(before.up_to), _number(band.above)
    if end is None or before.up_to is None:
        said = message("the band above it has no end, so this one is never reached")
        hint = message("add up_to: to the band above")
        yield subject.find(keys, codes.FEE_BANDS, said, hint)
    elif start is not None and start != end:
        said = message(
            "the band begins at {start}, the one above it ends at {end}",
            start=band.above.published if band.above else "",
            end=before.up_to.published,
        )
        hint = message("write above: {end}", end=before.up_to.published)
        yield subject.find((*keys, "above"), codes.FEE_BANDS, said, hint)
    elif start is None:
        upper = _number(band.up_to)
        if upper is not None and upper <= end:
            said = message("the bands do not rise: this one ends where the one above it does")
            yield subject.find((*keys, "up_to"), codes.FEE_BANDS, said)


def _check_points(subject: Subject, keys: Keys, rate: InterpolatedRate) -> Iterator[Diagnostic]:
    for index in range(1, len(rate.points)):
        if rate.points[index].at.value <= rate.points[index - 1].at.value:
            said = message("the points do not rise")
            hint = message("list them from the lowest base to the highest")
            yield subject.find((*keys, "points", index, "at"), codes.FEE_BANDS, said, hint)


def _check_years(subject: Subject, keys: Keys, rate: YearlyRate) -> Iterator[Diagnostic]:
    due = Decimal(1)
    for index, step in enumerate(rate.steps):
        if step.first != due:
            said = message(
                "the step begins in year {first}, year {due} is due", first=step.first, due=due
            )
            yield subject.find((*keys, "steps", index, "first"), codes.FEE_BANDS, said)
        if step.last is None:
            if index < len(rate.steps) - 1:
                said = message("the band above it has no end, so this one is never reached")
                yield subject.find((*keys, "steps", index + 1), codes.FEE_BANDS, said)
            return
        if step.last < step.first:
            said = message("the band ends at or below where it begins")
            yield subject.find((*keys, "steps", index, "last"), codes.FEE_BANDS, said)
        due = step.last + 1


def _check_dimension(
    review: Review, subject: Subject, keys: Keys, fact_name: str, bound: Measure | None
) -> Iterator[Diagnostic]:
    fact = review.catalogue.facts.get(fact_name)
    if fact is None or bound is None or fits(fact, bound):
        return
    said = message(
        "“{value}” is no bound for “{fact}”, which is {kind}",
        value=bound.published,
        fact=fact_name,
        kind=kind_words(fact),
    )
    yield subject.find(keys, codes.FEE_BANDS, said)
