"""References: every id that a record names belongs to a record."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.models.fields import RefersTo
from site_builder.models.parsing import did_you_mean
from site_builder.models.walk import Leaf
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject

# Whole sentences, since languages put the kind in different places and forms.
_UNKNOWN = {
    "project": message("there is no project “{id}”"),
    "park": message("there is no park “{id}”"),
    "industry": message("there is no industry “{id}”"),
    "policy": message("there is no policy “{id}”"),
    "fee": message("there is no fee list of “{id}”"),
    "fee-list": message("there is no fee list “{id}”"),
    "fee-item": message("there is no fee item “{id}”"),
    "procedure": message("there is no procedure “{id}”"),
    "event": message("there is no event “{id}”"),
    "cost": message("there is no cost “{id}”"),
    "office": message("there is no office “{id}”"),
    "agency": message("there is no agency “{id}”"),
    "town": message("there is no town “{id}”"),
    "owner": message("there is no agency or town “{id}”"),
    "fact": message("there is no fact “{id}”"),
    "section": message("there is no section “{id}”"),
}


def check_references(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find ids that name nothing."""
    for leaf in subject.leaves:
        for mark in leaf.marks:
            if isinstance(mark, RefersTo) and not review.is_known(mark.kind, leaf.value):
                yield _unknown(review, subject, leaf, mark)


def _unknown(review: Review, subject: Subject, leaf: Leaf, mark: RefersTo) -> Diagnostic:
    said = nothing_called(mark.kind, leaf.value)
    known = sorted(review.catalogue.ids_by_kind[mark.kind])
    place = subject.source.locate(leaf.keys, at_key=_is_key(leaf))
    return Diagnostic(place, codes.UNKNOWN_REFERENCE, said, did_you_mean(str(leaf.value), known))


def _is_key(leaf: Leaf) -> bool:
    """Whether the id is itself the key of a field, as the facts of a project are."""
    return bool(leaf.keys) and leaf.keys[-1] == leaf.value


def nothing_called(kind: str, record_id: str) -> Message:
    """Say that no record of a kind has an id."""
    return Message(_UNKNOWN[kind].template, (("id", record_id),))
