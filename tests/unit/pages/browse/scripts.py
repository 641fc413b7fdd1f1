"""Runs a script of the theme in Node, as browsers would."""

import json
import shutil
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[4] / "theme/assets/js"


def run_in_node(folder, modules, program, given):
    """Run a program that may import these modules; it gets `given` and its value is returned."""
    for name in modules:
        # Node takes a file for a module by its ending.
        text = (SCRIPTS / name).read_text(encoding="utf-8").replace('.js";', '.mjs";')
        (folder / name).with_suffix(".mjs").write_text(text, encoding="utf-8")
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    main = (
        'import { readFileSync } from "node:fs";\n'
        'const given = JSON.parse(readFileSync("given.json", "utf8"));\n'
        f"{program}\n"
        "process.stdout.write(JSON.stringify(main(given)));\n"
    )
    (folder / "main.mjs").write_text(main, encoding="utf-8")
    node = shutil.which("node")
    assert node, "no Node here: `make test` says how to get it"
    done = subprocess.run(
        [node, "main.mjs"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
