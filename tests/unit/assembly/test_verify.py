import posixpath
from urllib.parse import unquote

import pytest

from site_builder.assembly.verify import Fault, resolve, verify


def write(release, **pages):
    for name, html in pages.items():
        path = release / name.replace("__", "/")
        path.mkdir(parents=True, exist_ok=True)
        (path / "index.html").write_text(html, encoding="utf-8")


def test_links_to_pages_and_anchors_that_exist_are_fine(tmp_path):
    write(
        tmp_path,
        a='<a href="../b/#x">',
        b='<p id="x"><a href="../a/?q=1"><a href="https://x.example/">',
    )
    assert verify(tmp_path) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<a href="../missing/">', "link"),
        ('<img src="x.png">', "link"),
        ('<a href="#nowhere">', "anchor"),
        ('<p style="color:red">', "inline"),
        ("<style>p{}</style>", "inline"),
        ("<script>alert(1)</script>", "inline"),
    ],
)
def test_what_must_not_be_published_is_a_fault(tmp_path, html, what):
    write(tmp_path, a=html)
    assert [fault.what for fault in verify(tmp_path)] == [what]


def test_data_and_script_files_are_no_inline_script(tmp_path):
    write(tmp_path, a='<script type="application/ld+json">{}</script>')
    assert verify(tmp_path) == []


def test_a_fault_names_the_page_and_the_link(tmp_path):
    write(tmp_path, a='<a href="../b/">')
    assert verify(tmp_path) == [Fault("a/index.html", "link", "../b/")]


def resolved_by_posixpath(page, reference):
    address = unquote(reference.partition("#")[0].partition("?")[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    is_folder = address.endswith("/") or address in {".", ".."}
    return posixpath.join(target, "index.html").removeprefix("./") if is_folder else target


WAYS = [f"{ups}{end}" for ups in ("./", "../", "../../") for end in ("", "x", "y/", "z.css")]


@pytest.mark.parametrize("page", ["index.html", "a/index.html", "a/b/index.html"])
@pytest.mark.parametrize("reference", [*WAYS, ".", "..", "x", "../../../out", "x/../y", "%E8/"])
def test_a_reference_is_followed_as_paths_are(page, reference):
    assert resolve(page, reference) == (resolved_by_posixpath(page, reference), "")
    assert resolve(page, f"{reference}?q=1#a%20b")[1] == "a b"
