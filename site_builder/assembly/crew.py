"""Shares tasks out between this process and a second one, so that neither waits for the other."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import IO, Any, TypeVar

from site_builder.assembly.second_process import begin

Result = TypeVar("Result")


def share_out(tasks: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do up to 256 tasks and return what they return, in their order.

    The first is done in this process; of the others whoever is free takes the next one. What a task
    does in the second process is lost but for files and what it returns, which is pickled.
    """
    results: dict[int, Result] = {}
    with (
        _tickets(len(tasks)) as tickets,
        tempfile.TemporaryFile() as report,
        _helped(partial(_help, tasks, tickets, report), tickets) as was_helped,
    ):
        for number in chain(range(len(tasks))[:1], _taken(tickets)):
            results[number] = tasks[number]()
        if was_helped():
            results.update(_reported(report))
    # What the other did not get done is done here, and fails here if it must fail.
    return [results[at] if at in results else task() for at, task in enumerate(tasks)]


@contextmanager
def _tickets(count: int) -> Iterator[int]:
    """Lay out a number for each task but the first; whoever reads one has the task.

    It is one byte, of which no two processes can read half each.
    """
    reading, writing = os.pipe()
    os.write(writing, bytes(range(1, count)))
    os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


def _taken(tickets: int) -> Iterator[int]:
    while ticket := os.read(tickets, 1):
        yield ticket[0]


@contextmanager
def _helped(work: Callable[[], object], tickets: int) -> Iterator[Callable[[], bool]]:
    """Have a second process at work; it is left no task and waited for, whatever happens."""
    # A collector that looked at the records would copy all of them.
    gc.freeze()
    ended = begin(work)
    is_over = False

    def was_helped() -> bool:
        nonlocal is_over
        is_over = True
        return ended()

    try:
        yield was_helped
    finally:
        gc.unfreeze()
        if not is_over:
            for _ in _taken(tickets):
                pass
            ended()


def _help(tasks: Sequence[Callable[[], Any]], tickets: int, report: IO[bytes]) -> None:
    """Take tasks while there are any and the first process lives, and report."""
    first_process = os.getppid()
    results: dict[int, Any] = {}
    for number in _taken(tickets):
        results[number] = tasks[number]()
        if os.getppid() != first_process:
            return
    pickle.dump(results, report)
    report.flush()


def _reported(report: IO[bytes]) -> Mapping[int, Any]:
    report.seek(0)
    found: Mapping[int, Any] = pickle.load(report)
    return found
