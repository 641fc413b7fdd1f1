"""Set up what the site, or its tests, need on this machine: `python3 -m tools.set_up [--test]`.

Needs no package and runs on any Python from 3.7 on, so that it can say in plain words which
Python is wanted. Doing it again takes a blink unless a lock file has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.browser import set_up_browser, wants_browser
from tools.steps import SetUpError, run

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

OLDEST = (3, 11)
CANDIDATES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python")
PROBE = f"import sys; sys.exit(sys.version_info < {OLDEST})"

NO_PYTHON = """No Python {oldest} or newer was found (this is {this}).
  Debian, Ubuntu:  sudo apt install python3 python3-venv
  macOS:           brew install python
  Windows:         winget install Python.Python.3.13"""
NO_VENV = """{python} cannot make virtual environments.
  Debian, Ubuntu:  sudo apt install python3-venv"""
NO_PACKAGES = """The packages in requirements/{lock} could not be installed; pip says why, above.
  pip needs a way to the package index, or to a mirror named in its own settings (pip config)."""


def main(arguments: list[str]) -> int:
    """Set up the site's needs, with `--test` those of the tests too."""
    for_tests = "--test" in arguments
    try:
        set_up_environment("test.txt" if for_tests else "site.txt")
        if for_tests and wants_browser(os.environ):
            set_up_browser(ROOT / "tests")
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def set_up_environment(lock: str) -> None:
    """Make .venv hold what the lock names, and the project itself."""
    stamp = VENV / f"installed-{lock}"
    fingerprint = fingerprint_of(ROOT / "requirements" / lock, ROOT / "pyproject.toml")
    if is_sound(VENV_PYTHON):
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint:
            return
    else:
        make_environment(find_python())
    install(lock)
    stamp.write_text(fingerprint, encoding="utf-8")


def fingerprint_of(*paths: Path) -> str:
    """The folder counts too: an environment that was moved must be installed again."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_sound(python: Path | str) -> bool:
    """Whether this command starts a Python that is new enough."""
    try:
        return subprocess.run([str(python), "-c", PROBE], capture_output=True).returncode == 0
    except OSError:
        return False


def find_python() -> str:
    """The Python that runs this script if it is new enough, else the first of the usual names."""
    for python in (sys.executable, *filter(None, map(shutil.which, CANDIDATES))):
        if is_sound(python):
            return python
    oldest, this = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
    raise SetUpError(NO_PYTHON.format(oldest=oldest, this=this))


def make_environment(python: str) -> None:
    """Make .venv anew."""
    # Debian keeps ensurepip in a package of its own; without it `venv` leaves half an environment.
    if subprocess.run([python, "-c", "import ensurepip"], capture_output=True).returncode != 0:
        raise SetUpError(NO_VENV.format(python=python))
    print(f"Making .venv with {python}", flush=True)
    run([python, "-m", "venv", "--clear", str(VENV)], NO_VENV.format(python=python))


def install(lock: str) -> None:
    """Install the locked packages by their hashes, then the project, which downloads nothing."""
    print(f"Installing requirements/{lock} into .venv", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "-r", str(ROOT / "requirements" / lock)]
    run([*pip, *locked], NO_PACKAGES.format(lock=lock))
    project = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    run([*pip, *project], "The project itself could not be installed; pip says why, above.")
    # pip compiles what it installs, but not what it only links; without this each run would anew.
    compile_all = [str(VENV_PYTHON), "-m", "compileall", "-q", str(ROOT / "site_builder")]
    subprocess.run(compile_all, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
