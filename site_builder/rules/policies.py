"""Policies: none is offered after its end, unreviewed, or in words that the law forbids."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.models.choices import PolicyStatus, Stage
from site_builder.models.parks import Park
from site_builder.models.policies import Policy
from site_builder.models.projects import Project
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject, Wording

_OFFERED = frozenset({PolicyStatus.IN_FORCE, PolicyStatus.UNDER_REVISION})
_REVIEW_SINCE = datetime.date(2024, 8, 1)
_LAW = "公平竞争审查条例（国务院令第783号）"

# Each kind of wording, and the article of the regulation that it runs against.
_RISKS: tuple[tuple[re.Pattern[str], Message, Message], ...] = (
    (
        re.compile(
            "(?:限定|指定)(?:购买|使用|经营|采购)|(?:只能|必须)(?:购买|采购|使用)本[地县市省]"
        ),
        message("article 8 (3)"),
        message("nobody may be bound to goods or services of certain firms"),
    ),
    (
        re.compile("(?:不得|不准|不许|禁止)(?:迁出|迁离|外迁)|不(?:迁出|迁离|外迁)本[地县市区]"),
        message("article 9 (1)"),
        message("firms may not be hindered from moving away"),
    ),
    (
        re.compile("(?:须|应|必须|需)?在本[地县市区](?:注册|登记|设立(?:分支机构|子公司|法人))"),
        message("article 9 (2)"),
        message("firms from elsewhere may not be made to set up locally"),
    ),
    (
        re.compile("本[地县市区](?:企业|产品|供应商)优先|优先(?:选用|采购|使用)本[地县市区]"),
        message("article 9 (3)"),
        message("bidders from elsewhere may not be put at a disadvantage"),
    ),
    (
        re.compile(
            "税收返还|返还税收|先征后返|先征后退|即征即退|返税|税收奖返|地方留成.{0,6}(?:返还|奖励)"
        ),
        message("article 10 (1)"),
        message("certain firms may not be given tax advantages without a law"),
    ),
    (
        re.compile("零地价|零租金供地|土地出让金?.{0,4}返还|返还.{0,4}土地出让"),
        message("article 10 (3)"),
        message("certain firms may not be given land or fee advantages without a law"),
    ),
)
_NEGATION = re.compile(
    "(?:不得|不以|不再|不要求|无需|禁止|严禁|取消|清理|废止|不实行|杜绝)[^，。；]{0,12}$"
)


def check_policies(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find policies that must not be offered as they are."""
    record = subject.record
    if isinstance(record, Policy):
        yield from _check_status(review.as_of, subject, record)
        yield from _check_succession(subject, record)
        yield from _check_review(subject, record)
    if isinstance(record, Project) and record.stage is Stage.OPEN:
        yield from _check_offer(review, subject, record)
    if isinstance(record, (Project, Park)) or (
        isinstance(record, Policy) and record.level != "national" and record.status in _OFFERED
    ):
        for wording in subject.wordings:
            if wording.locale == "zh":
                yield from _check_words(subject, wording)


def _check_status(as_of: datetime.date, subject: Subject, policy: Policy) -> Iterator[Diagnostic]:
    if policy.expires is not None and policy.expires < as_of and policy.status in _OFFERED:
        said = message(
            "the policy ended on {day}, yet its status is “{status}”",
            day=policy.expires,
            status=message(policy.status.label),
        )
        hint = message("write status: expired, or the new day if it was extended")
        yield subject.find(("status",), codes.POLICY_EXPIRED, said, hint)


def _check_succession(subject: Subject, policy: Policy) -> Iterator[Diagnostic]:
    is_superseded = policy.status is PolicyStatus.SUPERSEDED
    if is_superseded and policy.superseded_by is None:
        said = message("the policy is superseded, but not said by which")
        hint = message("add superseded_by: with the id of the new policy")
        yield subject.find(("status",), codes.POLICY_SUCCESSION, said, hint)
    if policy.superseded_by is not None and not is_superseded:
        said = message(
            "a successor is named, yet the status is “{status}”",
            status=message(policy.status.label),
        )
        hint = message("write status: superseded, or take superseded_by out")
        yield subject.find(("superseded_by",), codes.POLICY_SUCCESSION, said, hint)


def _check_review(subject: Subject, policy: Policy) -> Iterator[Diagnostic]:
    is_due = policy.dated >= _REVIEW_SINCE and policy.level != "national"
    if is_due and policy.review is None and policy.status in _OFFERED:
        said = message(
            "dated {day}, it needs a fair-competition review under {law}, and none is given",
            day=policy.dated,
            law=_LAW,
        )
        hint = message("add review: with on, by and conclusion")
        yield subject.find(("dated",), codes.POLICY_NOT_REVIEWED, said, hint)


def _check_offer(review: Review, subject: Subject, project: Project) -> Iterator[Diagnostic]:
    for index, policy_id in enumerate(project.policies):
        policy = review.catalogue.policy_by_id.get(policy_id)
        if policy is None or policy.status in _OFFERED:
            continue
        said = message(
            "the policy “{id}” is no longer in force: {status}",
            id=policy_id,
            status=message(policy.status.label),
        )
        hint = message("take it out of the list")
        if policy.superseded_by:
            hint = message("write {id}, which took its place", id=policy.superseded_by)
        yield subject.find(("policies", index), codes.POLICY_EXPIRED, said, hint)


def _check_words(subject: Subject, wording: Wording) -> Iterator[Diagnostic]:
    for pattern, article, reason in _RISKS:
        for found in pattern.finditer(wording.text):
            if _NEGATION.search(wording.text[: found.start()]):
                continue
            said = message(
                "“{words}” runs against {law}, {article}: {reason}",
                words=found[0],
                law=_LAW,
                article=article,
                reason=reason,
            )
            hint = message("quote the law that allows it, or reword the clause")
            yield subject.find(wording.keys, codes.POLICY_RISK_WORDS, said, hint, fragment=found[0])
