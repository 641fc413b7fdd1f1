"""The commands about fees: `fees diff` and its sisters."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from site_builder.console import (
    EXIT_FINDINGS,
    EXIT_USAGE,
    add_common,
    complain,
    is_project,
    print_diagnostics,
    write_result,
)
from site_builder.locales import Words

_DIFF_FORMATS = ("text", "json", "markdown", "docx")


def add_fee_commands(commands: Any) -> None:
    """Add `fees` and the commands below it."""
    fees = commands.add_parser("fees", help="work with the fee lists")
    parts = fees.add_subparsers(required=True, metavar="COMMAND")
    _add_diff(parts)


def _add_diff(parts: Any) -> None:
    diff = parts.add_parser("diff", help="say what changed between two states of the fee lists")
    diff.add_argument("old", metavar="OLD", help="a folder, a date, or a git revision")
    diff.add_argument("new", metavar="NEW", help="the same, later")
    add_common(diff, _DIFF_FORMATS)
    _add_output(diff)
    diff.set_defaults(run=_run_diff)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, help="file to write to (default: the terminal)")


def _run_diff(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.fee_states import StateError
    from site_builder.commands.fees_diff import fees_diff

    if not is_project(options.root, words):
        return EXIT_USAGE
    if options.format == "docx" and options.output is None:
        complain(words.text("A Word file is not shown on a terminal; add --output FILE."))
        return EXIT_USAGE
    try:
        written = fees_diff(
            options.root, options.old, options.new, options.format, words.locale, options.as_of
        )
    except StateError as error:
        print_diagnostics(error.findings, options, words)
        complain(words.text(error.said))
        return EXIT_FINDINGS if error.findings else EXIT_USAGE
    return write_result(written, options.output, words)
