"""The chart of a project's economics, and the table of the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from site_builder.calculations.cash_flow import YearOfCash, cash_flow
from site_builder.illustrations import CashFlow, ChartLabels, cash_flow_chart_svg
from site_builder.models.projects import Project
from site_builder.pages.edition import Edition

_MILLION = Decimal(1_000_000)


class EconomicsChart(NamedTuple):
    """A chart, its unit, and its figures as rows: year, revenue, cumulative cash."""

    svg: Markup
    unit: str
    rows: tuple[tuple[str, str, str], ...]


def economics_chart(edition: Edition, project: Project) -> EconomicsChart | None:
    """Draw the chart; `None` where too little is published for it."""
    years = cash_flow(project)
    if not years or project.returns is None:
        return None
    payback = edition.duration(project.returns.payback)
    title = edition._(
        "Bars: revenue of each year. Line: all cash up to the year, positive after {payback}.",
        payback=payback,
    )
    labels = ChartLabels(title, edition._("Payback {payback}", payback=payback))
    flow = CashFlow(
        years=tuple(str(one.number) for one in years),
        revenue=tuple(float(one.revenue / _MILLION) for one in years),
        cumulative=tuple(float(one.cumulative / _MILLION) for one in years),
    )
    return EconomicsChart(
        svg=Markup(cash_flow_chart_svg(flow, labels)),
        unit=edition._("CNY million"),
        rows=_rows(edition, years),
    )


def _rows(edition: Edition, years: Sequence[YearOfCash]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            edition._("Year {n}", n=one.number),
            _figure(one.revenue / _MILLION),
            _figure(one.cumulative / _MILLION),
        )
        for one in years
    )


def _figure(value: Decimal) -> str:
    return f"{value:,.1f}".replace("-", "\N{MINUS SIGN}")
