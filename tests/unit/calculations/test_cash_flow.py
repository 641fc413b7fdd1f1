from decimal import Decimal

import pytest

from site_builder.calculations.cash_flow import cash_flow
from site_builder.models.projects import Project
from tests.unit.records import read

PROJECT = """
id: plant
name: 工厂
owner: finance
published: 2026-01-05
code: QX-1
summary: 新建。
industry: tea-food
kind: new
site: {town: chengguan}
land: {state: cleared}
content: 新建。
stage: open
investment: {total: 1.2亿元}
stages: [{stage: construction, on: 2027-01}, {stage: operating, on: 2029-01}]
returns: {revenue: 1.86亿元, payback: 5.8年, ramp_up: [50%, 80%, 100%], source: 可研报告}
"""


def flow(**fields):
    return cash_flow(Project.model_validate(read(PROJECT) | fields))


def test_the_sum_is_spent_while_it_is_built_and_nothing_is_earned():
    first, second, *_ = flow()
    assert (first.revenue, second.revenue) == (0, 0)
    assert (first.cumulative, second.cumulative) == (-60_000_000, -120_000_000)


def test_revenue_follows_the_published_use_of_capacity():
    assert [one.revenue for one in flow()[2:6]] == [
        Decimal("93000000"), Decimal("148800000"), Decimal("186000000"), Decimal("186000000")
    ]  # fmt: skip


def test_the_line_rises_through_zero_at_the_published_payback():
    years = flow()
    before, after = years[4].cumulative, years[5].cumulative
    assert before < 0 < after
    assert before / (before - after) == pytest.approx(Decimal("0.8"))


def test_a_late_payback_is_still_on_the_chart():
    years = flow(returns={"revenue": "1.86亿元", "payback": "13.5年", "source": "可研报告"})
    assert len(years) == 16
    assert years[-1].cumulative > 0


@pytest.mark.parametrize(
    "fields",
    [
        {"investment": {}},
        {"investment": {"total": "2000万美元"}},
        {"stages": []},
        {"returns": {"revenue": "1亿元", "source": "可研报告"}},
        {"returns": {"payback": "5年", "source": "可研报告"}},
        {"returns": {"revenue": "1亿元", "payback": "2年", "source": "可研报告"}},
        {"returns": {"revenue": "100万元", "payback": "5年", "source": "可研报告"}},
    ],
)
def test_no_line_is_drawn_where_the_figures_do_not_make_one(fields):
    assert flow(**fields) == ()
