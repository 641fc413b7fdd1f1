"""Where the links of a Markdown text stand, and what is no link."""

import pytest

from site_builder.prose import ProsePage, iter_links, load_prose, resolve_path


def links(text):
    return [tuple(link) for link in iter_links(text)]


def test_a_link_is_found_where_its_target_begins():
    assert links("先看[茶](project:tea)。") == [(1, 7, "project:tea", "茶")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](x.md) and [b](y.md#z)", ["x.md", "y.md#z"]),
        ('[a](x.md "title")', ["x.md"]),
        ("[a](<with blank.md>)", ["with blank.md"]),
        ("[a](https://x.cn/a_(b))", ["https://x.cn/a_(b)"]),
        ("![picture](site.jpg)", ["site.jpg"]),
        ("[![picture](small.jpg)](large.md)", ["large.md", "small.jpg"]),
        ("<https://x.cn>", ["https://x.cn"]),
        ("[a]: project:tea", ["project:tea"]),
        ("[a]()", [""]),
        ("line\n\n- [a](x.md)", ["x.md"]),
    ],
)
def test_every_way_of_writing_a_link_is_read(text, targets):
    assert sorted(link.target for link in iter_links(text)) == sorted(targets)


@pytest.mark.parametrize(
    "text",
    [
        "```\n[a](x.md)\n```",
        "~~~ yaml\n[a](x.md)\n~~~",
        "````\n```\n[a](x.md)\n````",
        "`[a](x.md)`",
        "``[a](x.md) ` ``",
        "a [bracket] and (another)",
        "[^1]: a note",
        "a < b: c",
    ],
)
def test_code_and_other_brackets_are_no_links(text):
    assert links(text) == []


def test_a_fence_ends_where_it_is_closed():
    assert links("```\ncode\n```\n[a](x.md)") == [(4, 5, "x.md", "a")]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("location.md", "county/location.md"),
        ("../guide/invest.md", "guide/invest.md"),
        ("./index.md", "county/index.md"),
        ("../../x.md", None),
    ],
)
def test_a_relative_path_is_followed_from_its_page(target, path):
    page = ProsePage("zh", "county/index.md", "content/zh/county/index.md", "", None)
    resolved = resolve_path(page, target)
    assert (resolved and resolved.as_posix()) == path


def test_a_page_knows_its_language_its_file_and_its_title(tmp_path):
    page = tmp_path / "zh" / "county" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: 县情\n---\n# 县情\n", encoding="utf-8")
    (found,), findings = load_prose(tmp_path, "content", ("zh", "en"))
    assert findings == []
    assert (found.locale, found.path, found.title) == ("zh", "county/index.md", "县情")
    assert found.source_path == "content/zh/county/index.md"
    assert found.front_matter.locate(("title",)).line == 2
