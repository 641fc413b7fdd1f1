"""What every command shares: its arguments, its exit codes, and how it speaks to the terminal."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.locales import Words, available_locales

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_BUG, EXIT_STOPPED = 0, 1, 2, 3, 130
FORMATS = ("text", "concise", "json", "github")


def add_common(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add the arguments that every command has; `formats` are those it can write, text first."""
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the project")
    parser.add_argument("--as-of", type=day, help="the day to show: a date, or today")
    parser.add_argument("--lang", choices=available_locales(), help="language of messages")
    default = _default_format() if formats is FORMATS else formats[0]
    parser.add_argument("--format", choices=formats, default=default)


def day(text: str) -> datetime.date:
    """Read a day of the command line."""
    from site_builder.values.dates import parse_date
    from site_builder.values.problem import ValueProblem

    if text == "today":
        return datetime.date.today()
    try:
        return parse_date(text)
    except ValueProblem as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") else "text"


def complain(text: str) -> None:
    """Say what went wrong where it does not mix with results."""
    print(text, file=sys.stderr)


def is_project(root: Path, words: Words) -> bool:
    """Whether a folder is a project; says so if it is none."""
    if (root / "projects").is_dir():
        return True
    complain(words.text("There is no folder “projects” in {root}.", root=root))
    return False


def print_findings(
    findings: Sequence[Diagnostic], options: argparse.Namespace, words: Words
) -> None:
    """Print what a check found, and how much of it."""
    print_diagnostics(findings, options, words)
    if options.format == "text":
        errors = sum(one.is_error for one in findings)
        warnings = len(findings) - errors
        print(words.text("{errors} errors, {warnings} warnings", errors=errors, warnings=warnings))


def print_diagnostics(
    findings: Sequence[Diagnostic], options: argparse.Namespace, words: Words
) -> None:
    """Print findings; a command that has formats of its own prints them as text."""
    from site_builder.commands.report import format_findings, source_texts

    form = options.format if options.format in FORMATS else "text"
    written = format_findings(findings, form, words, source_texts(options.root, findings))
    if written:
        print(written)


def write_result(content: bytes, output: Path | None, words: Words) -> int:
    """Write a command's result to a file, or else to the terminal; return an exit code."""
    if output is None:
        print(content.decode("utf-8"), end="")
        return EXIT_CLEAN
    try:
        output.write_bytes(content)
    except OSError as error:
        complain(words.text("The file could not be written: {reason}", reason=error))
        return EXIT_USAGE
    complain(words.text("Written to {file}", file=output))
    return EXIT_CLEAN
