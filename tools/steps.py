"""One step of setting up: a command that must succeed, or a plain sentence saying what to do."""

from __future__ import annotations

import subprocess


class SetUpError(Exception):
    """What is missing on this machine and how to install it, ready to be printed."""


def run(command: list[str], advice: str) -> None:
    """Run a command with its output shown; a failure is told with the advice."""
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(advice) from error
