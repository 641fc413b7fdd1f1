"""What no single record can see: one small module a family, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.diagnostics import Diagnostic
from site_builder.rules.references import check_references
from site_builder.rules.review import Review

ALL_CHECKS: tuple[Callable[[Review], Iterator[Diagnostic]], ...] = (check_references,)


def check_all(review: Review) -> list[Diagnostic]:
    """Run every check."""
    return [finding for check in ALL_CHECKS for finding in check(review)]
