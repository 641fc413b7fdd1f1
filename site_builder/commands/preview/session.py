"""A preview's state from edit to edit: what was read, what browsers are shown, what is wrong."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from site_builder import codes
from site_builder.assembly.assets import ASSET_FOLDER, asset_files, joined_sheet
from site_builder.commands.check import CATALOGUE_FOLDER, CONTENT_FOLDER
from site_builder.commands.preview.building import Outcome
from site_builder.commands.preview.checking import Findings, by_path, check_reading
from site_builder.commands.preview.news import News, State
from site_builder.commands.preview.panel import Complaints, panel_html
from site_builder.commands.preview.records import NotPlainError, read_again
from site_builder.commands.preview.resident import Letterheads, Resident, load_letterheads
from site_builder.commands.preview.shown import Shown
from site_builder.commands.report import source_texts
from site_builder.diagnostics import Diagnostic, in_order

_RECORDS, _PROSE = f"{CATALOGUE_FOLDER}/", f"{CONTENT_FOLDER}/"
_TEMPLATES, _ASSETS = "theme/pages/", "theme/assets/"
_DRAWN = f"{ASSET_FOLDER}/img/"
_SHOWN_AT_ONCE = frozenset({".yml", ".yaml", ".html", ".css", ".js"})


class Session:
    """Follows edits at once and complete builds when they end; may be asked from any thread."""

    def __init__(self, root: Path, release: Path, load: Callable[[], Resident | None]) -> None:
        """Begin with the last release, and nothing read yet."""
        self.news = News()
        self._root = root
        self._release = release
        self._load = load
        self._resident: Resident | None = None
        self._letterheads: Letterheads = {}
        self._shown = Shown("")
        self._complaints = Complaints()
        self._findings: dict[str, tuple[Diagnostic, ...]] = {}
        self._unbuilt: set[str] = set()
        """What was edited since the last build began."""
        self._unseen: set[str] = set()
        """What was edited and waits for a build to be shown."""
        self._panels: dict[str, str] = {}
        self._changing = threading.RLock()
        self._start, self._numbers = secrets.token_hex(4), count(1)

    def file(self, name: str) -> bytes | None:
        """Return what stands at an address, if it is newer than the last release."""
        made = self._shown.file(name)
        place = Path(name)
        if made is None and place.suffix == ".css" and place.parent == Path(ASSET_FOLDER):
            # The first page of its kind links a sheet that no release has joined yet.
            is_known = (self._release / name).is_file()
            return None if is_known else joined_sheet(self._root / _ASSETS, place.name) or None
        return made

    def panel(self, locale: str) -> str:
        """Return the bar and the list of findings in a language."""
        panels, complaints = self._panels, self._complaints
        if locale not in panels:
            panels[locale] = panel_html(complaints, locale)
        return panels[locale]

    @property
    def resident(self) -> Resident | None:
        """What was read last."""
        return self._resident

    def edited(self, places: Iterable[str]) -> None:
        """Follow an edit of files, named by their places below the root."""
        places = set(places)
        with self._changing:
            self._unbuilt |= places
            try:
                unseen = self._read(places)
            except NotPlainError:
                self._resident, unseen = None, places
            self._unseen |= unseen
            if self.has_errors or self._resident is None:
                # The last good state stays; what was not shown is once all is well.
                self._unseen |= places
            elif places - unseen:
                self._show()
            self._tell()

    def _read(self, places: set[str]) -> set[str]:
        """Read edited files again; return those that only a complete build can show."""
        if self._resident is None:
            return places
        is_prose_concerned = any(one.startswith(_PROSE) for one in places)
        if records := {one for one in places if one.startswith(_RECORDS)}:
            reading = read_again(self._resident.catalogue, self._root, records)
            self._resident = replace(self._resident, catalogue=reading.catalogue)
            found = check_reading(reading, self._resident.review)
            self._note(found, reading.findings, reading.has_other_ids)
            is_prose_concerned = is_prose_concerned or reading.has_other_ids
        if is_prose_concerned:
            self._resident, findings = self._resident.with_prose()
            prose = {one for one in self._findings if one.startswith(_PROSE)}
            self._note(by_path(findings), prose)
        if any(one.startswith(_ASSETS) for one in places):
            self._shown = replace(self._shown, files={**self._shown.files, **self._assets()})
        return {one for one in places if not _is_shown_at_once(one)}

    def _note(self, found: Findings, paths: Iterable[str], has_other_ids: bool = False) -> None:
        """Put findings in the place of those that there were on the same files."""
        if has_other_ids:
            self._findings = {
                path: tuple(one for one in ones if one.rule is not codes.UNKNOWN_REFERENCE)
                for path, ones in self._findings.items()
            }
        for path in paths:
            self._findings.pop(path, None)
        for path, ones in found.items():
            before = self._findings.get(path, ())
            self._findings[path] = tuple(dict.fromkeys((*before, *ones)))

    @property
    def has_errors(self) -> bool:
        """Whether a finding keeps what was read from being shown."""
        return any(one.is_error for ones in self._findings.values() for one in ones)

    def _assets(self) -> Mapping[str, bytes]:
        """Make the style sheets and scripts; pictures are left to the build."""
        made = {}
        known = (self._release / ASSET_FOLDER).glob("*.css")
        sheets = [path.name for path in known if path.name != "q.css"]
        for name, content in asset_files(self._root / _ASSETS, sheets):
            if name.startswith(_DRAWN):
                break
            made[name] = content
        return made

    def _show(self, files: Mapping[str, bytes] | None = None) -> None:
        """Show what was read, and files that are newer than the release."""
        assert self._resident is not None
        papers = self._resident.papers(self._letterheads) if self._letterheads else ()
        self._shown = Shown(self._next(), papers, {**self._shown.files, **(files or {})})

    def _next(self) -> str:
        return f"{self._start}-{next(self._numbers)}"

    def printed(self, files: Mapping[str, bytes]) -> None:
        """Show pages of prose that were printed by themselves."""
        with self._changing:
            if self._resident is not None and not self.has_errors:
                self._show(files)
                self._tell()

    def begin_build(self) -> None:
        """Prepare for a build, which begins now."""
        with self._changing:
            self._unbuilt = set()

    def built(self, outcome: Outcome) -> None:
        """Take over what came of a complete build."""
        with self._changing:
            self._take_findings(outcome)
            if self._resident is None:
                # What the build has read need not be parsed again.
                self._resident = self._load()
            if outcome.is_published:
                self._take_release()
            self._tell()

    def _take_findings(self, outcome: Outcome) -> None:
        """Believe the build in all that was not edited after it began."""
        newer = {path: ones for path, ones in self._findings.items() if path in self._unbuilt}
        older = by_path(one for one in outcome.findings if one.location.path not in self._unbuilt)
        self._findings = {**older, **newer}
        self._complaints = Complaints((), outcome.faults, outcome.failure, outcome.details)

    def _take_release(self) -> None:
        """Let the release stand for all that it holds already."""
        if self._resident is not None:
            self._letterheads = load_letterheads(self._resident)
        is_newer = bool(self._unseen - self._unbuilt) or self._has_stale_files()
        self._unseen &= self._unbuilt
        if not self._unbuilt:
            version = self._next() if is_newer or not self._shown.version else self._shown.version
            self._shown = Shown(version)
        elif is_newer and not self.has_errors and self._resident is not None:
            self._show()

    def _has_stale_files(self) -> bool:
        """Whether a file that was shown beforehand is not what was then published."""
        for name, content in self._shown.files.items():
            path = self._release / name
            if not path.is_file() or path.read_bytes() != content:
                return True
        return False

    def _tell(self) -> None:
        """Tell browsers how things stand."""
        findings = tuple(in_order([one for ones in self._findings.values() for one in ones]))
        texts = source_texts(self._root, findings)
        self._complaints = replace(self._complaints, findings=findings, texts=texts)
        self._panels = {}
        self.news.tell(State(self._shown.version, self._complaints.version))


def _is_shown_at_once(place: str) -> bool:
    """Whether an edit can be shown without a complete build."""
    path = Path(place)
    if place.startswith(_PROSE):
        return path.suffix == ".md"
    if path.suffix not in _SHOWN_AT_ONCE or path.parts[-1] == "county.yml":
        return False
    return place.startswith((_RECORDS, _TEMPLATES, _ASSETS))
