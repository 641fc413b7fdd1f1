"""What a built site says, as data: one entry a page, and the frame of each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

Element = Any
Block = dict[str, Any]
Run = dict[str, str]

_FINISHED = {"form", "svg", "select", "fieldset", "dialog", "template", "button", "input", "script"}
_INLINE = {"a", "b", "span", "small", "strong", "em", "i", "del", "code", "sub", "sup", "abbr"}
_INLINE |= {"time", "br", "label", "output"}
_HEADINGS = {f"h{level}": level for level in range(1, 5)}
_KEPT = {"section": "section", "article": "article", "figure": "figure", "details": "details"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: where it stands below its language's prefix, and what it says."""

    locale: str
    path: str
    data: dict[str, Any]


def read_entries(site: Path, locales: Sequence[str] = ("zh", "en")) -> Iterator[Entry]:
    """Yield all pages of a site, whose default language is the first."""
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix()
        address = "/" if address == "." else f"/{address}/"
        locale = next((one for one in locales[1:] if address.startswith(f"/{one}/")), locales[0])
        path = address.removeprefix(f"/{locale}").removeprefix("/")
        page = html.document_fromstring(file.read_text(encoding="utf-8"))
        yield Entry(locale, path, {"path": path, **_read_page(page, address)})


def read_frame(site: Path, locale: str, locales: Sequence[str] = ("zh", "en")) -> dict[str, Any]:
    """Return what stands on every page of a language."""
    address = "/" if locale == locales[0] else f"/{locale}/"
    page = html.document_fromstring((site / address[1:] / "index.html").read_text(encoding="utf-8"))
    return {
        "locale": locale,
        "prefix": address,
        "title": _text(page.find_class("q-header__brand-name")[0]),
        "notice": _text(page.find_class("q-announce__text")[0]),
        "tools": [_text(one) for one in page.find_class("q-tools__link")[:1]],
        "nav": [_link(one, address) for one in page.find_class("q-nav__link")],
        "columns": [
            {
                "title": _text(column.find_class("q-footer__title")[0]),
                "links": [_link(one, address) for one in column.find_class("q-footer__link")],
            }
            for column in page.find_class("q-footer__column")
        ],
        "filings": [_text(one) for one in page.xpath("//ul[@class='q-footer__filings']/li")],
    }


def _read_page(page: Element, address: str) -> dict[str, Any]:
    main = page.find(".//main")
    heading = main.find(".//h1")
    crumbs = main.find_class("q-crumbs")
    for crumb in crumbs[:1]:
        crumb.drop_tree()
    return {
        "title": _text(heading) if heading is not None else page.findtext(".//title"),
        "description": page.xpath("string(//meta[@name='description']/@content)"),
        "crumbs": [_link(one, address) for crumb in crumbs[:1] for one in crumb.iter("a")],
        "blocks": _blocks(main, address),
        "structured": [one.text for one in page.xpath("//script[@type='application/ld+json']")],
    }


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())


def _link(element: Element, address: str) -> dict[str, str]:
    return {"text": _text(element), "href": urljoin(address, element.get("href", ""))}


def _kind(element: Element) -> str:
    return str(element.get("class", "")).partition(" ")[0].removeprefix("q-")


def _blocks(parent: Element, address: str) -> list[Block]:
    """Return what an element holds; neighbouring inline content makes one paragraph."""
    found: list[Block] = []
    open_runs = _plain(parent.text)

    def close() -> None:
        if open_runs:
            found.append({"type": "text", "kind": _kind(parent), "runs": list(open_runs)})
            open_runs.clear()

    for child in parent:
        if child.tag in _INLINE or _is_icon(child):
            open_runs += _runs(child, address, "", "")
        elif isinstance(child.tag, str):
            close()
            found += _block(child, address)
        open_runs += _plain(child.tail)
    close()
    return found


def _block(element: Element, address: str) -> list[Block]:
    tag, kind = element.tag, _kind(element)
    if tag in _FINISHED:
        return [{"type": "finished", "html": _outer(element)}]
    if tag in _HEADINGS:
        text, name = _text(element), element.get("id", "")
        return [{"type": "heading", "level": _HEADINGS[tag], "text": text, "id": name}]
    if tag in {"ul", "ol"}:
        items = [_cell(one, address) for one in element.iterchildren("li")]
        return [{"type": "list", "kind": kind, "items": items}]
    if tag == "dl":
        return [{"type": "facts", "kind": kind, "rows": _facts(element, address)}]
    if tag == "table":
        return [_table(element, address)]
    if tag == "img":
        source = urljoin(address, element.get("src", ""))
        return [{"type": "image", "src": source, "alt": element.get("alt", "")}]
    inside = _blocks(element, address)
    if tag in _KEPT and inside:
        name = element.get("id", "")
        return [{"type": "group", "tag": tag, "kind": kind, "id": name, "blocks": inside}]
    return inside


def _facts(element: Element, address: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for one in element.iter("dt", "dd"):
        if one.tag == "dt":
            rows.append({"name": _text(one), "values": []})
        elif rows:
            rows[-1]["values"].append(_cell(one, address))
    return rows


def _table(element: Element, address: str) -> Block:
    caption = element.find("caption")
    rows = [row for row in element.iter("tr") if row.getparent().tag != "thead"]
    return {
        "type": "table",
        "kind": _kind(element),
        "caption": "" if caption is None else _text(caption),
        "head": [_text(one) for one in element.iterfind("thead/tr/th")],
        "rows": [
            {
                "kind": _kind(row),
                "cells": [
                    {"tag": one.tag, "span": one.get("colspan", ""), **_cell(one, address)}
                    for one in row.iterchildren("th", "td")
                ],
            }
            for row in rows
        ],
    }


def _cell(element: Element, address: str) -> dict[str, Any]:
    """Return runs for a cell or an item with nothing but text, or else its blocks."""
    blocks = _blocks(element, address)
    if not blocks:
        return {"runs": []}
    if len(blocks) == 1 and blocks[0]["type"] == "text":
        return {"runs": blocks[0]["runs"]}
    return {"blocks": blocks}


def _is_icon(element: Element) -> bool:
    return element.tag == "svg" and element.find("use") is not None


def _runs(element: Element, address: str, href: str, kind: str) -> list[Run]:
    if _is_icon(element):
        return [{"icon": element.find("use").get("href", "").partition("#")[2]}]
    if element.tag == "svg":
        return [{"html": _outer(element)}]
    if element.tag == "a":
        href = urljoin(address, element.get("href", ""))
    kind = _kind(element) or kind
    runs = [_run(one["text"], href, kind) for one in _plain(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            runs += _runs(child, address, href, kind)
        runs += [_run(one["text"], href, kind) for one in _plain(child.tail)]
    return runs


def _run(text: str, href: str, kind: str) -> Run:
    run = {"text": text}
    if href:
        run["href"] = href
    elif kind:
        run["kind"] = kind
    return run


def _plain(text: str | None) -> list[Run]:
    return [{"text": " ".join(text.split())}] if text and text.strip() else []


def _outer(element: Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False)).strip()
