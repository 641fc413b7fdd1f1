import subprocess
import sys
from functools import partial

import pytest

from site_builder.assembly.crew import share_out


def in_process(code):
    """Run code in a process without other threads, which the tests' own may have."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


PREPARED = """
import os, time
from functools import partial
from site_builder.assembly import crew, second_process
second_process._processors = lambda: 2
def number_of(one):
    time.sleep(0.02)
    return one, os.getpid()
"""


def test_results_are_in_the_order_of_the_tasks():
    assert share_out([partial(pow, number, 2) for number in range(50)]) == [
        number**2 for number in range(50)
    ]


def test_nothing_to_do_is_nothing_done():
    assert share_out([]) == []


FAILING = """
def failing(one):
    if one == 7:
        raise ValueError("seven")
    return number_of(one)
try:
    crew.share_out([partial(failing, one) for one in range(20)])
except ValueError as error:
    print(error)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("alone")
"""
SHARED = """
done = crew.share_out([partial(number_of, one) for one in range(40)])
assert [one for one, _ in done] == list(range(40))
assert done[0][1] == os.getpid()
print(len({where for _, where in done}))
"""
FRAGILE = """
here = os.getpid()
def fragile(one):
    if os.getpid() != here:
        os._exit(1)
    return number_of(one)
done = crew.share_out([partial(fragile, one) for one in range(20)])
assert done == [(one, here) for one in range(20)]
print("whole")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there processes are copied")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param(SHARED, ["2"], id="two work, and the first task stays here"),
        pytest.param(FRAGILE, ["whole"], id="what a helper leaves undone is done here"),
        pytest.param(FAILING, ["seven", "alone"], id="a task that fails fails here, and alone"),
    ],
)
def test_tasks_are_shared_between_processes(code, said):
    assert in_process(PREPARED + code) == said
