"""What no single record can see: one small module a family, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.diagnostics import Diagnostic
from site_builder.rules.addresses import check_addresses
from site_builder.rules.amounts import check_amounts
from site_builder.rules.bands import check_bands
from site_builder.rules.cycles import check_cycles
from site_builder.rules.dates import check_dates
from site_builder.rules.facts import check_facts
from site_builder.rules.fee_coverage import check_fee_coverage
from site_builder.rules.fee_periods import check_fee_periods
from site_builder.rules.fee_standards import check_fee_standards
from site_builder.rules.fee_versions import (
    check_kept_versions,
    check_published_items,
    check_published_periods,
)
from site_builder.rules.files import check_files
from site_builder.rules.found import Found, FoundBefore, Ground
from site_builder.rules.freshness import check_freshness
from site_builder.rules.identity import check_identity
from site_builder.rules.policies import check_policies
from site_builder.rules.projects import check_projects
from site_builder.rules.references import check_references
from site_builder.rules.review import Review
from site_builder.rules.strays import check_strays
from site_builder.rules.subject import Subject
from site_builder.rules.targets import check_notices
from site_builder.rules.texts import check_texts
from site_builder.rules.translations import check_translations

RECORD_CHECKS: tuple[Callable[[Review, Subject], Iterable[Diagnostic]], ...] = (
    check_references,
    check_addresses,
    check_projects,
    check_notices,
    check_files,
    check_translations,
    check_texts,
    check_freshness,
    check_dates,
    check_amounts,
    check_facts,
    check_bands,
    check_fee_periods,
    check_fee_coverage,
    check_fee_standards,
    check_published_periods,
    check_policies,
)
"""Checks that look at one record at a time, and look things up in the others."""

CATALOGUE_CHECKS: tuple[Callable[[Review], Iterable[Diagnostic]], ...] = (
    check_identity,
    check_cycles,
    check_strays,
)
"""Checks that compare records with each other, or look at the folder as a whole."""

VERSION_CHECKS: tuple[Callable[[Review], Iterable[Diagnostic]], ...] = (
    check_kept_versions,
    check_published_items,
)
"""Checks of the versions that were kept of the fee lists; no project matters to them."""

_VERSIONS = ""
"""The place of what they found: it concerns no single record."""


def check_all(
    review: Review, before: FoundBefore | None = None
) -> tuple[list[Diagnostic], FoundBefore]:
    """Run every check, and return what was found in each record for the next time.

    `before` is what the same program found the last time.
    """
    ground = Ground(review)
    now: dict[str, Found] = {}
    for subject in review.iter_subjects():
        path, made_from = subject.source.path, ground.below(subject)
        known = (before or {}).get(path)
        is_same = known is not None and known.made_from == made_from
        now[path] = known if known and is_same else Found(made_from, _check(review, subject))
    known = (before or {}).get(_VERSIONS)
    if known is None or known.made_from != ground.digest:
        said = (one for check in VERSION_CHECKS for one in check(review))
        known = Found(ground.digest, tuple(said))
    now[_VERSIONS] = known
    findings = [one for found in now.values() for one in found.findings]
    for compare in CATALOGUE_CHECKS:
        findings.extend(compare(review))
    return findings, now


def _check(review: Review, subject: Subject) -> tuple[Diagnostic, ...]:
    return tuple(finding for check in RECORD_CHECKS for finding in check(review, subject))
