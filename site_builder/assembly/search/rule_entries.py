"""The entries of fees, policies and procedures: each item, clause and step has its own."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.said import both, entry, said_values, seen_on
from site_builder.calculations.fee_periods import period_on
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.policies import Clause, Policy
from site_builder.models.procedures import Procedure, Step
from site_builder.pages.edition import Edition, bare
from site_builder.pages.links import record_url
from site_builder.pages.rate_text import short_rate
from site_builder.values.text import LocalizedText

_NAMED = frozenset({"id", "name", "title", "summary", "owner"})


def fee_entries(edition: Edition) -> Iterator[Entry]:
    """Yield an entry for each agency's list and each of its items."""
    for fees in edition.catalogue.fee_lists:
        agency = edition.catalogue.agency_by_id[fees.agency].name
        yield entry(
            edition,
            "fee",
            f"fee-list/{fees.id}",
            fees.name,
            f"fees/{fees.agency}/",
            keywords=both(edition, agency),
            facts=(edition.plural("{n} item", "{n} items", len(fees.items)),),
            summary=edition.plain(fees.note),
            body=tuple(edition.plain(item.name) for item in fees.items),
            date=seen_on(fees),
        )
        yield from (_item_entry(edition, fees, item, agency) for item in fees.items)


def _item_entry(edition: Edition, fees: FeeList, item: FeeItem, agency: LocalizedText) -> Entry:
    period = period_on(item, edition.as_of)
    rate = bare(short_rate(edition, period.rate)) if period and period.rate else ""
    return entry(
        edition,
        "fee",
        f"fee/{item.id}",
        item.name,
        record_url(edition.catalogue, "fee-item", item.id),
        codes=(item.code,),
        keywords=(*both(edition, agency), edition.choice(item.kind)),
        facts=(rate, item.code, edition.plain(agency)),
        summary=edition.plain(item.service or item.payers),
        body=tuple(said_values(edition, item, _NAMED | {"code"})),
        date=seen_on(fees),
    )


def policy_entries(edition: Edition) -> Iterator[Entry]:
    """Yield an entry for each policy and each of its clauses."""
    catalogue = edition.catalogue
    for policy in catalogue.policies:
        agency = catalogue.agency_by_id[policy.agency].name
        number = policy.number.display if policy.number else ""
        industries = [catalogue.industry_by_id[one].name for one in policy.industries]
        status = edition.choice(policy.status)
        url = record_url(catalogue, "policy", policy.id)
        yield entry(
            edition,
            "policy",
            f"policy/{policy.id}",
            policy.name,
            url,
            codes=tuple(filter(None, [number])),
            keywords=(*both(edition, policy.issuer, agency, *industries), status),
            facts=(number, edition.plain(policy.issuer), status),
            summary=edition.plain(policy.summary),
            body=tuple(said_values(edition, policy, _NAMED | {"clauses"})),
            date=seen_on(policy),
        )
        yield from (_clause_entry(edition, policy, clause, url) for clause in policy.clauses)


def _clause_entry(edition: Edition, policy: Policy, clause: Clause, url: str) -> Entry:
    return entry(
        edition,
        "policy",
        f"clause/{policy.id}/{clause.id}",
        clause.title,
        f"{url}#clause-{clause.id}",
        context=both(edition, policy.name),
        facts=(edition.plain(policy.name), edition.plain(clause.article)),
        summary=edition.plain(clause.benefit.text),
        body=tuple(said_values(edition, clause, _NAMED)),
        date=seen_on(policy),
    )


def procedure_entries(edition: Edition) -> Iterator[Entry]:
    """Yield an entry for each procedure and each of its steps."""
    catalogue = edition.catalogue
    for procedure in catalogue.procedures:
        agency = catalogue.agency_by_id[procedure.agency].name
        count = len(procedure.steps)
        url = record_url(catalogue, "procedure", procedure.id)
        yield entry(
            edition,
            "procedure",
            f"procedure/{procedure.id}",
            procedure.name,
            url,
            keywords=both(edition, agency),
            facts=(edition.plain(agency), edition.plural("{n} step", "{n} steps", count)),
            summary=edition.plain(procedure.summary),
            body=tuple(said_values(edition, procedure, _NAMED | {"steps"})),
            date=seen_on(procedure),
        )
        yield from (_step_entry(edition, procedure, step, url) for step in procedure.steps)


def _step_entry(edition: Edition, procedure: Procedure, step: Step, url: str) -> Entry:
    agencies = [edition.catalogue.agency_by_id[one].name for one in step.agencies]
    return entry(
        edition,
        "procedure",
        f"step/{procedure.id}/{step.id}",
        step.name,
        f"{url}#{step.id}",
        context=both(edition, procedure.name, *agencies),
        facts=(
            edition.plain(procedure.name),
            edition.plain(agencies[0]),
            edition.duration(step.promised),
        ),
        summary=edition.plain(step.note or step.result),
        body=tuple(said_values(edition, step, _NAMED)),
        date=seen_on(procedure),
    )
