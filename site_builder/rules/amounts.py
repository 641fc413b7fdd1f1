"""Amounts: parts add up to their total, and figures are such as records of this kind have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.fees import FeePeriod
from site_builder.models.parks import Park
from site_builder.models.projects import Investment, Phase, Project, Returns
from site_builder.models.rates import FixedRate
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject
from site_builder.values.area import Area
from site_builder.values.currencies import CNY
from site_builder.values.money import Money
from site_builder.values.prices import UnitPrice
from site_builder.values.rounded import exact

_ROUNDING = Decimal("0.05")
_LEAST_TOTAL, _GREATEST_TOTAL = Decimal(10_000), Decimal(100_000_000_000)
_LEAST_PER_MU, _GREATEST_PER_MU = Decimal(1_000), Decimal(100_000_000)
_MANY_JOBS = 100_000


def check_amounts(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find totals that their parts contradict, and figures that can hardly be meant."""
    for keys, period in subject.iter_groups(FeePeriod):
        shares = [part.share.exact for part in period.split]
        known = [exact(share) for share in shares if share is not None]
        if shares and len(known) == len(shares) and sum(known) != 1:
            said = message("the payers' shares do not add up to 100%")
            yield subject.find((*keys, "split"), codes.SUM_MISMATCH, said, at_key=True)
    for keys, rate in subject.iter_groups(FixedRate):
        yield from _check_including(subject, keys, rate)
    if isinstance(subject.record, Project):
        yield from _check_investment(subject, subject.record.investment)
        yield from _check_plausible(subject, subject.record)
    elif isinstance(subject.record, Park):
        yield from _check_park(review, subject, subject.record)


def _check_including(subject: Subject, keys: Keys, rate: FixedRate) -> Iterator[Diagnostic]:
    for index, part in enumerate(rate.including):
        price, whole = part.price, rate.price
        is_comparable = isinstance(price, UnitPrice) and price.unit == whole.unit
        if is_comparable and whole.high is not None and price.amount > whole.high:
            said = message(
                "the part {part} is more than the whole price, {whole}",
                part=price.published,
                whole=whole.published,
            )
            yield subject.find((*keys, "including", index, "price"), codes.SUM_MISMATCH, said)


def _check_investment(subject: Subject, investment: Investment) -> Iterator[Diagnostic]:
    total = investment.total
    if total is None:
        return
    for name, parts in (("phases", investment.phases), ("funding", investment.funding)):
        added = _sum(parts, total.currency)
        if added is None or total.exact is None or _agrees(added, total, parts):
            continue
        said = message(
            "{field} add up to {sum}万元, the total is {total}万元",
            field=f"investment.{name}",
            sum=_in_wan(added),
            total=_in_wan(total.exact),
        )
        hint = message("correct a part or the total, or explain it under investment.note")
        yield subject.find(("investment", name), codes.SUM_MISMATCH, said, hint, at_key=True)


def _sum(parts: Sequence[Phase], currency: str) -> Decimal | None:
    """Add up parts that have one exact figure each in the same currency."""
    figures = [part.amount.exact for part in parts if part.amount.currency == currency]
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None


def _agrees(added: Decimal, total: Money, parts: Sequence[Phase]) -> bool:
    is_rough = total.is_approximate or any(part.amount.is_approximate for part in parts)
    allowed = total.amount * _ROUNDING if is_rough else Decimal(0)
    return abs(added - total.amount) <= allowed


def _in_wan(amount: Decimal) -> str:
    return (
        f"{amount / 10_000:f}".rstrip("0").rstrip(".")
        if amount % 10_000
        else f"{amount // 10_000:f}"
    )


def _check_plausible(subject: Subject, project: Project) -> Iterator[Diagnostic]:
    investment = project.investment
    if investment.total is None:
        return
    for name in ("sought", "fixed_assets", "registered_capital"):
        yield from _check_at_most(
            subject, ("investment", name), getattr(investment, name), investment.total
        )
    total = investment.total
    if total.currency == CNY and not _LEAST_TOTAL <= total.amount <= _GREATEST_TOTAL:
        said = message("a total investment of {total} can hardly be meant", total=total.published)
        hint = message("look at the unit: 元, 万元 or 亿元")
        yield subject.find(("investment", "total"), codes.IMPLAUSIBLE_AMOUNT, said, hint)
    else:
        yield from _check_intensity(subject, project)
    if project.returns is not None:
        yield from _check_returns(subject, project.returns)


def _check_at_most(
    subject: Subject, keys: Keys, part: Money | None, whole: Money
) -> Iterator[Diagnostic]:
    if part is None or part.currency != whole.currency or part.low is None or whole.high is None:
        return
    if part.low > whole.high:
        said = message(
            "{part} is more than the total investment, {whole}",
            part=part.published,
            whole=whole.published,
        )
        yield subject.find(keys, codes.IMPLAUSIBLE_AMOUNT, said)


def _check_intensity(subject: Subject, project: Project) -> Iterator[Diagnostic]:
    area, total = project.land.area, project.investment.total
    if area is None or not area.mu or total is None or total.currency != CNY:
        return
    per_mu = total.amount / area.mu
    if not _LEAST_PER_MU <= per_mu <= _GREATEST_PER_MU:
        said = message(
            "{total} on {area} come to {per_mu}元 per mu, which can hardly be meant",
            total=total.published,
            area=area.published,
            per_mu=f"{per_mu:,.0f}",
        )
        hint = message("look at the units of investment.total and land.area")
        yield subject.find(("land", "area"), codes.IMPLAUSIBLE_AMOUNT, said, hint)


def _check_returns(subject: Subject, returns: Returns) -> Iterator[Diagnostic]:
    revenue = returns.revenue
    for name in ("profit", "tax"):
        part = getattr(returns, name)
        if part and revenue and part.currency == revenue.currency and part.amount > revenue.amount:
            said = message(
                "{part} a year is more than the revenue, {whole}",
                part=part.published,
                whole=revenue.published,
            )
            yield subject.find(("returns", name), codes.IMPLAUSIBLE_AMOUNT, said)
    if returns.jobs is not None and returns.jobs > _MANY_JOBS:
        said = message("{n} jobs can hardly be meant", n=returns.jobs)
        yield subject.find(("returns", "jobs"), codes.IMPLAUSIBLE_AMOUNT, said)
    if returns.rate_of_return is not None and returns.rate_of_return.amount > 1:
        rate = returns.rate_of_return.published
        said = message("a return of {rate} a year can hardly be meant", rate=rate)
        yield subject.find(("returns", "rate_of_return"), codes.IMPLAUSIBLE_AMOUNT, said)


def _check_park(review: Review, subject: Subject, park: Park) -> Iterator[Diagnostic]:
    county = review.catalogue.county.area
    areas: list[tuple[Keys, Area, Area]] = [
        (("ready",), park.ready, park.area),
        (("area",), park.area, county),
    ]
    areas += [
        (("plots", index, "area"), plot.area, park.area) for index, plot in enumerate(park.plots)
    ]
    for keys, part, whole in areas:
        if part.amount > whole.amount:
            said = message(
                "{part} is larger than what it lies in, {whole}",
                part=part.published,
                whole=whole.published,
            )
            hint = message("look at the units")
            yield subject.find(keys, codes.IMPLAUSIBLE_AMOUNT, said, hint)
    if park.used.amount > 1:
        said = message("more than all of the park is in use: {share}", share=park.used.published)
        yield subject.find(("used",), codes.IMPLAUSIBLE_AMOUNT, said)
