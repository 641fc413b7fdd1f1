"""Published versions: their files stay as they are, and so does what they say of the past."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, Message, message
from site_builder.models.essence import same_essence
from site_builder.models.fee_versions import (
    CHECKSUM_FILE,
    VERSION_FOLDER,
    EarlierVersion,
    FeeVersion,
    KeptVersion,
)
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.dates import parse_date
from site_builder.values.problem import ValueProblem


def check_kept_versions(review: Review) -> Iterator[Diagnostic]:
    """Find kept versions that were edited, are missing, or cannot be read."""
    kept = review.catalogue.fee_versions
    sums = dict(kept.checksums or {})
    for index, one in enumerate(kept.versions):
        yield from _check_file(review, one, sums)
        if one.version is not None and index:
            yield from _check_chain(review, one, one.version.previous, kept.versions[index - 1])
    for name in sorted(set(sums) - {one.file_name for one in kept.versions}):
        said = message("the published version {file} is missing", file=name)
        hint = message("put the file back; published versions are kept for good")
        yield _finding(review, CHECKSUM_FILE, said, hint)


def _check_file(review: Review, one: KeptVersion, sums: dict[str, str]) -> Iterator[Diagnostic]:
    known = sums.get(one.file_name)
    if known is None:
        said = message("{file} is not in the list of checksums", file=one.file_name)
        hint = message("write versions with the command: fees publish")
        yield _finding(review, one.file_name, said, hint)
    elif known != one.sha256:
        said = message("the published version was edited: its checksum is {sum}", sum=one.sha256)
        hint = message("put back the file whose checksum is {sum}", sum=known)
        yield _finding(review, one.file_name, said, hint)
    elif one.version is None or not _is_day_of(one.name, one.version):
        said = message("{file} cannot be read as a published version", file=one.file_name)
        yield _finding(review, one.file_name, said)


def _is_day_of(name: str, version: FeeVersion) -> bool:
    try:
        return parse_date(name) == version.published
    except ValueProblem:
        return False


def _check_chain(
    review: Review, one: KeptVersion, named: EarlierVersion | None, before: KeptVersion
) -> Iterator[Diagnostic]:
    if named is None or named.sha256 != before.sha256:
        said = message(
            "{file} follows another version than {before}",
            file=one.file_name,
            before=before.file_name,
        )
        hint = message("put the versions back as they were published")
        yield _finding(review, one.file_name, said, hint)


def _finding(review: Review, name: str, said: Message, hint: Message | None = None) -> Diagnostic:
    where = Location(f"{review.folder.name}/{VERSION_FOLDER}/{name}")
    return Diagnostic(where, codes.FEE_VERSION_EDITED, said, hint)


def check_published_items(review: Review) -> Iterator[Diagnostic]:
    """Find items of the last version that are gone, though stopped items stay on the lists."""
    lists = {fees.id: fees for fees in review.catalogue.fee_lists}
    version = _last(review)
    for fees in version.lists if version else ():
        for item in fees.items:
            if review.is_known("fee-item", item.id):
                continue
            said = message(
                "“{name}” was published on {day} and is gone from the lists",
                name=item.code,
                day=version.published if version else "",
            )
            hint = message("put the item back; if it was stopped, add a period with state: stopped")
            where = Location(f"{review.folder.name}/county.yml")
            if fees.id in lists:
                where = review.catalogue.locate("fee-list", fees.id, ("items",))
            yield Diagnostic(where, codes.FEE_ITEM_GONE, said, hint)


def check_published_periods(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find edits of periods that were published and have begun."""
    if not isinstance(subject.record, FeeList):
        return
    version = _last(review)
    if version is None:
        return
    published = {item.id: item for fees in version.lists for item in fees.items}
    for index, item in enumerate(subject.record.items):
        if item.id in published:
            keys: Keys = ("items", index, "periods")
            past = _Past(subject, version.published, review.as_of)
            yield from past.check(keys, published[item.id], item)


def _last(review: Review) -> FeeVersion | None:
    versions = review.catalogue.fee_versions.readable
    return versions[-1][1] if versions else None


class _Past:
    """What was published of a list and has come to pass."""

    def __init__(self, subject: Subject, published: datetime.date, as_of: datetime.date) -> None:
        self.subject = subject
        self.published = published
        self.as_of = as_of

    def check(self, keys: Keys, was: FeeItem, item: FeeItem) -> Iterator[Diagnostic]:
        current = {period.since: number for number, period in enumerate(item.periods)}
        for period in was.periods:
            if period.since > self.as_of:
                continue
            number = current.get(period.since)
            if number is None:
                said = message("the period from {since}", since=period.since)
                yield self._find(keys, said, message("it is gone"), at_key=True)
                continue
            yield from self._check_period((*keys, number), period, item.periods[number])

    def _check_period(self, keys: Keys, was: FeePeriod, now: FeePeriod) -> Iterator[Diagnostic]:
        said = message("the period from {since}", since=was.since)
        if was.state is not now.state:
            yield self._find(keys, said, message("its state was {state}", state=_word(was)))
        elif not same_essence(was.rate, now.rate):
            yield self._find((*keys, "rate"), said, message("its standard was another"))
        if not _numbers(was) <= _numbers(now):
            lost = ", ".join(sorted(_numbers(was) - _numbers(now)))
            said_lost = message("it rested on {documents}", documents=lost)
            yield self._find((*keys, "basis"), said, said_lost)
        if was.until != now.until and not self._may_end(was, now):
            day = was.until or message("open")
            yield self._find((*keys, "until"), said, message("its last day was {day}", day=day))

    def _may_end(self, was: FeePeriod, now: FeePeriod) -> bool:
        """Tell whether an end was moved that lay ahead, to a day that lay ahead."""
        was_ahead = was.until is None or was.until >= self.published
        return was_ahead and (now.until is None or now.until >= self.published)

    def _find(
        self, keys: Keys, period: Message, fact: Message, *, at_key: bool = False
    ) -> Diagnostic:
        said = message(
            "{period} was published on {day} and has been edited: {fact}",
            period=period,
            day=self.published,
            fact=fact,
        )
        hint = message("write again what was published; what changes is a new period")
        return self.subject.find(keys, codes.FEE_PAST_EDITED, said, hint, at_key=at_key)


def _word(period: FeePeriod) -> Message:
    return message(period.state.label)


def _numbers(period: FeePeriod) -> set[str]:
    return {basis.number.normalised for basis in period.basis if basis.number}
