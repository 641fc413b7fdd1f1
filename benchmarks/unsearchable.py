"""`python -m benchmarks.unsearchable FOLDER`: a build without search index or check."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

from site_builder.commands import build as build_command

if __name__ == "__main__":
    spared = {
        "search_entries": lambda *given: {},
        "search_files": lambda *given: iter(()),
        "prove": lambda *given: [],
        "verify": lambda folder: [],
    }
    with ExitStack() as stack:
        for name, stand_in in spared.items():
            stack.enter_context(mock.patch.object(build_command, name, stand_in))
        build_command.build(Path(sys.argv[1]), Path(sys.argv[1], "site"))
