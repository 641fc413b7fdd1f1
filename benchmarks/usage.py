"""What a command used: time, processor, memory of its largest process and of all together."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STOPWATCH = Path(__file__).with_name("stopwatch.py")


class CommandFailed(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds and megabytes; descendants that were waited for are counted."""

    wall: float
    cpu: float
    largest: float
    together: float


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Usage:
    """Run a command in a folder and return what it used, or raise CommandFailed."""
    with tempfile.NamedTemporaryFile() as report:
        stopwatch = [sys.executable, "-I", "-S", str(_STOPWATCH), report.name, *command]
        done = subprocess.run(
            stopwatch, cwd=folder, env=environment, capture_output=True, check=False
        )
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            raise CommandFailed(said[-2000:])
        numbers = json.loads(Path(report.name).read_text(encoding="ascii"))
    return Usage(
        numbers["wall"], numbers["cpu"], numbers["largest"] / 1024, numbers["together"] / 1024
    )
