"""Complete builds behind the preview: each a process that gives way to all others."""

from __future__ import annotations

import contextlib
import datetime
import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from site_builder.assembly.engine import EngineError
from site_builder.assembly.publish import BusyError, TargetError
from site_builder.assembly.unchanged import WORK_FOLDER, unchanged_build
from site_builder.assembly.verify import Fault
from site_builder.diagnostics import Diagnostic, Message, message

_GIVE_WAY = 10
_COMMAND = f"import sys; from {__name__} import main; main(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a complete build."""

    findings: tuple[Diagnostic, ...] = ()
    faults: tuple[Fault, ...] = ()
    failure: Message | None = None
    """Why there is no site, if that is neither for findings nor for faults."""
    details: str = ""
    is_busy: bool = False
    """Whether another build was running, so that this one did not begin."""

    @property
    def is_published(self) -> bool:
        """Whether the site is now as the sources say."""
        is_whole = not (self.faults or self.failure or self.is_busy)
        return is_whole and not any(one.is_error for one in self.findings)


class BuildProcess:
    """A complete build in a process of its own."""

    def __init__(self, root: Path, site: Path, as_of: datetime.date | None) -> None:
        """Start it."""
        given = [str(root), str(site), as_of.isoformat() if as_of else ""]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, *given],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C is for the server, which then stops its build itself.
            start_new_session=True,
        )

    def outcome(self) -> Outcome:
        """Wait until it has ended, and return what came of it."""
        said, complaints = self._process.communicate()
        with contextlib.suppress(pickle.UnpicklingError, EOFError, AttributeError, ImportError):
            outcome = pickle.loads(said)
            if isinstance(outcome, Outcome):
                return outcome
        failure = message("The build ended without a result.")
        return Outcome(failure=failure, details=complaints.decode("utf-8", "replace").strip())

    def stop(self) -> None:
        """End it now; what it has not published is cleared away."""
        self._process.terminate()


def complete_build(root: Path, site: Path, as_of: datetime.date | None) -> Outcome:
    """Build and publish, and say what came of it in a value."""
    last = unchanged_build(root, root / WORK_FOLDER, site, as_of)
    if last is not None:
        return Outcome(last.findings)
    from site_builder.commands.build import build

    try:
        built = build(root, site, as_of)
    except BusyError:
        return Outcome(is_busy=True)
    except TargetError as error:
        return Outcome(failure=error.said)
    except EngineError as error:
        said = message("The frame and the prose pages could not be printed.")
        return Outcome(failure=said, details=str(error))
    except OSError as error:
        return Outcome(
            failure=message("The site could not be written: {reason}", reason=str(error))
        )
    return Outcome(built.checked.findings, built.faults)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> None:
    """Build as the arguments say, and write the outcome to the standard output."""
    root, site, day = arguments
    gc.set_threshold(200_000, 20, 1_000)
    signal.signal(signal.SIGTERM, _stop)
    if hasattr(os, "nice"):
        os.nice(_GIVE_WAY)
    with contextlib.suppress(KeyboardInterrupt):
        as_of = datetime.date.fromisoformat(day) if day else None
        outcome = complete_build(Path(root), Path(site), as_of)
        sys.stdout.buffer.write(pickle.dumps(outcome))
