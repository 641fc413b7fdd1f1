"""The browser tests' tools: Chromium, a Chinese font, Java, and what tests/package.json names."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.steps import SetUpError, run

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)

MISSING = """The browser tests need {missing}, which this machine lacks.
  Debian, Ubuntu:  sudo apt install {debian}
  macOS:           brew install --cask chromium temurin && brew install node
  Or leave them out, locally:  make test BROWSER=no"""
NO_NPM_PACKAGES = "The packages in tests/package-lock.json could not be installed; see above."


def wants_browser(environment: Mapping[str, str]) -> bool:
    """True unless BROWSER=no, which is only for a desk: a CI run must see every test."""
    if environment.get("BROWSER") != "no":
        return True
    if environment.get("CI"):
        raise SetUpError("BROWSER=no is not for CI: there, every test must run.")
    return False


def set_up_browser(tests: Path) -> None:
    """Install what is missing where that is allowed, and say what to install where it is not."""
    missing = missing_packages()
    if missing and can_install():
        install_packages(missing)
        missing = missing_packages()
    if missing:
        debian = " ".join(missing.values())
        raise SetUpError(MISSING.format(missing=", ".join(missing), debian=debian))
    install_npm_packages(tests)


def missing_packages() -> dict[str, str]:
    """What this machine lacks, each with the name of its Debian package."""
    wanted = {
        "Chromium": ("chromium", find_chromium() is not None),
        "a Chinese font": ("fonts-noto-cjk", has_chinese_font()),
        "Java": ("default-jre-headless", succeeds("java", "-version")),
        "npm": ("npm", succeeds("npm", "--version")),
    }
    return {name: package for name, (package, present) in wanted.items() if not present}


def find_chromium() -> str | None:
    """The browser's path, if there is one."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return found or next((path for path in CHROMIUM_PATHS if Path(path).is_file()), None)


def has_chinese_font() -> bool:
    """Windows and macOS bring one; elsewhere fontconfig knows."""
    return not sys.platform.startswith("linux") or bool(output_of("fc-list", ":lang=zh"))


def can_install() -> bool:
    """Whether apt-get may be called without asking anybody for a password."""
    return shutil.which("apt-get") is not None and (is_root() or succeeds("sudo", "-n", "true"))


def is_root() -> bool:
    """Never true on Windows, which has no such user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(missing: dict[str, str]) -> None:
    """Install Debian packages, without questions."""
    print(f"Installing {', '.join(missing)} with apt-get", flush=True)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt = apt if is_root() else ["sudo", "-n", *apt]
    advice = "apt-get failed; it says why, above."
    run([*apt, "update"], advice)
    run([*apt, "install", "--yes", "--no-install-recommends", *missing.values()], advice)


def install_npm_packages(tests: Path) -> None:
    """Install what tests/package-lock.json names, unless that is there already."""
    fingerprint = hashlib.sha256((tests / "package-lock.json").read_bytes()).hexdigest()
    stamp = tests / "node_modules" / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint:
        return
    npm = shutil.which("npm") or "npm"
    # Scripts are left out: one of them would download a Java runtime.
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([npm, "ci", "--prefix", str(tests), *flags], NO_NPM_PACKAGES)
    stamp.write_text(fingerprint, encoding="utf-8")


def succeeds(*command: str) -> bool:
    """Whether a command is there and works; macOS ships a `java` that is only a stub."""
    return output_of(*command) is not None


def output_of(name: str, *arguments: str) -> bytes | None:
    """What a command prints, or None where it is missing or fails."""
    path = shutil.which(name)
    if path is None:
        return None
    done = subprocess.run([path, *arguments], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None
