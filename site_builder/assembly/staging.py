"""Staging: the folder and configuration from which the engine prints one locale."""

import posixpath
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from site_builder.assembly.frame import Frame, frame_values
from site_builder.assembly.prose import StagedPage, ordered_pages
from site_builder.values.dates import format_date

CONFIG_NAME = "mkdocs.yml"
STAGED_FOLDER = "docs"
PRINT_FOLDER = "site"

_SLUGIFY = "markdown.extensions.toc.slugify_unicode"


@dataclass(frozen=True, slots=True, order=True)
class LetterheadKey:
    """Pages of one section that are equally many folders below the locale's root."""

    section: str
    depth: int

    @property
    def url(self) -> str:
        """Where the letterhead stands in the print, below the locale's root."""
        folders = [f"letterhead-{self.section}", *map(str, range(1, self.depth))]
        return "".join(f"{folder}/" for folder in folders[: self.depth])


def stage_locale(
    folder: Path,
    frame: Frame,
    prose: Mapping[str, str],
    letterheads: Sequence[LetterheadKey],
    mkdocs_file: Path,
    theme_folder: Path,
    stylesheets: Sequence[str],
    files: Mapping[str, Path] | None = None,
) -> Path:
    """Write the staged folder of one locale anew and return its configuration.

    The prose is Markdown by its path below content/<locale>/, the files are what else lies there.
    Everything is staged below the locale's prefix, so that the prints can be laid over each other.
    """
    shutil.rmtree(folder, ignore_errors=True)
    root = folder / STAGED_FOLDER / frame.prefix
    settings = _read_settings(mkdocs_file)
    pages = ordered_pages(prose, settings.get("nav") or ())
    for page in pages:
        _write_page(root / page.path, _prose_meta(page, frame), page.body)
    for key in _checked(letterheads):
        _write_page(root / key.url / "index.md", _letterhead_meta(key, frame), "")
    for path, source in sorted((files or {}).items()):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    config_file = folder / CONFIG_NAME
    values = {
        **frame_values(frame),
        "stylesheets": list(stylesheets),
        "prose_groups": _prose_groups(pages, frame),
    }
    config = _staged_settings(settings, frame, theme_folder, values)
    _write(config_file, yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=True))
    return config_file


def _read_settings(mkdocs_file: Path) -> dict[str, Any]:
    with mkdocs_file.open(encoding="utf-8") as file:
        settings: dict[str, Any] = yaml.safe_load(file)
    return settings


def _checked(letterheads: Sequence[LetterheadKey]) -> list[LetterheadKey]:
    keys = sorted(set(letterheads))
    if len([key for key in keys if key.depth == 0]) > 1:
        raise ValueError("a locale has one root, so only one letterhead can have the depth 0")
    return keys


def _prose_meta(page: StagedPage, frame: Frame) -> dict[str, str]:
    column = frame.link_of(page.section)
    published = page.meta.get("published") or page.meta.get("updated", "")
    return {
        **page.meta,
        "title": page.title,
        "section": page.section,
        "column": column.title if column else frame.site_name,
        "column_url": column.url if column else "",
        "column_type": frame.column_types.get(page.section, column.title if column else ""),
        "column_about": frame.column_abouts.get(page.section) or page.meta.get("description", ""),
        "source": page.meta.get("source") or frame.undertaker or frame.site_name,
        # Tags of government pages demand hours and minutes.
        "pub_date": f"{published} 00:00"
        if published and published == _day(published)
        else published,
        "date": (day := _day(page.meta.get("updated") or published)),
        "date_text": format_date(date.fromisoformat(day), frame.locale) if day else "",
        **_way_back(page.url, frame),
    }


def _day(moment: str) -> str:
    return moment[: len("YYYY-MM-DD")]


def _letterhead_meta(key: LetterheadKey, frame: Frame) -> dict[str, str]:
    column = frame.link_of(key.section)
    is_index = column is not None and key.depth == 1
    return {
        "title": key.section,
        "letterhead": key.section,
        "section": key.section,
        **_way_back(key.url, frame),
        "here": "@q-path@",
        "shown": column.url if column and is_index else "",
    }


def _way_back(url: str, frame: Frame) -> dict[str, str]:
    """How a page reaches the locale's root and the site's, whatever path the site stands below."""
    root = "../" * url.count("/")
    top = root + "../" * frame.prefix.count("/")
    return {"here": url, "shown": url, "root": root or "./", "top": top or "./"}


def _prose_groups(pages: Sequence[StagedPage], frame: Frame) -> list[dict[str, object]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for page in pages:
        groups.setdefault(page.section, []).append({"title": page.title, "url": page.url})
    return [
        {"section": section, "title": column.title, "pages": entries}
        for section, entries in groups.items()
        if len(entries) > 1 and (column := frame.link_of(section))
    ]


def _staged_settings(
    settings: Mapping[str, Any],
    frame: Frame,
    theme_folder: Path,
    values: Mapping[str, object],
) -> dict[str, Any]:
    own = {"nav", "extra", "theme", "markdown_extensions"}
    return {
        **{key: value for key, value in settings.items() if key not in own},
        "site_name": frame.site_name,
        "site_url": frame.site_url,
        "docs_dir": STAGED_FOLDER,
        "site_dir": PRINT_FOLDER,
        "theme": {
            **settings["theme"],
            "custom_dir": posixpath.abspath(theme_folder.as_posix()),
            "language": frame.locale,
        },
        "extra": {"generator": False, "q": dict(values)},
        "markdown_extensions": [
            _with_han_anchors(entry) for entry in settings["markdown_extensions"]
        ],
        # Links and the order of pages are checked before staging, with the clerk's own file names.
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"unrecognized_links": "ignore", "absolute_links": "ignore"},
        },
    }


def _with_han_anchors(extension: Any) -> Any:
    if not isinstance(extension, dict) or "toc" not in extension:
        return extension
    return {"toc": {**(extension["toc"] or {}), "slugify": _PythonName(_SLUGIFY)}}


def _write_page(target: Path, meta: Mapping[str, str], body: str) -> None:
    front = yaml.safe_dump(dict(meta), allow_unicode=True, width=10_000)
    _write(target, f"---\n{front}---\n{body}")


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


class _PythonName(str):
    """A name that the engine's configuration resolves to a Python function."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes the names of functions, and repeats values rather than pointing back at them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_name(dumper: yaml.SafeDumper, name: _PythonName) -> yaml.Node:
    return dumper.represent_scalar(f"tag:yaml.org,2002:python/name:{name}", "")


_Dumper.add_representer(_PythonName, _represent_name)
