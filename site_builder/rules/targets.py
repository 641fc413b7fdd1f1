"""Targets of links between pages: `project:tea-drinks`, `fee:housing`, `section:fees`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.models.county import County
from site_builder.models.parsing import did_you_mean
from site_builder.rules.references import nothing_called
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject

SECTIONS = (
    "projects",
    "parks",
    "industries",
    "policies",
    "fees",
    "fee-changes",
    "fee-estimator",
    "procedures",
    "costs",
    "events",
    "progress",
    "contact",
    "search",
)
RECORD_SCHEMES = ("project", "park", "industry", "policy", "fee", "fee-item", "procedure", "event")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class TargetProblem:
    """Why a target leads nowhere. A known scheme names a record that is missing."""

    said: Message
    hint: Message | None
    is_known_scheme: bool


def scheme_of(target: str) -> str | None:
    """Return the part before the colon in small letters; blanks that browsers skip are skipped."""
    match = _SCHEME.match(re.sub(r"[\x00-\x20]", "", target))
    return match[1].lower() if match else None


def problem_of(target: str, review: Review) -> TargetProblem | None:
    """Tell why a target with a scheme of ours names nothing, or `None`."""
    scheme = scheme_of(target)
    name = target.partition(":")[2].partition("#")[0].strip()
    if scheme is None or scheme not in (*RECORD_SCHEMES, "section"):
        said = message("the link “{value}” has a scheme that is not allowed", value=target)
        schemes = ", ".join((*RECORD_SCHEMES, "section"))
        hint = message(
            "begin with https://, mailto: or tel:, or with one of: {schemes}", schemes=schemes
        )
        return TargetProblem(said, hint, is_known_scheme=False)
    known = sorted(SECTIONS if scheme == "section" else _ids(scheme, review))
    if name in known or (scheme == "fee-item" and name in review.fee_items_of_broken_lists):
        return None
    said = nothing_called(scheme, name)
    return TargetProblem(said, did_you_mean(name, known), is_known_scheme=True)


def _ids(scheme: str, review: Review) -> frozenset[str]:
    """Return the ids that a scheme may name; a fee list is named by its agency."""
    ids = review.catalogue.ids_by_kind
    if scheme != "fee":
        return ids[scheme]
    broken = {record_id for kind, record_id in review.catalogue.unparsed if kind == "fee-list"}
    return frozenset(one.agency for one in review.catalogue.fee_lists) | broken


def check_notices(review: Review, subject: Subject) -> list[Diagnostic]:
    """Find notices of the home page that lead nowhere."""
    if not isinstance(subject.record, County):
        return []
    findings = []
    for index, notice in enumerate(subject.record.notices):
        problem = problem_of(notice.target, review)
        if problem and scheme_of(notice.target) not in {"http", "https"}:
            keys = ("notices", index, "target")
            rule = codes.UNKNOWN_REFERENCE if problem.is_known_scheme else codes.BAD_LINK
            findings.append(subject.find(keys, rule, problem.said, problem.hint))
    return findings
