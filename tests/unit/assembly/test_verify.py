import posixpath
from urllib.parse import unquote

import pytest

from site_builder.assembly.release import Changes
from site_builder.assembly.verify import (
    INLINE,
    NO_ANCHOR,
    NO_TARGET,
    Fault,
    resolve,
    verify,
    verify_changes,
)


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
        ('<a href="../missing/">', NO_TARGET),
        ('<img src="x.png">', NO_TARGET),
        ('<a href="#nowhere">', NO_ANCHOR),
        ('<p style="color:red">', INLINE),
        ("<style>p{}</style>", INLINE),
        ("<script>alert(1)</script>", INLINE),
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
    assert verify(tmp_path) == [Fault("a/index.html", NO_TARGET, "../b/")]


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


def changes(new=(), gone=()):
    return Changes(frozenset(f"{one}/index.html" for one in new), frozenset(gone))


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ({"a": '<a href="../b/#x">', "b": '<p id="x">'}, {"b": '<p id="y">'}, [NO_ANCHOR]),
        ({"a": '<a href="../b/#x">', "b": '<p id="x">'}, {"b": '<p id="x">new'}, []),
        ({"a": "old", "b": "old"}, {"a": '<a href="../c/">'}, [NO_TARGET]),
        ({"a": "old", "b": '<p id="x">'}, {"a": '<a href="../b/#y">'}, [NO_ANCHOR]),
        ({"a": "old", "b": '<p id="x">'}, {"a": '<a href="../b/#x">'}, []),
        ({"a": "old"}, {"b": '<p style="color:red">'}, [INLINE]),
    ],
)
def test_changes_of_a_site_that_was_well_are_faults_where_the_whole_would_be(
    tmp_path, before, now, what
):
    site, release = tmp_path / "site", tmp_path / "release"
    write(site, **before)
    write(release, **{**before, **now})
    found = verify_changes(release, site, files_of(release), changes(new=now))
    assert [fault.what for fault in found] == what
    assert found == verify(release)


def test_a_page_that_is_gone_is_missed_by_pages_that_did_not_change(tmp_path):
    site, release = tmp_path / "site", tmp_path / "release"
    write(site, a='<a href="../b/">', b="old")
    write(release, a='<a href="../b/">')
    found = verify_changes(release, site, files_of(release), changes(gone=["b/index.html"]))
    assert [fault.what for fault in found] == [NO_TARGET]


def test_anchors_are_looked_for_in_pages_before_and_after_the_one_that_links_them(tmp_path):
    html = '<p id="is"><a href="../{0}/#is"><a href="../{0}/#not">'
    write(tmp_path, a=html.format("b"), b=html.format("a"))
    assert verify(tmp_path) == [
        Fault("a/index.html", NO_ANCHOR, "../b/#not"),
        Fault("b/index.html", NO_ANCHOR, "../a/#not"),
    ]


def test_ways_up_to_the_top_are_followed_from_pages_of_any_depth(tmp_path):
    write(tmp_path, a='<p id="x">', a__b='<a href="../../a/#x"><a href="../../#y">')
    assert [one.what for one in verify(tmp_path)] == [NO_TARGET]
