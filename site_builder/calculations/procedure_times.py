"""How long a procedure takes: the sum along its longest chain of steps, unit by unit.

Working days, calendar days and hours are never turned into one another; which chain is the
longest is judged by the time that passes on the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from site_builder.models.procedures import Procedure, Step
from site_builder.values.duration import Duration

Limit = Callable[[Step], Duration | None]

_UNITS = ("years", "months", "working_days", "days", "hours")


@dataclass(frozen=True, slots=True)
class PathTime:
    """The time along the longest chain, and how much of the procedure it speaks for."""

    parts: tuple[Duration, ...]
    """The sum, one duration for each unit; empty if everything is done on the spot."""
    path: tuple[str, ...]
    """The steps that decide it, first to last."""
    timed: int
    """How many steps have a limit."""
    untimed: int
    """How many steps have none, and count as nothing."""

    @property
    def is_known(self) -> bool:
        """Tell whether any step has a limit."""
        return self.timed > 0


@dataclass(frozen=True, slots=True)
class ProcedureTimes:
    """The totals of a procedure, for steps that all need and for all steps there are."""

    promised: PathTime
    """What the county promises to those who need no optional step."""
    promised_longest: PathTime
    """The same for those who need every step."""
    statutory: PathTime
    """What the law allows for steps that all need; steps it sets no limit for are not in it."""
    statutory_longest: PathTime
    """The same for every step."""


def procedure_times(procedure: Procedure) -> ProcedureTimes:
    """Compute the totals of a procedure; where nothing is promised, the law's limit holds."""
    steps = procedure.steps
    needed = frozenset(step.id for step in steps if not step.optional)
    everything = frozenset(step.id for step in steps)
    return ProcedureTimes(
        promised=path_time(steps, needed, _promise),
        promised_longest=path_time(steps, everything, _promise),
        statutory=path_time(steps, needed, _statute),
        statutory_longest=path_time(steps, everything, _statute),
    )


def _promise(step: Step) -> Duration | None:
    return step.promised or step.statutory


def _statute(step: Step) -> Duration | None:
    return step.statutory


def predecessors(steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """Return which steps must come right before each: the one above unless it says otherwise."""
    before: dict[str, tuple[str, ...]] = {}
    above: tuple[str, ...] = ()
    for step in steps:
        before[step.id] = above if step.after is None else step.after
        above = (step.id,)
    return before


def ancestors(before: Mapping[str, tuple[str, ...]], step: str) -> frozenset[str]:
    """Return every step that must be done before a step; a circle does not hang it."""
    found: set[str] = set()
    waiting = list(before.get(step, ()))
    while waiting:
        name = waiting.pop()
        if name not in found and name in before:
            found.add(name)
            waiting.extend(before[name])
    return frozenset(found - {step})


def parallel_steps(steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """Return which steps can be done side by side with each: neither waits for the other."""
    before = predecessors(steps)
    earlier = {name: ancestors(before, name) for name in before}
    return {
        name: tuple(
            other
            for other in before
            if other != name and other not in earlier[name] and name not in earlier[other]
        )
        for name in before
    }


def path_time(steps: Iterable[Step], counted: frozenset[str], limit: Limit) -> PathTime:
    """Add up limits along the longest chain; steps that are not counted only pass on the order."""
    by_id = {step.id: step for step in steps}
    before = predecessors(by_id.values())
    chains: dict[str, tuple[str, ...]] = {}

    def clock(chain: tuple[str, ...]) -> Decimal:
        return sum((found.sort_key for found in _limits(by_id, chain, limit)), Decimal(0))

    def longest(names: Iterable[str]) -> tuple[str, ...]:
        # The first of equally long chains wins, so that the order of the file decides.
        return max((chains[name] for name in names if name in chains), key=clock, default=())

    for name in _in_order(before):
        own = (name,) if name in counted and limit(by_id[name]) else ()
        chains[name] = longest(before[name]) + own
    path = longest(by_id)
    timed = sum(1 for name in counted if limit(by_id[name]))
    parts = _added(_limits(by_id, path, limit))
    return PathTime(parts, path, timed, len(counted) - timed)


def step_spans(steps: Iterable[Step]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return when each step starts and ends, in hours on the clock since the first one started."""
    by_id = {step.id: step for step in steps}
    before = predecessors(by_id.values())
    spans: dict[str, tuple[Decimal, Decimal]] = {}
    for name in _in_order(before):
        start = max((spans[one][1] for one in before[name] if one in spans), default=Decimal(0))
        limit = _promise(by_id[name])
        spans[name] = start, start + (limit.sort_key if limit else Decimal(0))
    return spans


def _limits(by_id: Mapping[str, Step], chain: Iterable[str], limit: Limit) -> tuple[Duration, ...]:
    return tuple(found for name in chain if (found := limit(by_id[name])))


def _in_order(before: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Put steps after those that they wait for, otherwise as they stand."""
    depth = {name: len(ancestors(before, name)) for name in before}
    return sorted(before, key=lambda name: depth[name])


def _added(durations: Iterable[Duration]) -> tuple[Duration, ...]:
    sums = dict.fromkeys(_UNITS, Decimal(0))
    about = False
    for duration in durations:
        about = about or duration.is_approximate
        for unit, count in duration.counts:
            sums[unit] += count
    return tuple(
        Duration(**{unit: count}, is_approximate=about)  # type: ignore[arg-type]
        for unit, count in sums.items()
        if count
    )
