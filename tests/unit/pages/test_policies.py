import datetime
from dataclasses import replace

import pytest

from site_builder.calculations.conditions import Verdict
from site_builder.calculations.eligibility import match_clauses
from site_builder.calculations.facts import project_facts
from site_builder.pages.policies import policy_pages
from site_builder.pages.policy_state import clause_fits, policy_state


@pytest.fixture(scope="module")
def pages(edition):
    return {page.path: page for page in policy_pages(edition("en"))}


@pytest.fixture(scope="module")
def shown(edition, body, pages):
    return lambda policy: body(edition("en"), pages[f"policies/{policy}/"])


def said(element):
    return " ".join(element.text_content().split())


def test_every_policy_has_a_page_and_a_card(pages, catalogue, edition, body):
    paths = {f"policies/{policy.id}/" for policy in catalogue.policies}
    assert set(pages) == paths | {"policies/"}
    links = body(edition("en"), pages["policies/"]).xpath("//*[@class='q-card__title']/a")
    assert {link.get("href").removeprefix("../") for link in links} == paths


def test_what_can_be_applied_for_stands_before_what_is_over(pages, edition, body):
    tree = body(edition("en"), pages["policies/"])
    open_part, past_part = (said(one) for one in tree.xpath(".//section[@data-items]"))
    assert "Industrial investment grants" in open_part
    assert "Key industries reward" in past_part and "Superseded" in past_part


def test_a_policy_past_its_last_day_is_expired_whatever_its_record_says(edition, catalogue):
    policy = catalogue.policy_by_id["rent-support"]
    later = replace(edition("en"), as_of=datetime.date(2027, 4, 1))
    assert policy_state(edition("en"), policy).is_offered
    assert policy_state(later, policy).text == "Expired"
    assert not policy_state(later, policy).is_offered


def test_the_superseded_policy_links_to_its_successor_and_back(shown):
    alert = shown("key-industries-2019").xpath("//*[contains(@class, 'q-alert--stop')]//a")
    assert [link.get("href") for link in alert] == ["../../policies/industrial-investment-grant/"]
    back = [link.get("href") for link in shown("industrial-investment-grant").iter("a")]
    assert "../../policies/key-industries-2019/" in back


def test_a_policy_under_revision_warns_before_it_can_be_relied_on(shown):
    assert "Under revision" in said(shown("rent-support").find_class("q-alert--stale")[0])


def test_clauses_have_anchors_and_nest_their_conditions(shown, catalogue):
    tree = shown("industrial-investment-grant")
    for clause in catalogue.policy_by_id["industrial-investment-grant"].clauses:
        tree.get_element_by_id(f"clause-{clause.id}")
    nested = tree.get_element_by_id("clause-1").xpath(".//li/ul/li/ul/li")
    assert any("Sales" in said(one) for one in nested)


def test_payout_stages_caps_and_clawback_are_stated(shown):
    text = said(shown("industrial-investment-grant").get_element_by_id("clause-2"))
    for part in ("30", "40", "The works are accepted", "CNY 15 million", "24 months"):
        assert part in text


def test_an_ambiguous_wording_shows_its_other_reading(shown):
    clause = shown("key-industries-2019").get_element_by_id("clause-2")
    assert "Another reading" in said(clause)


def test_the_counts_of_projects_are_those_of_the_rules(edition, catalogue):
    fits = clause_fits(edition("en"))
    met = 0
    for project in catalogue.projects:
        facts = project_facts(catalogue, project)
        for match in match_clauses(catalogue, facts, edition("en").as_of):
            is_asked = (match.policy.id, match.clause.id) == ("rent-support", "1")
            met += is_asked and match.judgement.verdict is Verdict.MET
    assert len(fits["rent-support", "1"].met) == met > 0


def test_a_policy_that_is_over_claims_no_projects(shown):
    assert not shown("tourism-support-2019").find_class("q-fits")


def test_machines_are_told_whether_a_policy_is_in_force(pages):
    def force(policy):
        blocks = pages[f"policies/{policy}/"].structured
        return next(one for one in blocks if one["@type"] == "Legislation")["legislationLegalForce"]

    assert force("industrial-investment-grant").endswith("/InForce")
    assert force("key-industries-2019").endswith("/NotInForce")


def test_names_in_conditions_are_escaped_once(shown):
    clause = shown("rent-support").get_element_by_id("clause-2")
    assert "Selenium-rich tea & food" in said(clause)
