"""The commands about fees: `fees diff` and its sisters."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from site_builder.console import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_USAGE,
    add_common,
    complain,
    is_project,
    print_diagnostics,
    print_findings,
    write_result,
)
from site_builder.locales import Words

_DIFF_FORMATS = ("text", "json", "markdown", "docx")
_REPORT_FORMATS = ("text", "xlsx", "docx")
_BILL_FORMATS = ("text", "json", "csv", "xlsx")


def add_fee_commands(commands: Any) -> None:
    """Add `fees` and the commands below it."""
    fees = commands.add_parser("fees", help="work with the fee lists")
    parts = fees.add_subparsers(required=True, metavar="COMMAND")
    _add_diff(parts)
    _add_bill(parts)
    _add_publish(parts)
    _add_report(parts)


def _add_diff(parts: Any) -> None:
    diff = parts.add_parser("diff", help="say what changed between two states of the fee lists")
    diff.add_argument(
        "old", metavar="OLD", help="a folder, a published version (JSON), a date, or a git revision"
    )
    diff.add_argument("new", metavar="NEW", help="the same, later")
    add_common(diff, _DIFF_FORMATS)
    _add_output(diff)
    diff.set_defaults(run=_run_diff)


def _add_bill(parts: Any) -> None:
    bill = parts.add_parser("bill", help="compute the fees of a project, or of facts in a file")
    plan = bill.add_mutually_exclusive_group(required=True)
    plan.add_argument("--project", metavar="ID", help="a project of the catalogue")
    plan.add_argument("--facts", type=Path, metavar="FILE", help="YAML such as land_area: 80亩")
    bill.add_argument("--year", type=int, default=1, help="year of operation (default: 1)")
    add_common(bill, _BILL_FORMATS)
    _add_output(bill)
    bill.set_defaults(run=_run_bill)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, help="file to write to (default: the terminal)")


def _needs_file(options: argparse.Namespace, words: Words) -> bool:
    """Whether a file for an office program would go to the terminal; says so if it would."""
    if options.output is not None or options.format not in ("docx", "xlsx"):
        return False
    complain(words.text("Such a file is not shown on a terminal; add --output FILE."))
    return True


def _run_diff(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.fee_states import StateError
    from site_builder.commands.fees_diff import fees_diff

    if not is_project(options.root, words):
        return EXIT_USAGE
    if _needs_file(options, words):
        return EXIT_USAGE
    try:
        written = fees_diff(
            options.root, options.old, options.new, options.format, words.locale, options.as_of
        )
    except StateError as error:
        return _refuse(error, options, words)
    return write_result(written, options.output, words)


def _add_publish(parts: Any) -> None:
    publishing = parts.add_parser("publish", help="freeze this issue of the fee lists, and keep it")
    add_common(publishing)
    publishing.set_defaults(run=_run_publish)


def _run_publish(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.fees_publish import fees_publish

    if not is_project(options.root, words):
        return EXIT_USAGE
    frozen = fees_publish(options.root, options.as_of)
    print_findings(frozen.checked.findings, options, words)
    if frozen.kept is None or frozen.path is None:
        complain(words.text("Nothing was published; the site is as it was."))
        return EXIT_FINDINGS
    if frozen.is_refused:
        complain(
            words.text(
                "The issue of {day} has been published otherwise and stays as it is; "
                "give the new one its own period: and published: in county.yml.",
                day=frozen.kept.name,
            )
        )
        return EXIT_FINDINGS
    said = words.text("Published before, and unchanged: {file}", file=frozen.path)
    if frozen.is_new:
        said = words.text("Published as {file}", file=frozen.path)
    complain(said)
    complain(f"SHA-256 {frozen.kept.sha256}")
    return EXIT_CLEAN


def _add_report(parts: Any) -> None:
    report = parts.add_parser("report", help="write the report for the supervising bodies")
    add_common(report, _REPORT_FORMATS)
    _add_output(report)
    report.set_defaults(run=_run_report)


def _run_report(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.fees_report import fees_report

    if not is_project(options.root, words) or _needs_file(options, words):
        return EXIT_USAGE
    checked, written = fees_report(options.root, options.format, words.locale, options.as_of)
    if written is None:
        print_findings(checked.findings, options, words)
        complain(words.text("There is no report while there are errors."))
        return EXIT_FINDINGS
    return write_result(written, options.output, words)


def _run_bill(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.fees_bill import Asked, BillError, fees_bill

    if not is_project(options.root, words) or _needs_file(options, words):
        return EXIT_USAGE
    asked = Asked(options.project, options.facts, options.year)
    try:
        written = fees_bill(options.root, asked, options.format, words.locale, options.as_of)
    except BillError as error:
        return _refuse(error, options, words)
    return write_result(written, options.output, words)


def _refuse(error: Any, options: argparse.Namespace, words: Words) -> int:
    """Say why nothing was written, with the findings that stand behind it."""
    print_diagnostics(error.findings, options, words)
    complain(words.text(error.said))
    return EXIT_FINDINGS if error.findings else EXIT_USAGE
