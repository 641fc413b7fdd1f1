"""Does a part of the work in a second process, where the machine has two processors for it.

The process is a copy of this one, so that it knows all that was read and checked. Where copies are
not safe, which is beside other threads and on other systems than Linux, the work is done here.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable


def begin(work: Callable[[], object]) -> Callable[[], bool]:
    """Begin some work; what is returned waits for it and tells whether it was done there."""
    if not _is_safe():
        return lambda: False
    process = os.fork()
    if process == 0:
        _do(work)
    return lambda: os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def _is_safe() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and _processors() > 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _do(work: Callable[[], object]) -> None:
    """Do the work of a copy, which must not go on as the original would."""
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)
