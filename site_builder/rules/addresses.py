"""Addresses: no record takes the address of a page that the site has anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.fees import FeeList
from site_builder.models.policies import Policy
from site_builder.models.projects import Project
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject

_PROJECT = re.compile(r"compare|shortlist|page(-\d+)?|industry|invest|land|park|stage|mode|town")
_POLICY = re.compile(r"matcher|page(-\d+)?|industry")
_AGENCY = re.compile(r"board(-a4)?|changes|estimator|kind|other-days")
_FEE_ITEM = re.compile(r"board(-a4)?")


def check_addresses(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find ids under which the site has a page of its own."""
    for taken, record_id, keys in _ids(subject):
        if taken.fullmatch(record_id):
            said = message("“{id}” is the address of a page of the site itself", id=record_id)
            hint = message("choose another id, such as {id}-1", id=record_id)
            yield Diagnostic(subject.place(keys), codes.TAKEN_ADDRESS, said, hint)


def _ids(subject: Subject) -> Iterator[tuple[re.Pattern[str], str, Keys]]:
    record = subject.record
    if isinstance(record, Project):
        yield _PROJECT, record.id, ()
    elif isinstance(record, Policy):
        yield _POLICY, record.id, ()
    elif isinstance(record, FeeList):
        yield _AGENCY, record.agency, ("agency",)
        for index, item in enumerate(record.items):
            yield _FEE_ITEM, item.id, ("items", index, "id")
