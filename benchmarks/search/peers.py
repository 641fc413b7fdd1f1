"""The engines that are compared: each writes a folder with a script that defines `window.ask`."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
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
_MATERIAL = """
const worker = new Worker("assets/javascripts/workers/{worker}");
const answer = (type) => new Promise((resolve) => {{
  worker.onmessage = ({{ data }}) => data.type === type && resolve(data.data);
}});
const tell = (type, data) => worker.postMessage({{ type, data }});
const open = async () => {{
  const index = await (await fetch("search/search_index.json")).json();
  const ready = answer(1);
  tell(0, {{ ...index, options: {{ suggest: false }} }});
  await ready;
}};
let opened = null;
window.ask = async (text) => {{
  opened = opened || open();
  await opened;
  const found = answer(3);
  tell(2, text);
  return (await found).items.slice(0, 10)
    .map(([first]) => first.location.split("#")[0].slice(0, -1));
}};
"""
_MKDOCS = """
site_name: Search
docs_dir: {pages}
site_dir: {site}
theme: {{name: material, language: {locale}, font: false}}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
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


def write_material(folder: Path, locale: str, entries: Sequence[Entry], packages: Path) -> None:
    """Have MkDocs print a page for each entry with Material; jieba cuts Chinese, as it advises."""
    pages, site = folder / "pages" / "docs", folder / "pages" / "site"
    _write(pages / "index.md", b"# Search\n")
    for one in entries:
        parts = (f"# {one.title}", " ".join(one.other_titles), _short(one), _long(one))
        text = "\n\n".join(html.escape(part, quote=False) for part in parts)
        _write(pages / f"{one.ref}.md", text.encode("utf-8"))
    settings = folder / "pages" / "mkdocs.yml"
    _write(settings, _MKDOCS.format(pages=pages, site=site, locale=locale).encode("utf-8"))
    places = os.pathsep.join((str(packages / "python"), os.environ.get("PYTHONPATH", "")))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": places, "NO_MKDOCS_2_WARNING": "1"},
    )
    scripts = site / "assets" / "javascripts"
    for kind in ("workers", "lunr"):
        wanted = folder / "assets" / "javascripts" / kind
        shutil.copytree(scripts / kind, wanted, ignore=shutil.ignore_patterns("*.map"))
    shutil.copytree(site / "search", folder / "search")
    (worker,) = (folder / "assets" / "javascripts" / "workers").glob("search.*.js")
    _write(folder / "bench.js", _MATERIAL.format(worker=worker.name).encode("utf-8"))


def install(packages: Path) -> None:
    """Fetch the peers by name."""
    npm = ["npm", "install", "--silent", "--prefix", str(packages), "minisearch", "pagefind"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(packages / "python")]
    for command in (npm, [*pip, "jieba"]):
        subprocess.run(command, check=True, capture_output=True)


def _short(entry: Entry) -> str:
    return " ".join((*entry.codes, *entry.keywords, *entry.facts))


def _long(entry: Entry) -> str:
    return " ".join((entry.summary, entry.text, *entry.body))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


PEERS = {
    "ours": write_ours,
    "Material": write_material,
    "MiniSearch": write_minisearch,
    "Pagefind": write_pagefind,
}
