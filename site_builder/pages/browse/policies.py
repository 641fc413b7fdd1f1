"""What incentive policies are browsed by."""

from __future__ import annotations

import datetime

from site_builder.models.choices import PolicyStatus
from site_builder.models.policies import Policy
from site_builder.pages.browse.facets import (
    Browser,
    Facet,
    Option,
    Sort,
    choice_options,
    record_options,
    word_options,
)
from site_builder.pages.edition import Edition
from site_builder.pages.policy_state import policy_status

_YEAR = datetime.timedelta(days=365)
_COMING = "coming"


def _industries(edition: Edition, policy: Policy) -> tuple[str, ...]:
    """Return the industries that a policy is for; one that names none is for all."""
    return policy.industries or tuple(one.id for one in edition.catalogue.industries)


def _benefits(_: Edition, policy: Policy) -> tuple[str, ...]:
    return tuple(sorted({clause.benefit.kind for clause in policy.clauses}))


def _states(edition: Edition) -> list[Option]:
    coming = Option(_COMING, edition._("Not in force yet"))
    return [*choice_options(PolicyStatus)(edition), coming]


def _state(edition: Edition, policy: Policy) -> tuple[str, ...]:
    is_coming = policy.effective > edition.as_of
    return (_COMING if is_coming else policy_status(edition, policy).value,)


def _end(edition: Edition, policy: Policy) -> tuple[str, ...]:
    if policy.expires is None:
        return ("open",)
    if policy.expires < edition.as_of:
        return ("over",)
    return ("year" if policy.expires <= edition.as_of + _YEAR else "later",)


POLICIES: Browser[Policy] = Browser(
    kind="policies",
    search_kind="policy",
    row_id=lambda policy: policy.id,
    facets=(
        Facet(
            "benefit",
            "Kind of benefit",
            word_options(
                ("grant", "Grant"),
                ("subsidy", "Subsidy"),
                ("tax", "Tax relief"),
                ("fee-relief", "Fee relief"),
                ("service", "Service"),
                ("recognition", "Recognition"),
                ("case-by-case", "Case by case"),
            ),
            _benefits,
        ),
        Facet(
            "industry",
            "Industry",
            record_options(lambda edition: edition.catalogue.industries),
            _industries,
        ),
        Facet(
            "level",
            "Level",
            word_options(
                ("national", "National"),
                ("provincial", "Provincial"),
                ("municipal", "Municipal"),
                ("county", "County"),
            ),
            lambda _, policy: (policy.level,),
        ),
        Facet("status", "Status", _states, _state),
        Facet(
            "valid",
            "Validity",
            word_options(
                ("year", "Ends within a year"),
                ("later", "Ends later"),
                ("open", "No end date"),
                ("over", "Over"),
            ),
            _end,
        ),
    ),
    sorts=(
        Sort("list", "As listed"),
        Sort("-dated", "Newest document"),
        Sort("expires", "Ending first"),
    ),
    numbers=(
        ("dated", lambda _, policy: policy.dated.toordinal()),
        ("expires", lambda _, policy: policy.expires.toordinal() if policy.expires else None),
    ),
)
