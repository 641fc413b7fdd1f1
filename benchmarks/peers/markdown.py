"""An entry as the Markdown that MkDocs and its kin build a page from."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from typing import Any

Address = Callable[[str], str]


def file_name(path: str, parents: Collection[str]) -> str:
    """Return the Markdown file of the page at a path; one with pages below it is an index."""
    if not path or path in parents:
        return f"{path}index.md"
    return f"{path.removesuffix('/')}.md"


def linked_from(path: str, prefix: str, files: dict[str, str]) -> Address:
    """Return what turns an address of the site into a link from a page to a Markdown file."""
    folder = posixpath.dirname(files[path])

    def link(address: str) -> str:
        place, sign, anchor = address.partition("#")
        target = files.get(place.removeprefix(prefix)) if place.startswith(prefix) else None
        if target is None:
            return address
        return posixpath.relpath(target, folder or ".") + sign + anchor

    return link


def markdown_page(data: dict[str, Any], link: Address) -> str:
    """Return a page's Markdown."""
    head = ["---", f"title: {_quoted(data['title'])}"]
    head += [f"description: {_quoted(data['description'])}", "---", ""]
    return "\n".join(head) + "\n\n".join(_shown(data["blocks"], link)) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _shown(blocks: list[dict[str, Any]], link: Address) -> list[str]:
    parts = []
    for block in blocks:
        if block["type"] == "group":
            parts += _shown(block["blocks"], link)
        else:
            parts.append(_WRITERS[block["type"]](block, link))
    return [part for part in parts if part]


def _heading(block: dict[str, Any], link: Address) -> str:
    name = f" {{#{block['id']}}}" if block["id"] else ""
    return f"{'#' * block['level']} {_escaped(block['text'])}{name}"


def _list(block: dict[str, Any], link: Address) -> str:
    return "\n".join(f"- {_line(one, link)}" for one in block["items"])


def _facts(block: dict[str, Any], link: Address) -> str:
    rows = ("<br>".join(_line(one, link) for one in row["values"]) for row in block["rows"])
    names = (_escaped(row["name"]) for row in block["rows"])
    lines = (f"| {name} | {text} |" for name, text in zip(names, rows, strict=True))
    return "\n".join(["| | |", "|---|---|", *lines])


def _table(block: dict[str, Any], link: Address) -> str:
    rows = [[_line(one, link) for one in row["cells"]] for row in block["rows"]]
    width = max([len(block["head"]), *map(len, rows)])
    head = [*map(_escaped, block["head"]), *[""] * (width - len(block["head"]))]
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * width]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _line(cell: dict[str, Any], link: Address) -> str:
    if "runs" in cell:
        return _runs(cell["runs"], link)
    parts = []
    for block in cell["blocks"]:
        if block["type"] == "list":
            parts += [_line(one, link) for one in block["items"]]
        elif block["type"] == "group":
            parts.append(_line(block, link))
        else:
            parts.append(_WRITERS[block["type"]](block, link).replace("\n", " "))
    return "<br>".join(parts)


def _runs(runs: list[dict[str, str]], link: Address) -> str:
    return " ".join(_run(one, link) for one in runs if "icon" not in one)


def _run(run: dict[str, str], link: Address) -> str:
    if "html" in run:
        return run["html"].replace("|", "&#124;").replace("\n", " ")
    if "href" in run:
        return f"[{_escaped(run['text'])}]({link(run['href'])})"
    text = _escaped(run["text"])
    return f"**{text}**" if run.get("kind") in {"num", "badge"} else text


def _escaped(text: str) -> str:
    for sign in "\\|*_[]<":
        text = text.replace(sign, "&lt;" if sign == "<" else f"\\{sign}")
    return text


_WRITERS: dict[str, Callable[[dict[str, Any], Address], str]] = {
    "heading": _heading,
    "text": lambda block, link: _runs(block["runs"], link),
    "list": _list,
    "facts": _facts,
    "table": _table,
    "image": lambda block, link: f"![{_escaped(block['alt'])}]({block['src']})",
    "finished": lambda block, link: block["html"].replace("\n", " "),
}
