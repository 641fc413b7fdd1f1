"""What a clause comes to by a plan's facts, in figures; the matcher's script says it likewise."""

from __future__ import annotations

from site_builder.calculations.amounts import Computed
from site_builder.calculations.eligibility import ClauseMatch
from site_builder.models.policies import Clause
from site_builder.models.rates import YearlyRate
from site_builder.pages.bill_working import amount_text
from site_builder.pages.edition import Edition


def worth_text(edition: Edition, match: ClauseMatch) -> str:
    """Say what a clause comes to; empty where the facts do not decide it."""
    worth = match.worth
    if not isinstance(worth, Computed):
        return ""
    return worth_sentence(edition, match.clause, amount_text(worth.amount))


def worth_sentence(edition: Edition, clause: Clause, amount: str) -> str:
    """Put a sum into words; a rate that changes from year to year is that of the first."""
    if isinstance(clause.benefit.rate, YearlyRate):
        return edition._("By these facts CNY {sum} in the first year", sum=amount)
    return edition._("By these facts CNY {sum}", sum=amount)
