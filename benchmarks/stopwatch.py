"""Runs one command and writes what it used; a process of its own, so that nothing else is counted.

`python -I stopwatch.py REPORT COMMAND …` writes a JSON object to the file REPORT. The kernel hands
the memory of the process that starts a command on to it, so this one imports next to nothing.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

_PAUSE = 0.05


def family(parent: int) -> list[int]:
    """Return the process and all its descendants that are alive."""
    found = [parent]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                children = (task / "children").read_text(encoding="ascii")
                found += [int(child) for child in children.split()]
        except OSError:
            continue
    return found


def share(process: int) -> int:
    """Return the kilobytes a process holds, with its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except OSError:
        return 0


def watch(parent: int, ended: threading.Event, peak: list[int]) -> None:
    """Keep the highest sum over all processes, looking twenty times a second."""
    while not ended.wait(_PAUSE):
        peak[0] = max(peak[0], sum(share(one) for one in family(parent)))


def main() -> None:
    """Run the command, pass its status on."""
    report, *command = sys.argv[1:]
    ended, peak = threading.Event(), [0]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    watcher = threading.Thread(target=watch, args=(child, ended, peak), daemon=True)
    watcher.start()
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    ended.set()
    watcher.join()
    said = {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "largest": used.ru_maxrss,
        "together": max(peak[0], used.ru_maxrss),
    }
    Path(report).write_text(json.dumps(said), encoding="ascii")
    sys.exit(os.waitstatus_to_exitcode(status) and 1)


if __name__ == "__main__":
    main()
