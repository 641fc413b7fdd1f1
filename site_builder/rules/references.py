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

_KIND_WORDS = {
    "project": message("project"),
    "park": message("park"),
    "industry": message("industry"),
    "policy": message("policy"),
    "fee-list": message("fee list"),
    "fee-item": message("fee item"),
    "procedure": message("procedure"),
    "event": message("event"),
    "cost": message("cost"),
    "office": message("office"),
    "agency": message("agency"),
    "town": message("town"),
    "owner": message("agency or town"),
    "fact": message("fact"),
}


def check_references(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find ids that name nothing."""
    for leaf in subject.leaves:
        for mark in leaf.marks:
            if isinstance(mark, RefersTo) and not review.is_known(mark.kind, leaf.value):
                yield _unknown(review, subject, leaf, mark)


def _unknown(review: Review, subject: Subject, leaf: Leaf, mark: RefersTo) -> Diagnostic:
    said = message("there is no {kind} “{id}”", kind=kind_word(mark.kind), id=leaf.value)
    known = sorted(review.catalogue.ids_by_kind[mark.kind])
    place = subject.source.locate(leaf.keys, at_key=_is_key(leaf))
    return Diagnostic(place, codes.UNKNOWN_REFERENCE, said, did_you_mean(str(leaf.value), known))


def _is_key(leaf: Leaf) -> bool:
    """Whether the id is itself the key of a field, as the facts of a project are."""
    return bool(leaf.keys) and leaf.keys[-1] == leaf.value


def kind_word(kind: str) -> Message:
    """Name a kind of record in words that can be translated."""
    return _KIND_WORDS.get(kind) or message(kind)
