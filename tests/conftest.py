"""What every test may ask for: the project's files, a copy of them, and the built site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

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
def site(tmp_path_factory, worker_id):
    """The shipped catalogue, built once for all tests that only read the result."""
    ours = tmp_path_factory.getbasetemp()
    # Processes that share the tests share the site: the first to ask builds it.
    place = (ours if worker_id == "master" else ours.parent) / "shipped"
    with FileLock(place.with_suffix(".lock")):
        if not (place / "site").is_dir():
            _build_shipped(place)
    return place / "site"


def _build_shipped(place):
    shutil.rmtree(place, ignore_errors=True)
    project = place / "project"
    project.mkdir(parents=True)
    Project(project).build(place / "site", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
