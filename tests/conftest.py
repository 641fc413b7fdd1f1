"""What every test may ask for: the project's files, a copy of them, and the built site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("site_builder", "projects", "content", "theme", "mkdocs.yml")


class Project:
    """A copy of the sources in a folder of its own, so that no test meets another's leftovers."""

    def __init__(self, folder):
        self.folder = folder
        for name in SOURCES:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, folder / name)

    def run(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "site_builder", *map(str, arguments)],
            cwd=self.folder,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def build(self, site, **environment):
        done = self.run("build", "--site", site, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return site


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The shipped catalogue, built once for all tests that only read the result."""
    folder = tmp_path_factory.mktemp("project")
    return Project(folder).build(
        tmp_path_factory.mktemp("built") / "site",
        PYTHONHASHSEED="0",
        TZ="UTC",
        LC_ALL="C.UTF-8",
    )
