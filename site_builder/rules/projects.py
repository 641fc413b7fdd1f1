"""Projects and procedures: what they name within other records, stages, sources of figures."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, message
from site_builder.models.choices import Stage
from site_builder.models.county import County
from site_builder.models.parsing import did_you_mean
from site_builder.models.procedures import Procedure, Step
from site_builder.models.projects import Project
from site_builder.rules.review import Review
from site_builder.rules.subject import Keys, Subject


def check_projects(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find nodes, stages and steps that do not fit, and figures without a source."""
    record = subject.record
    if isinstance(record, Project):
        yield from _check_node(review, subject, record)
        yield from _check_stage(subject, record)
    elif isinstance(record, Procedure):
        yield from _check_steps(subject, record)
    elif isinstance(record, County) and record.figures and record.figures_source is None:
        said = message("the county's key figures have no source")
        hint = message("add figures_source: with the bulletin and its year")
        yield subject.find(("figures",), codes.MISSING_SOURCE, said, hint, at_key=True)


def _check_node(review: Review, subject: Subject, project: Project) -> Iterator[Diagnostic]:
    industry = review.catalogue.industry_by_id.get(project.industry)
    if industry is None or project.node is None:
        return
    nodes = [node.id for node in industry.chain]
    if project.node not in nodes:
        said = message(
            "the chain of “{industry}” has no node “{id}”", industry=industry.id, id=project.node
        )
        hint = did_you_mean(project.node, nodes)
        yield subject.find(("node",), codes.UNKNOWN_REFERENCE, said, hint)


def _check_stage(subject: Subject, project: Project) -> Iterator[Diagnostic]:
    if project.stage is Stage.OPEN or any(one.stage == project.stage for one in project.stages):
        return
    said = message(
        "it is not said when the stage “{stage}” was reached", stage=message(project.stage.label)
    )
    hint = message(
        "add under stages: a line with stage: {stage} and on: with its day or month",
        stage=project.stage.value,
    )
    yield subject.find(("stage",), codes.STAGE_WITHOUT_DATE, said, hint)


def _check_steps(subject: Subject, procedure: Procedure) -> Iterator[Diagnostic]:
    ids = [step.id for step in procedure.steps]
    for index, step in enumerate(procedure.steps):
        for position, name in enumerate(step.after or ()):
            if name not in ids:
                keys: Keys = ("steps", index, "after", position)
                said = message("there is no step “{id}” in this procedure", id=name)
                yield subject.find(keys, codes.UNKNOWN_REFERENCE, said, did_you_mean(name, ids))
        yield from _check_promise(subject, index, step)


def _check_promise(subject: Subject, index: int, step: Step) -> Iterator[Diagnostic]:
    """Find promises that are slower than the law; working days and days are kept apart."""
    promised, statutory = step.promised, step.statutory
    if promised is None or statutory is None:
        return
    kinds = {tuple(unit for unit, _ in one.counts) for one in (promised, statutory)}
    if len(kinds) == 1 and promised.sort_key > statutory.sort_key:
        said = message(
            "{promised} is promised, the law allows {statutory}",
            promised=promised.published,
            statutory=statutory.published,
        )
        hint = message("correct one of the two; a promise cannot be slower than the law")
        yield subject.find(("steps", index, "promised"), codes.SLOW_PROMISE, said, hint)
