"""The tables of policies, and of the clauses in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.models.policies import Clause, Policy
from site_builder.outputs.column_kinds import (
    RECORD_COLUMNS,
    address,
    choice,
    day,
    flag,
    integer,
    listed,
    money,
    named,
    named_agency,
    of,
    own_text,
    share,
    text,
    texts,
)
from site_builder.outputs.columns import Column, Table
from site_builder.pages.edition import Edition


class _ClauseRow(NamedTuple):
    policy: Policy
    clause: Clause


def _clauses(edition: Edition) -> Iterator[_ClauseRow]:
    for policy in edition.catalogue.policies:
        for clause in policy.clauses:
            yield _ClauseRow(policy, clause)


def _conditions(edition: Edition, row: _ClauseRow) -> str:
    from site_builder.outputs.words import condition_words

    return condition_words(edition, row.clause.when)


POLICIES = Table(
    "policies",
    "Incentives",
    "One row for each incentive policy: number, issuer, dates, status, fair-competition review.",
    (
        text("id", "Id", lambda row: row.id),
        texts("name", "Name", lambda row: row.name),
        text("number", "Document number", lambda row: row.number.display if row.number else None),
        texts("issuer", "Issuer", lambda row: row.issuer),
        text("level", "Level", lambda row: row.level, "national, provincial, municipal or county"),
        day("dated", "Date of the document", lambda row: row.dated),
        day("effective", "In force from", lambda row: row.effective),
        day("expires", "In force until", lambda row: row.expires),
        *choice("status", "Status", lambda row: row.status),
        text("superseded_by", "Replaced by", lambda row: row.superseded_by, "Id of the record"),
        texts("summary", "Summary", lambda row: row.summary),
        text(
            "industries",
            "Industries",
            lambda row: listed(row.industries),
            "Ids, separated by semicolons",
        ),
        integer("clauses", "Clauses", lambda row: len(row.clauses)),
        day(
            "reviewed", "Fair-competition review", lambda row: row.review.on if row.review else None
        ),
        texts("reviewed_by", "Reviewed by", lambda row: row.review.by if row.review else None),
        texts("review", "Conclusion", lambda row: row.review.conclusion if row.review else None),
        texts("stacking", "With other incentives", lambda row: row.stacking),
        *named("agency", "Where to apply", lambda row: row.agency, named_agency),
        address("policies/{}/"),
        *RECORD_COLUMNS,
    ),
    rows=lambda edition: edition.catalogue.policies,
    records=lambda edition: edition.catalogue.policies,
    key=("id",),
)

CLAUSES = Table(
    "clauses",
    "Clauses of incentives",
    "One row for each clause: who qualifies, on which conditions, for what.",
    (
        text("policy", "Policy", lambda row: row.policy.id, "Id of the record"),
        Column(
            "policy_name",
            "string",
            "Policy",
            lambda edition, row: own_text(edition, row.policy.name),
            is_localized=True,
        ),
        *of(
            lambda row: row.clause,
            (
                text("id", "Id", lambda row: row.id, "Within its policy"),
                texts("title", "Title", lambda row: row.title),
                texts("article", "Article", lambda row: row.article),
                texts("beneficiary", "Who may apply", lambda row: row.beneficiary),
            ),
        ),
        Column("conditions", "string", "Conditions", _conditions, is_localized=True),
        *of(
            lambda row: row.clause.benefit,
            (
                text("benefit_kind", "Kind of benefit", lambda row: row.kind),
                texts("benefit", "Benefit", lambda row: row.text),
                *money("maximum", "Cap", lambda row: row.maximum),
                *money("maximum_per_year", "Cap of each year", lambda row: row.maximum_per_year),
                *share("relief", "Part of the fees taken off", lambda row: row.relief),
                text(
                    "fees",
                    "Fees reduced",
                    lambda row: listed(row.fees),
                    "Ids, separated by semicolons",
                ),
                flag("staged", "Paid in stages", lambda row: bool(row.payout)),
                texts("clawback", "Repayment", lambda row: row.clawback),
            ),
        ),
        *of(lambda row: row.policy, choice("status", "Status", lambda row: row.status)),
    ),
    rows=_clauses,
    records=lambda edition: (
        {"policy": row.policy.id, "policy_name": row.policy.name, **dict(row.clause)}
        for row in _clauses(edition)
    ),
    key=("policy", "id"),
    refers=(("policy", "policies"),),
)
