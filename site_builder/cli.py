"""The command line: arguments, messages, progress and exit codes."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from site_builder.commands.check import Checked, check
from site_builder.commands.report import FORMATS, format_findings
from site_builder.locales import Words, available_locales, load_words
from site_builder.values.dates import parse_date
from site_builder.values.problem import ValueProblem

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_BUG = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    words = load_words(options.lang or _preferred_locale())
    try:
        return int(options.run(options, words))
    except KeyboardInterrupt:
        return EXIT_USAGE
    except Exception:
        traceback.print_exc()
        print(words.text("This is a bug in site_builder; please report it."), file=sys.stderr)
        return EXIT_BUG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="site-builder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="find everything that is wrong with the catalogue")
    _add_common(checking)
    checking.add_argument("--strict", action="store_true", help="warnings count as errors")
    checking.set_defaults(run=_run_check)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the project")
    parser.add_argument("--as-of", type=_day, help="the day to show: a date, or today")
    parser.add_argument("--lang", choices=available_locales(), help="language of messages")
    parser.add_argument("--format", choices=FORMATS, default=_default_format())


def _day(text: str) -> datetime.date:
    if text == "today":
        return datetime.date.today()
    try:
        return parse_date(text)
    except ValueProblem as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") else "text"


def _preferred_locale() -> str:
    tags = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    tag = next((tag for tag in tags if tag), "zh")
    return "zh" if tag.lower().startswith("zh") else "en"


def _run_check(options: argparse.Namespace, words: Words) -> int:
    checked = check(options.root, options.as_of)
    _print_findings(checked, options, words)
    is_bad = checked.has_errors or (options.strict and checked.findings)
    return EXIT_FINDINGS if is_bad else EXIT_CLEAN


def _print_findings(checked: Checked, options: argparse.Namespace, words: Words) -> None:
    texts = _texts(options.root, checked)
    written = format_findings(checked.findings, options.format, words, texts)
    if written:
        print(written)
    if options.format == "text":
        errors = sum(one.is_error for one in checked.findings)
        warnings = len(checked.findings) - errors
        print(words.text("{errors} errors, {warnings} warnings", errors=errors, warnings=warnings))


def _texts(root: Path, checked: Checked) -> dict[str, str]:
    paths = {one.location.path for one in checked.findings}
    texts = {}
    for path in paths:
        file = root / path
        if file.is_file():
            texts[path] = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    return texts
