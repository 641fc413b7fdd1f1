"""Whatever a clerk's file holds, the check ends with findings and never with a traceback."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.commands.check import check
from site_builder.commands.report import FORMATS, format_findings
from site_builder.locales import load_words
from tests.cases.writing import FOLDER

RECORDS = (
    "county.yml",
    "packaged/tea-drinks.yml",
    "parks/county-zone.yml",
    "policies/industrial-grant.yml",
    "fees/housing.yml",
    "procedures/project-filing.yml",
    "events/spring-fair.yml",
)
VALUES = (
    "", "~", "[]", "{}", "[a, b]", "{a: b}", "{zh: }", "{zh: [1]}", "{en: x}", "yes", "-1", "0",
    "1e999999999", "NaN", "Infinity", "99999999999999999999999999亿元", "0.0000000000001‰", "1/0",
    "2026-13-45", "0000-00-00", "9999-12-31", "0001-01-01", "9999", "１２３亩", "亿元", "%", "～",
    "&a [*a]", "*nowhere", "!!python/object:os.system x", "!!int x", "|", "> ", '"', "'", "- -",
    "? a", "@", "`", "\t", "\\", "\x00", "\x07", "\u2028", "\ufeff", "😀", "“甲”", "：", "<b>",
    "[x](javascript:y)", "{kind: text}", "{kind: range}", "{kind: [a]}", "{kind: matrix, cells: 1}",
    "{kind: formula, expression: a ** b, variables: {}}", "{kind: banded, bands: [1]}",
    "{all: [{all: []}]}", "{some: 9, of: []}", "{not: {not: {}}}", "{fact: [], at_least: {}}",
)  # fmt: skip


def mutations():
    return st.one_of(
        st.tuples(st.just("delete"), st.integers(0), st.just("")),
        st.tuples(st.just("double"), st.integers(0), st.just("")),
        st.tuples(st.just("indent"), st.integers(0), st.sampled_from([" ", "    ", "\t", "- "])),
        st.tuples(st.just("value"), st.integers(0), st.sampled_from(VALUES)),
        st.tuples(st.just("value"), st.integers(0), st.text(max_size=20)),
        st.tuples(st.just("insert"), st.integers(0), st.text(max_size=20)),
        st.tuples(st.just("cut"), st.integers(0), st.just("")),
    )


def mutated(text, steps):
    for what, position, payload in steps:
        lines = text.split("\n")
        number = position % len(lines)
        line = lines[number]
        if what == "delete":
            lines[number : number + 1] = []
        elif what == "double":
            lines[number:number] = [line]
        elif what == "indent":
            lines[number] = payload + line
        elif what == "value":
            lines[number] = f"{line.partition(':')[0]}: {payload}"
        elif what == "insert":
            column = position % (len(line) + 1)
            lines[number] = line[:column] + payload + line[column:]
        else:
            lines = lines[: number + 1]
        text = "\n".join(lines)
    return text


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return shutil.copytree(FOLDER / "default", tmp_path_factory.mktemp("fuzz") / "project")


@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=st.sampled_from(RECORDS), steps=st.lists(mutations(), min_size=1, max_size=4))
def test_no_change_to_a_record_raises(root, name, steps):
    path = root / "projects" / name
    original = path.read_bytes()
    text = mutated(original.decode("utf-8"), steps)
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        assert_all_can_be_said(check(root).findings, path.name)
    finally:
        path.write_bytes(original)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=st.sampled_from(["mkdocs.yml", "content/zh/index.md", "projects/events/new.yml"]),
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode())),
)
def test_no_bytes_in_a_file_raise(root, name, content):
    path = root / name
    original = path.read_bytes() if path.exists() else None
    try:
        path.write_bytes(content)
        assert_all_can_be_said(check(root).findings, path.name)
    finally:
        path.unlink() if original is None else path.write_bytes(original)


@pytest.mark.parametrize("value", VALUES)
def test_no_value_raises_in_any_field(root, value):
    path = root / "projects" / "packaged" / "tea-drinks.yml"
    original = path.read_text(encoding="utf-8")
    lines = original.split("\n")
    try:
        for number, line in enumerate(lines):
            key, colon, _ = line.partition(": ")
            broken = [*lines[:number], f"{key}: {value}", *lines[number + 1 :]]
            path.write_text("\n".join(broken if colon else lines), encoding="utf-8")
            assert_all_can_be_said(check(root).findings, path.name)
    finally:
        path.write_text(original, encoding="utf-8")


def assert_all_can_be_said(findings, name):
    for form in FORMATS:
        for locale in ("zh", "en"):
            said = format_findings(findings, form, load_words(locale), {name: "x"})
            assert isinstance(said, str)
    for finding in findings:
        place = finding.location
        assert place.line >= 1 and place.column >= 1 and place.length >= 1
