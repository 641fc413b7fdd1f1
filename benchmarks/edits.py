"""Random edits of a small catalogue: what clerks do to their files, and what goes wrong with disks.

`python -m benchmarks.edits 300` tries so many sequences of edits: after each, the site that was
built on top of the last one is held against one that was built from nothing, byte by byte. Every
core takes ten sequences at a time, most of them with a catalogue of three fee lists.
"""

from __future__ import annotations

import datetime
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

from site_builder.assembly.engine import EngineOutput
from site_builder.assembly.unchanged import SOURCES
from site_builder.commands import build as build_command
from site_builder.commands.build import Built
from site_builder.outputs.sitemap import listed_paths, site_map
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page

ROOT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")
SEED = 20261122
_BATCH = 10
_KEPT_PROJECTS = 8
_LETTERHEAD = (
    '<!doctype html><html lang="{config}"><title>@q-title@</title>@q-head@'
    "<body><p>@q-path@</p><main>@q-body@</main></body></html>"
)


@dataclass(frozen=True)
class PlainEngine:
    """Prints what is staged without a frame, in no time; what the frame would say stands in it."""

    name: str = "plain"
    stylesheets: tuple[str, ...] = ()

    def build(self, config_file: Path) -> EngineOutput:
        """Print one locale."""
        config = str(hash_of(config_file.read_text(encoding="utf-8")))
        docs, site = config_file.parent / "docs", config_file.parent / "site"
        for page in sorted(docs.rglob("*")):
            target = site / page.relative_to(docs)
            if page.is_dir():
                continue
            if page.suffix == ".md":
                text = page.read_text(encoding="utf-8")
                is_index = page.stem == "index"
                target = (target.parent if is_index else target.with_suffix("")) / "index.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                is_letterhead = "\nletterhead:" in text
                said = _LETTERHEAD.format(config=config) if is_letterhead else escape(text)
                target.write_text(said, encoding="utf-8")
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, target)
        (site / "404.html").write_text(config, encoding="utf-8")
        return EngineOutput()


def hash_of(text: str) -> int:
    """Return a number that depends on nothing but the text."""
    return sum((index + 1) * ord(sign) for index, sign in enumerate(text)) % 1_000_003


def escape(text: str) -> str:
    """Return text that holds no tag, with an anchor for each heading that links may lead to."""
    anchors = "".join(f'<i id="{one}"></i>' for one in re.findall(r"\{ ?#([\w-]+) ?\}", text))
    return anchors + text.replace("<", "&lt;").replace('="', "= ")


@dataclass
class Desk:
    """A clerk's folder, the site that is built from it again and again, and the day."""

    folder: Path
    chance: random.Random
    day: datetime.date | None = None
    removed: dict[Path, bytes] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Where the site is published that is built on top of the last."""
        return self.folder / "site"

    def records(self, kind: str) -> list[Path]:
        """Return the records of a folder."""
        return sorted((self.folder / "projects" / kind).rglob("*.yml"))

    def any_of(self, kind: str) -> Path:
        """Choose a record."""
        return self.chance.choice(self.records(kind))


def small_project(folder: Path) -> None:
    """Write a project folder with few records of each type that all refer to one another."""
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    kept = sorted((folder / "projects" / "packaged").glob("*.yml"))
    for path in kept:
        path.write_text(
            re.sub(r"^related:\n(?:  - .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.M),
            encoding="utf-8",
        )
    needed = "\n".join(
        path.read_text(encoding="utf-8")
        for place in ("projects", "content")
        for path in sorted((folder / place).rglob("*"))
        if path.suffix in {".yml", ".md"} and path.parent.name != "packaged"
    )
    free = [path for path in kept if path.stem not in needed]
    for path in free[_KEPT_PROJECTS:]:
        path.unlink()


def thin_project(folder: Path) -> None:
    """Leave out most fee lists and procedures, which two thirds of a build go into."""
    projects = folder / "projects"
    shutil.rmtree(projects / "fees-published")
    (projects / "policies" / "infrastructure-fee-relief.yml").unlink()
    for kind in ("fees", "procedures"):
        for path in sorted((projects / kind).glob("*.yml")):
            if path.stem not in _KEPT_WHEN_THIN:
                path.unlink()
    for path in sorted((projects / "procedures").glob("*.yml")):
        _strip(path, r"^ +fees: \[.*\]\n")
    for path in sorted((projects / "packaged").rglob("*.yml")):
        _strip(path, r"^known_fees:\n(?:  .+\n)+|^policies:\n(?:  .+\n)+")
    for path in sorted((folder / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_GONE_LINK.sub(r"\1", text), encoding="utf-8")


_KEPT_WHEN_THIN = {"forestry", "urban-management", "water", "agent-service", "project-filing"}
_GONE_LINK = re.compile(r"\[([^\]]*)\]\((?:fee|fee-item|procedure):[^)]*\)")


def _strip(path: Path, pattern: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, "", text, flags=re.M), encoding="utf-8")


def _replace(path: Path, pattern: str, change: Callable[[re.Match[str]], str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, change, text, count=1, flags=re.M), encoding="utf-8")


def edit_name(desk: Desk) -> None:
    """Change what a project is called."""
    number = desk.chance.randrange(1000)
    _replace(desk.any_of("packaged"), r"^  zh: (.*)$", lambda match: f"{match[0]}{number}")


def edit_sum(desk: Desk) -> None:
    """Change what a project costs."""
    amount = desk.chance.randrange(1000, 90_000)
    _replace(desk.any_of("packaged"), r"^  total: .*$", lambda match: f"  total: {amount}万元")


def edit_text(desk: Desk) -> None:
    """Change what stands on a project's own page alone."""
    number = desk.chance.randrange(1000)
    _replace(desk.any_of("packaged"), r"^    zh: (.*)$", lambda match: f"{match[0]}，计{number}")


def move_record(desk: Desk) -> None:
    """Sort a project into another folder."""
    path = desk.any_of("packaged")
    target = desk.folder / "projects" / "packaged" / desk.chance.choice("abc") / path.name
    target.parent.mkdir(exist_ok=True)
    path.rename(target)


def rename_record(desk: Desk) -> None:
    """Give a project another id."""
    path = desk.any_of("packaged")
    path.rename(path.with_name(f"{path.stem}-{desk.chance.choice('abc')}.yml"))


def delete_record(desk: Desk) -> None:
    """Delete a project."""
    path = desk.any_of("packaged")
    desk.removed[path] = path.read_bytes()
    path.unlink()


def restore_record(desk: Desk) -> None:
    """Bring a deleted project back as it was."""
    for path in sorted(desk.removed)[:1]:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(desk.removed.pop(path))


def rename_park(desk: Desk) -> None:
    """Change what a park is called."""
    number = desk.chance.randrange(1000)
    _replace(desk.any_of("parks"), r"^  zh: (.*)$", lambda match: f"{match[0]}{number}")


def edit_fee(desk: Desk) -> None:
    """Change the first figure of a fee list."""
    amount = desk.chance.randrange(1, 900)
    _replace(desk.any_of("fees"), r"amount: [\d.]+", lambda match: f"amount: {amount}")


def edit_other(desk: Desk) -> None:
    """Change a text of any other record."""
    kind = desk.chance.choice(("industries", "policies", "procedures", "costs", "events"))
    number = desk.chance.randrange(1000)
    _replace(desk.any_of(kind), r"^  zh: (.*)$", lambda match: f"{match[0]}{number}")


def change_rate(desk: Desk) -> None:
    """Change the rate at which sums are converted."""
    rate = desk.chance.randrange(600, 800) / 100
    county = desk.folder / "projects" / "county.yml"
    _replace(county, r"^  cny: .*$", lambda match: f"  cny: {rate}")


def touch_template(desk: Desk) -> None:
    """Add to a template."""
    templates = sorted((desk.folder / "theme" / "pages").glob("[a-l]*.html"))
    path = desk.chance.choice(templates)
    path.write_text(path.read_text(encoding="utf-8") + "\n{# #} ", encoding="utf-8")


def touch_style(desk: Desk) -> None:
    """Add to a style sheet."""
    path = desk.chance.choice(sorted((desk.folder / "theme" / "assets" / "css").glob("*.css")))
    number = desk.chance.randrange(1000)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n.x{number} {{top: 0}}", encoding="utf-8")


def edit_prose(desk: Desk) -> None:
    """Add a sentence to a page of prose."""
    path = desk.chance.choice(sorted((desk.folder / "content").rglob("*.md")))
    number = desk.chance.randrange(1000)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n第{number}句。\n", encoding="utf-8")


def change_day(desk: Desk) -> None:
    """Show another day."""
    desk.day = datetime.date(2026, 11, 18) + datetime.timedelta(days=desk.chance.randrange(40))


def touch_site(desk: Desk) -> None:
    """Change, delete or add something on the published site by hand."""
    files = sorted(path for path in desk.site.rglob("*") if path.is_file())
    path = desk.chance.choice(files)
    desk.chance.choice(
        (path.unlink, lambda: path.write_text("by hand", encoding="utf-8"), path.touch)
    )()
    (desk.site / "left-over.html").write_text("old", encoding="utf-8")


def cut_state(desk: Desk) -> None:
    """Cut a file short that the program keeps for the next build."""
    kept = sorted((desk.folder / ".build" / "published").glob("*"))
    for path in kept:
        path.write_bytes(path.read_bytes()[: desk.chance.randrange(path.stat().st_size + 1)])


EDITS: Sequence[Callable[[Desk], None]] = (
    edit_name,
    edit_sum,
    edit_text,
    move_record,
    rename_record,
    delete_record,
    restore_record,
    rename_park,
    edit_fee,
    edit_other,
    change_rate,
    touch_template,
    touch_style,
    edit_prose,
    change_day,
    touch_site,
    cut_state,
)


_BUILD = "site_builder.commands.build"
_OUTPUTS = "site_builder.outputs"


def build_plain(desk: Desk, site: Path) -> Built:
    """Build with the quick engine, and without what is made anew by every build.

    Of what is slow and made only where something has changed, a plain form stands for it.
    """
    spared = {
        f"{_BUILD}.search_entries": lambda *given: {},
        f"{_BUILD}.search_files": lambda *given: iter(()),
        f"{_BUILD}.prove": lambda *given: [],
        f"{_BUILD}.map_files": lambda *given: iter(()),
        f"{_BUILD}.asset_files": _style_files,
        f"{_BUILD}.site_files": _listed_pages,
        f"{_BUILD}.verify": lambda folder: [],
        f"{_BUILD}.verify_changes": lambda *given: [],
        f"{_OUTPUTS}.share_picture_files": lambda *given: iter(()),
        f"{_OUTPUTS}.open_data.spreadsheet": lambda *given: repr(given[2]).encode(),
        f"{_OUTPUTS}.notice_files.notice_docx": lambda *given: b"",
    }
    with ExitStack() as stack:
        for name, stand_in in spared.items():
            stack.enter_context(mock.patch(name, stand_in))
        return build_command.build(desk.folder, site, desk.day, engine=PlainEngine())


def _style_files(folder: Path, *sheets: object) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder / "css").glob("*.css")):
        yield f"assets/q/{path.name}", path.read_bytes()


def _listed_pages(
    editions: Sequence[Edition], pages: dict[str, Sequence[Page]], *others: object
) -> Iterator[tuple[str, bytes]]:
    yield "sitemap.xml", site_map(editions, listed_paths(pages))


def differences(desk: Desk) -> list[str] | None:
    """Build on top of the last site and from nothing, and name the files that differ.

    None if the edits left errors in the catalogue, so that nothing was published.
    """
    built = build_plain(desk, desk.site)
    if built.checked.has_errors:
        return None
    if built.faults:
        return [f"{one.page} {one.what} {one.value}" for one in built.faults]
    state, clean = desk.folder / ".build", desk.folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    aside = state.rename(desk.folder / "aside")
    build_plain(desk, clean)
    shutil.rmtree(state)
    aside.rename(state)
    ours, theirs = _contents(desk.site), _contents(clean)
    return sorted(name for name in ours.keys() | theirs if ours.get(name) != theirs.get(name))


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def try_sequences(folder: Path, count: int, seed: int, is_thin: bool = False) -> list[str]:
    """Make so many sequences of one to four edits; return what differs, with the edits before.

    Sequences that leave errors are taken back, and others are made instead.
    """
    small_project(folder)
    if is_thin:
        thin_project(folder)
    desk = Desk(folder, random.Random(seed))
    build_plain(desk, desk.site)
    wrong: list[str] = []
    number = 0
    while number < count:
        saved = _contents(folder / "projects")
        edits = [desk.chance.choice(EDITS) for _ in range(desk.chance.randrange(1, 5))]
        for edit in edits:
            edit(desk)
        found = differences(desk)
        names = ", ".join(edit.__name__ for edit in edits)
        wrong += [f"{number} ({names}): {one}" for one in found or ()]
        number += found is not None
        if found is None or len(desk.records("packaged")) < _KEPT_PROJECTS // 2:
            _restore(folder / "projects", saved)
    return wrong


def _restore(folder: Path, saved: dict[str, bytes]) -> None:
    for name in _contents(folder).keys() - saved.keys():
        (folder / name).unlink()
    for name, content in saved.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _try_batch(number: int, count: int) -> list[str]:
    """Try some sequences in a folder of their own; each sixth batch has all the fee lists."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        wrong = try_sequences(Path(name), count, SEED + number, is_thin=bool(number % 6))
    print(f"batch {number}: {count} sequences, {len(wrong)} files differ", flush=True)
    return [f"batch {number}, sequence {one}" for one in wrong]


def main(amount: int) -> int:
    """Try so many sequences on all cores and say what differs."""
    counts = [min(_BATCH, amount - start) for start in range(0, amount, _BATCH)]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        bad = [one for found in pool.map(_try_batch, range(len(counts)), counts) for one in found]
    print(*bad, f"{amount} sequences of edits, {len(bad)} files differ", sep="\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
