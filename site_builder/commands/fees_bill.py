"""Computes the fee bill of a project, or of facts in a file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from site_builder import codes
from site_builder.calculations.bill import fee_bill
from site_builder.calculations.facts import project_facts
from site_builder.calculations.rules_document import fact_choices
from site_builder.catalogue import Catalogue, load_catalogue
from site_builder.commands.build import locale_links, make_editions
from site_builder.commands.fee_states import StateError
from site_builder.commands.settings import read_settings
from site_builder.diagnostics import Diagnostic, in_order, message
from site_builder.models.facts import FactValue, parse_fact
from site_builder.models.parsing import did_you_mean
from site_builder.outputs.bill_sheet import bill_csv, bill_json, bill_text_file, bill_xlsx
from site_builder.pages.edition import Edition
from site_builder.sources import Source, read_source
from site_builder.values.problem import ValueProblem

FORMATS = ("text", "json", "csv", "xlsx")
_WRITERS = {"text": bill_text_file, "json": bill_json, "csv": bill_csv, "xlsx": bill_xlsx}


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose bill is asked for: a project of the catalogue, or facts in a file; and which year."""

    project: str | None = None
    facts: Path | None = None
    year: int = 1


class BillError(StateError):
    """A bill that cannot be computed: what is wrong, and the findings that say where."""


def fees_bill(
    root: Path, asked: Asked, form: str, locale: str, as_of: datetime.date | None = None
) -> bytes:
    """Write the bill in one of `FORMATS`; raises BillError."""
    catalogue, findings = load_catalogue(root / "projects")
    if catalogue is None:
        raise BillError(message("The catalogue has no readable county.yml."), findings)
    edition = _edition(root, catalogue, locale, as_of)
    facts, known, name = _plan(edition, asked)
    bill = fee_bill(edition.fee_rules, facts, edition.as_of, known, asked.year)
    return _WRITERS[form](edition, bill, facts, name)


def _edition(root: Path, catalogue: Catalogue, locale: str, as_of: datetime.date | None) -> Edition:
    links = locale_links(read_settings(root)[0].locales)
    editions = make_editions(catalogue, links, as_of or catalogue.county.as_of, ())
    return next((one for one in editions if one.locale == locale), editions[0])


def _plan(edition: Edition, asked: Asked) -> tuple[dict[str, FactValue], tuple[str, ...], str]:
    """Return a plan's facts, the fees known to concern it, and what it is called."""
    catalogue = edition.catalogue
    if asked.facts is not None:
        return read_facts(catalogue, asked.facts), (), asked.facts.stem
    project = catalogue.project_by_id.get(asked.project or "")
    if project is None:
        said = message("There is no project “{id}”.", id=asked.project)
        raise BillError(said)
    facts = project_facts(catalogue, project)
    return facts, project.known_fees, edition.plain(project.name)


def read_facts(catalogue: Catalogue, path: Path) -> dict[str, FactValue]:
    """Read a file of facts, `land_area: 80亩` one a line; raises BillError with all findings."""
    if not path.is_file():
        raise BillError(message("There is no file “{file}”.", file=path))
    source, findings = read_source(path, path.as_posix())
    data = source.data if source else None
    if source is None or not isinstance(data, dict):
        said = message("The file holds no facts; write one a line, such as land_area: 80亩")
        raise BillError(said, findings)
    facts: dict[str, FactValue] = {}
    for name, typed in data.items():
        try:
            facts[str(name)] = _fact(catalogue, str(name), typed)
        except ValueProblem as problem:
            findings.append(_finding(source, str(name), problem))
    if findings:
        raise BillError(message("The facts cannot be read."), in_order(findings))
    return facts


def _fact(catalogue: Catalogue, name: str, typed: object) -> FactValue:
    fact = catalogue.facts.get(name)
    if fact is None:
        said = message("there is no fact “{id}”", id=name)
        raise ValueProblem(codes.UNKNOWN_REFERENCE, said, did_you_mean(name, list(catalogue.facts)))
    if not isinstance(typed, str):
        said = message("the fact “{id}” needs one value", id=name)
        raise ValueProblem(codes.WRONG_TYPE, said)
    value = parse_fact(fact, typed)
    choices = [choice for choice, _ in fact_choices(catalogue, fact)]
    if choices and value not in choices:
        said = message("“{value}” is no choice of “{id}”", value=value, id=name)
        raise ValueProblem(codes.UNKNOWN_CHOICE, said, did_you_mean(str(value), choices))
    return value


def _finding(source: Source, name: str, problem: ValueProblem) -> Diagnostic:
    where = source.locate((name,))
    return Diagnostic(where, problem.rule, problem.message, problem.hint)
