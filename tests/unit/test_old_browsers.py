"""Browsers as old as Chromium 80, such as WeChat's, understand all styles and scripts."""

import re

import pytest

from tests.conftest import ROOT

ASSETS = ROOT / "theme" / "assets"

NEWER_IN_STYLES = {
    "inset": r"[;{]\s*inset(?:-[a-z]+)?\s*:",
    "aspect-ratio": r"aspect-ratio\s*:",
    "selectors of selectors": r":(?:is|where|has)\(|:not\([^)]*,",
    "flex gap": r"(?<!grid-)(?<!row-)(?<!column-)\bgap\s*:",
    "clip": r"overflow(?:-[xy])?\s*:\s*clip",
    "small viewports": r"\d[sdl]vh\b",
    "layers and containers": r"@layer|@container|color-mix\(",
    "focus-visible beside another selector": r",[^{}]*:focus-visible[^{}]*\{|"
    r":focus-visible[^{}]*,[^{}]*\{",
}

NEWER_IN_SCRIPTS = {
    "logical assignment": r"\?\?=|\|\|=|&&=",
    "private members": r"^\s+(?:static\s+)?#\w",
    "static blocks": r"\bstatic\s*\{",
    "methods": r"\.(?:replaceAll|at|findLast|findLastIndex|replaceChildren|toSorted|requestSubmit|"
    r"showModal)\(",
    "functions": r"\bstructuredClone\(|Object\.(?:hasOwn|groupBy)\b|Promise\.any\b|AbortSignal\.",
    "await outside a function": r"^await\b",
}


def found(paths, patterns):
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for name, pattern in patterns.items():
            for match in re.finditer(pattern, text, re.MULTILINE):
                yield path.name, name, match.group()


def test_styles_are_understood():
    assert list(found(sorted(ASSETS.rglob("*.css")), NEWER_IN_STYLES)) == []


def test_scripts_are_understood():
    assert list(found(sorted(ASSETS.rglob("*.js")), NEWER_IN_SCRIPTS)) == []


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        (".a{inset:0}", NEWER_IN_STYLES),
        (".a{display:flex;gap:1rem}", NEWER_IN_STYLES),
        (".a:focus-visible,.b{color:red}", NEWER_IN_STYLES),
        ("a ??= b;", NEWER_IN_SCRIPTS),
        ("list.at(-1)", NEWER_IN_SCRIPTS),
    ],
)
def test_what_they_lack_is_found(tmp_path, text, patterns):
    path = tmp_path / "new"
    path.write_text(text, encoding="utf-8")
    assert list(found([path], patterns))
