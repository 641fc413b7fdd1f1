"""The command line: arguments, messages, progress and exit codes."""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from site_builder.console import (
    EXIT_BUG,
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_STOPPED,
    EXIT_USAGE,
    add_common,
    complain,
    is_project,
    print_findings,
)
from site_builder.fee_cli import add_fee_commands
from site_builder.locales import Words, load_words
from site_builder.progress import Progress

if TYPE_CHECKING:
    from site_builder.commands.preview.building import Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console with another encoding shows a mark where it lacks a character.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _stop)
    # Records live as long as the process and hold no circles; looking for some takes a fifth of it.
    gc.set_threshold(200_000, 20, 1_000)
    options = _parser().parse_args(arguments)
    words = load_words(options.lang or _preferred_locale())
    try:
        return int(options.run(options, words))
    except KeyboardInterrupt:
        return EXIT_STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_USAGE
    except Exception:
        traceback.print_exc()
        complain(words.text("This is a bug in site_builder; please report it."))
        return EXIT_BUG


def _stop(number: int, frame: FrameType | None) -> None:
    """End as Ctrl+C does, so that an unfinished release is cleared away."""
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="site-builder", description="Build a county's portal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="find everything that is wrong")
    checking.add_argument("--strict", action="store_true", help="warnings count as errors")
    checking.set_defaults(run=_run_check)
    building = commands.add_parser("build", help="check, build and publish the site")
    building.set_defaults(run=_run_build)
    serving = commands.add_parser("serve", help="build, serve here, and rebuild after edits")
    serving.add_argument("--port", type=int, default=8000, help="port on this machine")
    serving.add_argument(
        "--polling", action="store_true", help="look for edits again and again (network drives)"
    )
    serving.set_defaults(run=_run_serve)
    schema = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    schema.set_defaults(run=_run_schema)
    for command in (checking, building, serving, schema):
        add_common(command)
    add_fee_commands(commands)
    for command in (building, serving):
        command.add_argument("--site", type=Path, help="folder to publish to (default: site)")
    return parser


def _preferred_locale() -> str:
    """Follow the terminal's language; a machine that names none belongs to a Chinese bureau."""
    if not _can_write("错误"):
        return "en"
    tags = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    tag = next((tag for tag in tags if tag), "zh").lower()
    return "en" if tag.startswith("en") else "zh"


def _can_write(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _run_check(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.check import check

    if not is_project(options.root, words):
        return EXIT_USAGE
    checked = check(options.root, options.as_of)
    print_findings(checked.findings, options, words)
    is_bad = checked.has_errors or (options.strict and bool(checked.findings))
    return EXIT_FINDINGS if is_bad else EXIT_CLEAN


def _run_build(options: argparse.Namespace, words: Words) -> int:
    if not is_project(options.root, words):
        return EXIT_USAGE
    from site_builder.assembly.unchanged import WORK_FOLDER, unchanged_build

    root, site = options.root.resolve(), (options.site or options.root / "site").resolve()
    last = unchanged_build(root, root / WORK_FOLDER, site, options.as_of)
    if last is None:
        return _build_once(options, words, site)
    print_findings(last.findings, options, words)
    said = words.text("Nothing has changed: {n} pages in {site}", n=last.page_count, site=site)
    print(said, file=sys.stdout if options.format == "text" else sys.stderr)
    return EXIT_CLEAN


def _build_once(options: argparse.Namespace, words: Words, site: Path) -> int:
    from site_builder.assembly.engine import EngineError
    from site_builder.assembly.publish import BusyError, TargetError
    from site_builder.commands.build import build

    progress = Progress(words, sys.stderr)
    try:
        built = build(options.root.resolve(), site.resolve(), options.as_of, progress.show)
    except BusyError:
        progress.end()
        complain(words.text("Another build is running here; try again when it has ended."))
        return EXIT_USAGE
    except TargetError as error:
        progress.end()
        complain(words.text(error.said))
        complain(words.text("Name an empty folder, or one that an earlier build published to."))
        return EXIT_USAGE
    except EngineError as error:
        progress.end()
        complain(words.text("The frame and the prose pages could not be printed."))
        complain(str(error))
        return EXIT_BUG
    except OSError as error:
        progress.end()
        complain(words.text("The site could not be written: {reason}", reason=error))
        return EXIT_USAGE
    progress.end()
    print_findings(built.checked.findings, options, words)
    for fault in built.faults:
        complain(f"{fault.page}: {words.text(fault.what)}: {fault.value}")
    if not built.is_published:
        complain(words.text("Nothing was published; the site is as it was."))
        return EXIT_BUG if built.faults else EXIT_FINDINGS
    said = words.text("{n} pages published to {site}", n=built.page_count, site=site)
    print(said, file=sys.stdout if options.format == "text" else sys.stderr)
    return EXIT_CLEAN


def _run_serve(options: argparse.Namespace, words: Words) -> int:
    if not is_project(options.root, words):
        return EXIT_USAGE
    from site_builder.assembly.unchanged import WORK_FOLDER
    from site_builder.commands.serve import Preview

    root = options.root.resolve()
    site = (options.site or root / WORK_FOLDER / "preview").resolve()

    def report(outcome: Outcome) -> None:
        print_findings(outcome.findings, options, words)
        _complain_of(outcome, words)

    try:
        preview = Preview(
            root, site, options.as_of, report, options.port, is_polling=options.polling
        )
    except OSError as error:
        complain(
            words.text("Port {port} cannot be used: {reason}", port=options.port, reason=error)
        )
        return EXIT_USAGE
    complain(f"{words.text('Building the site for the preview')} …")
    # Ctrl+C is how serving ends.
    with suppress(KeyboardInterrupt), preview:
        said = words.text("Serving on {address}; stop with Ctrl+C", address=preview.address)
        print(said, flush=True)
        preview.follow()
    return EXIT_CLEAN


def _complain_of(outcome: Outcome, words: Words) -> None:
    for fault in outcome.faults:
        complain(f"{fault.page}: {words.text(fault.what)}: {fault.value}")
    if outcome.failure:
        complain(words.text(outcome.failure))
        complain(outcome.details)


def _run_schema(options: argparse.Namespace, words: Words) -> int:
    from site_builder.commands.schema import write_schemas

    if not is_project(options.root, words):
        return EXIT_USAGE
    for path in write_schemas(options.root / "projects"):
        print(path)
    return EXIT_CLEAN
