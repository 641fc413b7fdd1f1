"""Coverage of the fee lists: signed off for the issue, and made public in time."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.county import County
from site_builder.models.fees import FeeList
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject
from site_builder.values.working_days import DISCLOSURE_DAYS


def check_fee_coverage(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find lists that are not signed off, and changes that were made public late."""
    if isinstance(subject.record, FeeList):
        yield from _check_sign_off(review, subject, subject.record)
        yield from _check_publication(review, subject, subject.record)
    if isinstance(subject.record, County):
        yield from _check_holidays(subject, subject.record)


def _check_sign_off(review: Review, subject: Subject, fees: FeeList) -> Iterator[Diagnostic]:
    publication = review.catalogue.county.publication
    period, due = publication.period, publication.sign_off_due.day
    if fees.is_signed_for(period):
        return
    if review.as_of > due:
        said = message("the sign-off for period {period} was due on {day}", period=period, day=due)
    elif fees.signed_off is None:
        said = message("the list is not signed off for period {period}", period=period)
    else:
        said = message(
            "the list is signed off for period {signed}, not for {period}",
            signed=fees.signed_off.period,
            period=period,
        )
    if fees.signed_off is None:
        hint = message("once the agency has confirmed it, add signed_off: with on and period")
        yield subject.find(("agency",), codes.FEE_LIST_NOT_SIGNED, said, hint)
        return
    hint = message("have the agency confirm it, then write period: {period}", period=period)
    yield subject.find(("signed_off", "period"), codes.FEE_LIST_NOT_SIGNED, said, hint)


def _check_publication(review: Review, subject: Subject, fees: FeeList) -> Iterator[Diagnostic]:
    previous = review.catalogue.county.publication.previous
    for index, item in enumerate(fees.items):
        for number, period in enumerate(item.periods):
            due = period.publication_due
            if due is None or not period.is_news(previous) or not period.is_late(review.as_of):
                continue
            said = message(
                "the change had to be public by {day}, {n} working days after its document",
                day=due.day,
                n=DISCLOSURE_DAYS,
            )
            hint = message("make it public, and write the day as published:")
            keys = ("items", index, "periods", number)
            where = (*keys, "published" if period.published else "from")
            yield subject.find(where, codes.FEE_PUBLISHED_LATE, said, hint)


def _check_holidays(subject: Subject, county: County) -> Iterator[Diagnostic]:
    guessed = county.publication.sign_off_due.guessed
    if guessed:
        years = ", ".join(map(str, guessed))
        said = message(
            "the holidays of {years} are not known: Monday to Friday were counted", years=years
        )
        hint = message("bring the package chinesecalendar up to date once they are decided")
        yield subject.find(("publication", "published"), codes.HOLIDAYS_UNKNOWN, said, hint)
