"""`python -m benchmarks.peers.sources SITE FOLDER`: what each peer builds the pages of a site from.

FOLDER gets a folder a peer, ready for its command: the templates beside this file, and the pages.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.content import Entry, read_entries, read_frame
from benchmarks.peers.markdown import file_name, linked_from, markdown_page

LOCALES = ("zh", "en")
_TEMPLATES = Path(__file__).parent
_MKDOCS = ("mkdocs", "i18n", "zensical")


def write_sources(site: Path, folder: Path) -> None:
    """Write the sources of all peers."""
    entries = list(read_entries(site, LOCALES))
    frames = {locale: read_frame(site, locale, LOCALES) for locale in LOCALES}
    for name in ("hugo", "eleventy", "astro"):
        shutil.copytree(_TEMPLATES / name, folder / name)
    _write_hugo(folder / "hugo", entries, frames)
    _write_data(folder, entries, {"order": LOCALES, **frames})
    for name in _MKDOCS:
        _write_markdown(folder / name, name, entries, frames)


def _write_hugo(folder: Path, entries: Sequence[Entry], frames: dict[str, Any]) -> None:
    for locale, frame in frames.items():
        _write_json(folder / "data" / f"{locale}.json", frame)
    layouts = folder / "layouts" / "_default"
    shutil.copy2(layouts / "single.html", layouts / "list.html")
    parents = _parents(entries)
    for entry in entries:
        name = file_name(entry.path, parents).replace("index.md", "_index.md")
        data = {key: value for key, value in entry.data.items() if key != "path"}
        _write_json(folder / "content" / entry.locale / name, data)


def _write_data(folder: Path, entries: Sequence[Entry], frames: dict[str, Any]) -> None:
    _write_json(folder / "eleventy" / "_data" / "frames.json", frames)
    _write_json(folder / "astro" / "src" / "frames.json", frames)
    for number, entry in enumerate(entries):
        address = frames[entry.locale]["prefix"] + entry.path
        data = {**entry.data, "locale": entry.locale, "address": address}
        for name in ("eleventy", "astro"):
            _write_json(folder / name / "entries" / f"{number:06}.json", data)


def _write_markdown(
    folder: Path, name: str, entries: Sequence[Entry], frames: dict[str, Any]
) -> None:
    parents = _parents(entries)
    files = {entry.path: file_name(entry.path, parents) for entry in entries}
    for entry in entries:
        link = linked_from(entry.path, frames[entry.locale]["prefix"], files)
        path = folder / "docs" / entry.locale / files[entry.path]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown_page(entry.data, link), encoding="utf-8")
    if name == "i18n":
        _write_settings(folder / "mkdocs.yml", frames["zh"], files, {"docs_dir": "docs"}, _I18N)
        return
    for locale, frame in frames.items():
        places = {"docs_dir": f"docs/{locale}", "site_dir": f"site{frame['prefix']}".rstrip("/")}
        _write_settings(folder / f"{locale}.yml", frame, files, places, [])


_I18N = [
    {
        "i18n": {
            "docs_structure": "folder",
            "languages": [
                {"locale": "zh", "name": "中文", "default": True, "build": True},
                {"locale": "en", "name": "English", "build": True},
            ],
        }
    }
]


def _write_settings(
    path: Path, frame: dict[str, Any], files: dict[str, str], places: dict[str, str], plugins: Any
) -> None:
    """Write MkDocs' settings, as JSON is YAML too; only main pages are in the navigation."""
    prefix = frame["prefix"]
    nav = [{one["text"]: files[one["href"].removeprefix(prefix)]} for one in frame["nav"]]
    settings = {
        "site_name": frame["title"],
        "site_url": f"https://invest.qingxi.example{prefix}",
        "theme": {"name": "material", "language": frame["locale"], "font": False},
        "markdown_extensions": ["attr_list", "tables"],
        "nav": nav,
        "not_in_nav": "/**",
        "validation": {"links": {"absolute_links": "ignore", "anchors": "ignore"}},
        "plugins": plugins,
        **places,
    }
    _write_json(path, settings)


def _parents(entries: Sequence[Entry]) -> set[str]:
    """Return the paths that have pages below them."""
    parents = set()
    for entry in entries:
        parts = entry.path.split("/")[:-1]
        parents |= {"/".join(parts[:count]) + "/" for count in range(1, len(parts))}
    return parents


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write_sources(Path(sys.argv[1]), Path(sys.argv[2]))
