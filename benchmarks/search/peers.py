"""The engines that are compared: each writes a folder with a script that defines `window.ask`."""

from __future__ import annotations

import html
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from site_builder.assembly.assets import asset_files
from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.index import make_index

_THEME = Path(__file__).resolve().parents[2] / "theme" / "assets"
_OURS = """
import {{ openSearch }} from "./js/search-client.js";
const client = openSearch({{ base: new URL("index/", document.baseURI).href, locale: "{locale}" }});
window.ask = async (text) => (await client.search(text)).results.map((one) => one.ref);
"""
_MINISEARCH = """
import MiniSearch from "./minisearch.js";
const segmenter = new Intl.Segmenter("{locale}", {{ granularity: "word" }});
const tokenize = (text) => Array.from(segmenter.segment(text))
  .filter((one) => one.isWordLike).map((one) => one.segment);
const boost = {{ title: 4, other: 3, short: 2 }};
const options = {{
  idField: "ref",
  fields: ["title", "other", "short", "text"],
  tokenize,
  searchOptions: {{ boost, fuzzy: 0.2, prefix: true, tokenize }},
}};
let opened = null;
const open = async () => {{
  const found = new MiniSearch(options);
  found.addAll(await (await fetch("documents.json")).json());
  return found;
}};
window.ask = async (text) => {{
  opened = opened || open();
  return (await opened).search(text).slice(0, 10).map((one) => one.id);
}};
"""
_PAGEFIND = """
let opened = null;
window.ask = async (text) => {
  opened = opened || import("./pagefind/pagefind.js");
  const { results } = await (await opened).search(text);
  const shown = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return shown.map((one) => one.meta.ref);
};
"""
_PAGE = (
    '<!doctype html><html lang="{locale}"><meta charset="utf-8"><title>{title}</title>'
    '<main data-pagefind-body data-pagefind-meta="ref:{ref}"><h1>{title}</h1><p>{other}</p>'
    "<p>{short}</p><p>{text}</p></main>"
)


def write_ours(folder: Path, locale: str, entries: Sequence[Entry], packages: Path) -> None:
    """Write our own index and scripts."""
    for name, content in make_index(locale, entries).contents():
        _write(folder / "index" / locale / name, content)
    for name, content in asset_files(_THEME):
        if name.rpartition("/")[2] in ("search-client.js", "search-engine.js"):
            _write(folder / "js" / name.rpartition("/")[2], content)
    _write(folder / "bench.js", _OURS.format(locale=locale).encode("utf-8"))


def write_minisearch(folder: Path, locale: str, entries: Sequence[Entry], packages: Path) -> None:
    """Write the documents, which MiniSearch indexes in the browser, as its manual shows."""
    documents = [
        {"ref": one.ref, "title": one.title, "other": " ".join(one.other_titles)}
        | {"short": _short(one), "text": _long(one)}
        for one in entries
    ]
    _write(folder / "documents.json", json.dumps(documents, ensure_ascii=False).encode("utf-8"))
    library = packages / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
    _write(folder / "minisearch.js", library.read_bytes())
    _write(folder / "bench.js", _MINISEARCH.format(locale=locale).encode("utf-8"))


def write_pagefind(folder: Path, locale: str, entries: Sequence[Entry], packages: Path) -> None:
    """Write a page for each entry and have Pagefind index them."""
    for number, one in enumerate(entries):
        page = _PAGE.format(
            locale=locale,
            ref=one.ref,
            title=html.escape(one.title),
            other=html.escape(" ".join(one.other_titles)),
            short=html.escape(_short(one)),
            text=html.escape(_long(one)),
        )
        _write(folder / "pages" / f"{number}.html", page.encode("utf-8"))
    program = packages / "node_modules" / ".bin" / "pagefind"
    command = [program, "--site", folder / "pages", "--output-path", folder / "pagefind"]
    subprocess.run([str(one) for one in command], check=True, capture_output=True)
    _write(folder / "bench.js", _PAGEFIND.encode("utf-8"))


def _short(entry: Entry) -> str:
    return " ".join((*entry.codes, *entry.keywords, *entry.facts))


def _long(entry: Entry) -> str:
    return " ".join((entry.summary, entry.text, *entry.body))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


PEERS = {"ours": write_ours, "MiniSearch": write_minisearch, "Pagefind": write_pagefind}
