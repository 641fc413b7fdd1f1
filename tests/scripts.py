"""Runs the theme's scripts in Node, as browsers would."""

import json
import shutil
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "theme" / "assets" / "js"


def run_in_node(module, source, value=None):
    """Run a module whose first argument is a script's address; return the value it prints."""
    program = shutil.which("node")
    assert program, "the tests of scripts need Node"
    done = subprocess.run(
        [program, "--input-type=module", "-e", source, (SCRIPTS / module).as_uri()],
        input=json.dumps(value),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
