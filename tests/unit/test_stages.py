import pytest

from benchmarks.stages import STAGES, Clock, function_of


class Work:
    """Work that takes as long as it is told."""

    def __init__(self):
        self.used = 0.0

    def __call__(self, seconds):
        self.used += seconds


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def clock(work):
    return Clock(lambda: work.used)


def test_every_stage_is_made_of_functions_that_there_are():
    for names in STAGES.values():
        for name in names:
            holder, attribute = function_of(name)
            assert callable(getattr(holder, attribute)), name


def test_a_stage_is_not_charged_for_what_another_takes_within_it(clock, work):
    write = clock.timed("write", work)

    def page():
        work(2)
        write(5)
        work(1)

    clock.timed("views", page)()
    assert (clock.seconds["views"], clock.seconds["write"]) == (3, 5)


def test_a_stage_is_charged_for_what_it_yields_and_not_for_what_is_done_with_it(clock, work):
    def files():
        work(1)
        yield
        work(2)
        yield

    for _ in clock.timed("search", files)():
        work(10)
    clock.leave()
    assert (clock.seconds["search"], clock.seconds["all else"]) == (3, 20)
