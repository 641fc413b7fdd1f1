"""Finds the states of the fee lists that are compared: folder, version, day or git revision."""

from __future__ import annotations

import datetime
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.calculations.changes import FeeStanding
from site_builder.calculations.fee_versions import version_standing
from site_builder.catalogue import COUNTY_FILE, Catalogue, load_catalogue
from site_builder.commands.check import CATALOGUE_FOLDER
from site_builder.diagnostics import Diagnostic, Message, in_order, message
from site_builder.models.fee_versions import KeptVersion
from site_builder.values.dates import parse_date
from site_builder.values.problem import ValueProblem
from site_builder.values.text import LocalizedText

_READ = (COUNTY_FILE, "fees/", "vocabularies/")


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state of the lists, the catalogue to word it with, and its issue, if it is one."""

    catalogue: Catalogue
    standing: FeeStanding
    issue: LocalizedText | None = None


class StateError(Exception):
    """A state that cannot be had: why, or what is wrong with its files."""

    def __init__(self, said: Message, findings: Sequence[Diagnostic] = ()) -> None:
        """Keep the reason, and the findings that stand behind it."""
        super().__init__(said.template)
        self.said = said
        self.findings = tuple(findings)


def read_state(root: Path, name: str) -> NamedState:
    """Read the state that a word of the command line names, or raise StateError."""
    folder = Path(name) if Path(name).exists() else root / name
    if folder.is_dir():
        return _read_folder(folder, name)
    if folder.is_file() and folder.suffix == ".json":
        return _read_version(root, folder, name)
    day = _as_day(name)
    if day is not None:
        catalogue = _load(root / CATALOGUE_FOLDER, CATALOGUE_FOLDER)
        return NamedState(catalogue, _standing(catalogue, day))
    return _read_revision(root, name)


def _standing(catalogue: Catalogue, day: datetime.date) -> FeeStanding:
    agencies = catalogue.county.agencies
    return FeeStanding(catalogue.fee_lists, day, agencies, catalogue.facts)


def _read_version(root: Path, path: Path, name: str) -> NamedState:
    """Read a published version that is kept."""
    version = KeptVersion(path.stem, path.read_bytes()).version
    if version is None:
        said = message("the file “{name}” is no published version of the fee lists", name=name)
        raise StateError(said)
    catalogue = _load(root / CATALOGUE_FOLDER, CATALOGUE_FOLDER)
    return NamedState(catalogue, version_standing(version), version.title)


def _as_day(name: str) -> datetime.date | None:
    try:
        return parse_date(name)
    except ValueProblem:
        return None


def _read_folder(folder: Path, name: str) -> NamedState:
    """Read a project's folder, or the catalogue's own."""
    for place in (folder / CATALOGUE_FOLDER, folder):
        if (place / COUNTY_FILE).is_file():
            return _in_force(_load(place, place.as_posix()))
    said = message("the folder “{name}” holds no catalogue: no county.yml is in it", name=name)
    raise StateError(said)


def _in_force(catalogue: Catalogue) -> NamedState:
    publication = catalogue.county.publication
    return NamedState(catalogue, _standing(catalogue, publication.effective), publication.title)


def _load(folder: Path, name: str) -> Catalogue:
    catalogue, findings = load_catalogue(folder, name)
    wrong = [
        one
        for one in findings
        if one.is_error and one.location.path.removeprefix(f"{name}/").startswith(_READ)
    ]
    if catalogue is None or wrong:
        said = message("the fee lists in “{name}” cannot be compared", name=name)
        raise StateError(said, in_order(wrong or findings))
    return catalogue


def _read_revision(root: Path, name: str) -> NamedState:
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if commit is None:
        raise StateError(
            message(
                "“{name}” is no folder, no published version, no date and no git revision",
                name=name,
            )
        )
    revision = commit.decode("ascii").strip()
    packed = _git(root, "archive", "--format=tar", revision, CATALOGUE_FOLDER)
    if packed is None:
        said = message("the git revision “{name}” holds no folder “projects”", name=name)
        raise StateError(said)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        return _in_force(_load(Path(folder) / CATALOGUE_FOLDER, f"{name}:{CATALOGUE_FOLDER}"))


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git answers; `None` where it refuses, or is not there."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
