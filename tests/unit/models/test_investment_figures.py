"""Figures as real project lists print them are read, or refused with words that help."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from site_builder import codes
from site_builder.models.parsing import parse_record
from site_builder.models.projects import Project
from site_builder.rules.amounts import check_amounts
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject
from site_builder.sources import parse_source
from tests.unit.records import catalogue_of

YI, WAN = 10**8, 10**4

PROJECT = """\
id: tea
name: 茶饮料生产线
owner: finance
published: 2026-01-05
code: QX-001
summary: 年产茶饮料。
industry: tea-food
kind: new
site: {{town: chengguan}}
land: {{state: cleared}}
content: 厂房。
cooperation: {{modes: [sole]}}
stage: open
{}
"""


def source_with(fields, without=""):
    source, findings = parse_source(PROJECT.format(fields).replace(without, "", 1), "tea.yml")
    assert not findings
    return source


def project_with(fields, without=""):
    return parse_record(Project, source_with(fields, without))


def total_of(text):
    project, findings = project_with(f'investment: {{total: "{text}"}}')
    assert not findings, findings
    return project.investment.total


def refusal_of(fields):
    project, findings = project_with(fields)
    assert project is None
    (finding,) = findings
    return finding


@pytest.mark.parametrize(
    ("published", "low", "high"),
    [
        ("30亿元", 30 * YI, 30 * YI),
        ("200000万元", 20 * YI, 20 * YI),
        ("1亿8千万元", 18_000 * WAN, 18_000 * WAN),
        ("4.64亿", 46_400 * WAN, 46_400 * WAN),
        ("5000万", 5000 * WAN, 5000 * WAN),
        ("780 million yuan", 78_000 * WAN, 78_000 * WAN),
        ("6800万元(分二期)", 6800 * WAN, 6800 * WAN),
        ("5亿元以上", 5 * YI, None),
        ("不低于5亿元", 5 * YI, None),
        ("1100余万元", 1100 * WAN, None),
        ("300万元-1500万元,视具体情况而定", 300 * WAN, 1500 * WAN),
        ("1500-2000万元", 1500 * WAN, 2000 * WAN),
        ("1.2－1.5亿元", 12_000 * WAN, 15_000 * WAN),
    ],
)
def test_a_total_is_read_in_yuan_and_keeps_what_was_published(published, low, high):
    total = total_of(published)
    assert (total.low, total.high, total.currency) == (low, high, "CNY")
    assert total.published == published


@pytest.mark.parametrize(
    ("published", "amount", "currency"),
    [
        ("$16.68 million", 16_680_000, "USD"),
        ("2185万美元", 21_850_000, "USD"),
        ("5000万欧元", 50_000_000, "EUR"),
    ],
)
def test_foreign_money_stays_in_its_currency(published, amount, currency):
    total = total_of(published)
    assert (total.exact, total.currency) == (amount, currency)


@pytest.mark.parametrize(
    "published", ["约1.37亿元", "1100余万元", "5000万元(估算)", "20.4亿元左右"]
)
def test_a_figure_that_is_only_roughly_so_says_it(published):
    assert total_of(published).is_approximate


@pytest.mark.parametrize("published", ["30亿元", "5亿元以上", "300万元-1500万元"])
def test_an_open_figure_or_a_range_is_no_guess(published):
    assert not total_of(published).is_approximate


def test_a_remark_in_brackets_is_kept_beside_the_figure():
    assert total_of("6800万元(分二期)").note == "分二期"


@pytest.mark.parametrize(
    ("published", "hint"),
    [
        ("一期5000万元、二期1亿元", "list the phases under investment.phases"),
        ("年度投资0.55亿元", "the figure of one year is not the total"),
        ("拟招商引资8000万元", "under investment.sought"),
        ("到位资金300万元", "the money paid in so far is not the total"),
        ("亩均投资660万元", "write the amount and its unit alone"),
        ("30", "add the unit"),
        ("30亿元至20亿元", "the smaller figure first"),
    ],
)
def test_what_is_no_total_is_refused_and_the_hint_says_where_it_belongs(published, hint):
    finding = refusal_of(f'investment: {{total: "{published}"}}')
    assert finding.rule is codes.BAD_MONEY
    assert hint in finding.hint.template


def test_a_total_that_is_not_published_may_be_left_blank():
    project, findings = project_with("investment: {total: }")
    assert findings == []
    assert project.investment.total is None


@pytest.mark.parametrize(("published", "years"), [("3年", "3"), ("3.5年", "3.5")])
def test_a_payback_is_read_in_years(published, years):
    fields = f"investment: {{total: 1亿元}}\nreturns: {{payback: {published}, source: 可研}}"
    project, _ = project_with(fields)
    assert project.returns.payback.years == Decimal(years)


@pytest.mark.parametrize("published", ["六年半", "6年半"])
def test_a_payback_in_characters_is_refused_with_its_figures(published):
    fields = f"investment: {{total: 1亿元}}\nreturns: {{payback: {published}, source: 可研}}"
    finding = refusal_of(fields)
    assert finding.rule is codes.BAD_DURATION
    assert dict(finding.hint.values)["example"] == "6.5年"


def test_a_rate_of_return_is_a_share_alone():
    fields = "investment: {{total: 1亿元}}\nreturns: {{rate_of_return: {}, source: 可研}}"
    project, _ = project_with(fields.format("21.7%"))
    assert project.returns.rate_of_return.exact == Decimal("0.217")
    assert refusal_of(fields.format("税后21.7%")).rule is codes.BAD_RATE


@pytest.mark.parametrize(
    ("field", "published", "square_metres"),
    [
        ("area", "15.7万平方米", 157_000),
        ("floor_area", "35.15万平方米", 351_500),
        ("area", "292.88公顷", 2_928_800),
        ("area", "1400亩", Decimal("933333.33")),
    ],
)
def test_land_is_not_floor_and_both_are_read(field, published, square_metres):
    fields = f"investment: {{total: 1亿元}}\nland: {{state: cleared, {field}: {published}}}"
    project, findings = project_with(fields, without="land: {state: cleared}\n")
    assert not findings
    read = Decimal(getattr(project.land, field).square_metres)
    assert read.quantize(Decimal("0.01")) == Decimal(square_metres)


@pytest.mark.parametrize(
    ("total", "parts", "agrees"),
    [
        ("5000万元", ["3000万元", "2000万元"], True),
        ("7000万元", ["1250万元", "1000万元"], False),
        ("1800万元", ["1000万元", "900万元"], False),
        ("约1800万元", ["1000万元", "850万元"], True),
        ("5亿元以上", ["1亿元", "2亿元"], True),
        ("2亿元", ["1亿元", "约1亿元"], True),
    ],
)
@pytest.mark.parametrize("field", ["phases", "funding"])
def test_parts_that_do_not_add_up_are_found(field, total, parts, agrees):
    listed = ", ".join(
        f"{{name: 第{number}项, amount: {part}}}" for number, part in enumerate(parts)
    )
    source = source_with(f"investment:\n  total: {total}\n  {field}: [{listed}]")
    project, findings = parse_record(Project, source)
    assert not findings
    review = Review(catalogue_of(), datetime.date(2026, 11, 18), ("zh",), Path())
    found = [one.rule for one in check_amounts(review, Subject("project", project, source))]
    assert found == ([] if agrees else [codes.SUM_MISMATCH])


def test_two_figures_of_two_pages_stand_as_total_and_remark():
    project, findings = project_with("investment: {total: 2亿元, note: 另一页面为1.4亿元}")
    assert not findings
    assert project.investment.note.get("zh") == "另一页面为1.4亿元"
