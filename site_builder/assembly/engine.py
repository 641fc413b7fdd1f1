"""The seam to the engine that prints prose and letterheads: the one module that knows its name."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

# The first announces a successor at each run; the others keep the output free of clock and locale.
_CHILD_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONUTF8": "1",
    "NO_COLOR": "1",
}
# Where an engine's theme keeps the main stylesheet; its name changes with each release.
_MATERIAL = ("material", "assets/stylesheets/main.*.min.css")
_STYLES_BY_ENGINE = {
    "mkdocs": _MATERIAL,
    "properdocs": _MATERIAL,
    "zensical": ("zensical", "assets/stylesheets/classic/main.*.min.css"),
}


class EngineError(Exception):
    """The engine stopped; the message is what it said."""


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """What a run of the engine said that did not stop it."""

    warnings: tuple[str, ...] = ()


class Engine(Protocol):
    """Prints the staged folder that a configuration describes into its output folder."""

    @property
    def name(self) -> str:
        """What messages call the engine."""
        ...

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """The theme's styles for prose, by their addresses below the site's root."""
        ...

    def build(self, config_file: Path) -> EngineOutput:
        """Print one locale, or raise EngineError."""
        ...


@dataclass(frozen=True, slots=True)
class CommandEngine:
    """An engine that is a Python module with the command line of MkDocs."""

    module: str = "mkdocs"
    """mkdocs, properdocs or zensical."""

    @property
    def name(self) -> str:
        """What messages call the engine."""
        return self.module

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """The theme's styles for prose, by their addresses below the site's root."""
        package, pattern = _STYLES_BY_ENGINE[self.module]
        spec = find_spec(package)
        folders = [
            Path(place, "templates") for place in (spec and spec.submodule_search_locations) or ()
        ]
        return tuple(
            path.relative_to(folder).as_posix()
            for folder in folders
            for path in sorted(folder.glob(pattern))
        )

    def build(self, config_file: Path) -> EngineOutput:
        """Print one locale in a child process, or raise EngineError."""
        command = [sys.executable, "-m", self.module, "build", "--clean", "--strict"]
        done = subprocess.run(
            [*command, "-f", config_file.name],
            cwd=config_file.parent,
            env={**os.environ, **_CHILD_ENVIRONMENT},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            said = (done.stderr + done.stdout).strip()
            raise EngineError(f"{self.module}: {said or f'exit code {done.returncode}'}")
        lines = (done.stderr + done.stdout).splitlines()
        return EngineOutput(tuple(line for line in lines if line.startswith(("WARNING", "ERROR"))))


def is_installed(module: str) -> bool:
    """Whether an engine of that name can be run here."""
    return find_spec(module) is not None


def build_locales(engine: Engine, config_files: Mapping[str, Path]) -> dict[str, EngineOutput]:
    """Print all locales at once; the threads only wait for the engine's processes."""
    with ThreadPoolExecutor(max_workers=max(1, len(config_files))) as pool:
        outputs = list(pool.map(engine.build, config_files.values()))
    return dict(zip(config_files, outputs, strict=True))
