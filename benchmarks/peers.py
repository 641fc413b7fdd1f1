"""Other generators, given the same pages: body and title ready-made, the frame as their template.

They need not read records, compute fees or fill templates; they only put finished bodies into a
frame. What they take is therefore less than they would take for the whole work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

_MAIN = re.compile(r"(<main\b[^>]*>)(.*?)(</main>)", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def _pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield address, title and body of each page of a built site."""
    site = folder / "site"
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        title, main = _TITLE.search(html), _MAIN.search(html)
        if title and main:
            address = path.parent.relative_to(site).as_posix()
            yield "" if address == "." else f"{address}/", title[1], main[2]


def _frame(folder: Path) -> tuple[str, str]:
    html = (folder / "site" / "index.html").read_text(encoding="utf-8")
    before, _, rest = html.partition("<main")
    return before, rest.partition("</main>")[2]


def _prepare_hugo(folder: Path, target: Path) -> None:
    before, after = _frame(folder)
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    before = _TITLE.sub("<title>{{ .Title }}</title>", before, count=1)
    layout = f"{before}<main>{{{{ .Content }}}}</main>{after}"
    for name in ("single.html", "list.html", "home.html"):
        (layouts / name).write_text(layout, encoding="utf-8")
    config = (
        'baseURL = "https://x.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    )
    (target / "config.toml").write_text(config, encoding="utf-8")
    for address, title, body in _pages(folder):
        page = target / "content" / address / "_index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{json.dumps({'title': title})}\n{body}", encoding="utf-8")


def _prepare_mkdocs(folder: Path, target: Path) -> None:
    (target / "docs").mkdir(parents=True)
    settings = "site_name: x\ntheme: {name: material}\nplugins: []\n"
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for address, title, body in _pages(folder):
        page = target / "docs" / address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"---\ntitle: {json.dumps(title)}\n---\n<div>{body}</div>", encoding="utf-8"
        )


PEERS: dict[str, tuple[Callable[[Path, Path], None], list[str]]] = {
    "Hugo": (_prepare_hugo, ["hugo", "--quiet"]),
    "MkDocs and Material": (_prepare_mkdocs, ["mkdocs", "build", "--quiet"]),
}
"""Each with what writes its sources, and its command; those that are not installed are left out."""
