import sys
from pathlib import Path

import pytest

from benchmarks.usage import CommandFailed, measure

HOLD = "import time; held = b'x' * (60 << 20); time.sleep(0.5)"


def test_memory_is_that_of_the_largest_process_and_of_all_together():
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
    both = f"held = b'x' * (90 << 20); {start}"
    used = measure([sys.executable, "-c", both], Path())
    assert 90 < used.largest < 130
    assert used.together > 150


def test_a_run_is_not_charged_with_the_memory_of_those_before():
    measure([sys.executable, "-c", HOLD], Path())
    assert measure([sys.executable, "-c", "pass"], Path()).largest < 40


def test_time_of_children_counts():
    spin = "import time\nwhile time.process_time() < 0.3: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spin!r}])"
    used = measure([sys.executable, "-c", child], Path())
    assert used.cpu >= 0.3


def test_a_command_that_fails_is_told_of():
    with pytest.raises(CommandFailed, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], Path())
