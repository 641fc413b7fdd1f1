"""Fees by kind and policies by industry: plain lists for readers without script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from site_builder.calculations.fee_periods import period_on
from site_builder.models.policies import Policy
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.browse.facets import Browser, Facet
from site_builder.pages.browse.fees import FEES, FeeEntry, fee_entries
from site_builder.pages.browse.policies import POLICIES
from site_builder.pages.edition import Edition, Link, bare
from site_builder.pages.fee_rows import state_text
from site_builder.pages.links import record_url
from site_builder.pages.page import Page
from site_builder.pages.policy import number_text
from site_builder.pages.policy_state import policy_state
from site_builder.pages.rate_text import short_rate
from site_builder.pages.sections import section_link

FEE_FACET, POLICY_FACET = "kind", "industry"
R = TypeVar("R")


class Line(NamedTuple):
    """A line: what it is about, and what stands in the further columns."""

    link: Link
    cells: tuple[str | Markup, ...]


class PlainList(NamedTuple):
    """An option with the lines of its records."""

    heading: str | Markup
    option: Link
    lead: str
    lines: tuple[Line, ...]


def fee_kind_links(edition: Edition) -> list[tuple[Link, int]]:
    """Link the list of each kind of fee with the number of its items."""
    return _links(_fee_lists(edition))


def policy_industry_links(edition: Edition) -> list[tuple[Link, int]]:
    """Link the list of each industry's policies with their number."""
    return _links(_policy_lists(edition))


def _links(lists: Sequence[PlainList]) -> list[tuple[Link, int]]:
    return [(one.option, len(one.lines)) for one in lists]


def plain_list_pages(edition: Edition) -> Iterator[Page]:
    """Make the lists of all kinds of fees, and of all industries that policies are for."""
    fees = ("Item", "Agency", "Standard", "State")
    policies = ("Policy", "Number", "Issuer", "Status")
    for section, columns, lists in (
        ("fees", fees, _fee_lists(edition)),
        ("policies", policies, _policy_lists(edition)),
    ):
        heads = [edition.words.text(column) for column in columns]
        yield from (_page(edition, section, heads, one) for one in lists)


def _fee_lists(edition: Edition) -> list[PlainList]:
    def count(total: int) -> str:
        return edition.plural("{n} item on the list.", "{n} items on the list.", total)

    lists = _lists(edition, "fees", _facet(FEES, FEE_FACET), fee_entries(edition, ()))
    return [
        PlainList(
            edition._("Public fees: {kind}", kind=option.text),
            option,
            count(len(entries)),
            tuple(_fee_line(edition, one) for one in entries),
        )
        for option, entries in lists
    ]


def _policy_lists(edition: Edition) -> list[PlainList]:
    def count(total: int) -> str:
        return edition.plural(
            "{n} policy applies to this industry, including any open to all.",
            "{n} policies apply to this industry, including those open to all.",
            total,
        )

    facet = _facet(POLICIES, POLICY_FACET)
    lists = _lists(edition, "policies", facet, edition.catalogue.policies)
    return [
        PlainList(
            edition._("Policies for {industry}", industry=option.text),
            option,
            count(len(policies)),
            tuple(_policy_line(edition, one) for one in policies),
        )
        for option, policies in lists
    ]


def _facet(browser: Browser[R], key: str) -> Facet[R]:
    return next(facet for facet in browser.facets if facet.key == key)


def _lists(
    edition: Edition, folder: str, facet: Facet[R], records: Sequence[R]
) -> Iterator[tuple[Link, list[R]]]:
    """Yield the options that any record has, with their records."""
    for key, label in facet.options(edition):
        found = [one for one in records if key in facet.of(edition, one)]
        if found:
            yield Link(label, f"{folder}/{facet.key}/{key}/"), found


def _fee_line(edition: Edition, entry: FeeEntry) -> Line:
    item = entry.item
    period = period_on(item, edition.as_of)
    agency = edition.catalogue.agency_by_id[entry.fees.agency]
    return Line(
        Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", item.id)),
        (
            edition.say(agency.name),
            short_rate(edition, period.rate) if period and period.rate else "—",
            state_text(edition, item) or edition._("Charged"),
        ),
    )


def _policy_line(edition: Edition, policy: Policy) -> Line:
    return Line(
        Link(edition.say(policy.name), f"policies/{policy.id}/"),
        (
            number_text(edition, policy) or "—",
            edition.say(policy.issuer),
            policy_state(edition, policy).text,
        ),
    )


def _page(edition: Edition, section: str, heads: Sequence[str], one: PlainList) -> Page:
    title = bare(one.heading)
    way = section_link(edition, section)
    return Page(
        path=one.option.url,
        section=section,
        title=title,
        description=edition._("; ").join((title, one.lead)),
        template="plain_list.html",
        view={
            "heading": one.heading,
            "lead": one.lead,
            "heads": heads,
            "lines": one.lines,
            "above": way,
            "browsed": _browsed(one.option.url),
        },
        is_listed=False,
        structured=(breadcrumb_list(edition, way, Link(title, one.option.url)),),
        styles=("tables.css", "browse.css"),
    )


def _browsed(url: str) -> str:
    """Return the address of the whole list, narrowed down to what stands at an address."""
    folder, facet, option, _ = url.split("/")
    return f"{folder}/?{facet}={option}"
