"""The rooms of the package and who may import whom: downwards only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "site_builder"

LAYERS = (
    {"diagnostics"},
    {"codes", "locales"},
    {"slips"},
    {"sources", "values"},
    {"models"},
    {"catalogue", "prose"},
    {"rules", "calculations", "illustrations"},
    {"pages"},
    {"outputs"},
    {"assembly"},
    {"commands"},
    {"progress", "console"},
    {"fee_cli"},
    {"cli"},
    {"__main__"},
)
LAYER_BY_ROOM = {room: layer for layer, rooms in enumerate(LAYERS) for room in rooms}


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def package_parts(path):
    return ("site_builder", *path.relative_to(PACKAGE).parent.parts)


def imported_rooms(source, package):
    """The rooms of site_builder that a module's text imports, relative imports too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join((*above, *filter(None, [node.module])))
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            top, *rest = name.split(".")
            # What is no room is a name of the package itself, such as its version.
            if top == "site_builder" and rest and rest[0] in LAYER_BY_ROOM:
                yield rest[0]


def is_allowed(room, imported):
    return imported == room or LAYER_BY_ROOM[imported] < LAYER_BY_ROOM[room]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downwards_only(path):
    room = room_of(path)
    imported = set(imported_rooms(path.read_text(encoding="utf-8"), package_parts(path)))
    assert room in LAYER_BY_ROOM, f"{room} has no layer"
    assert [name for name in sorted(imported) if not is_allowed(room, name)] == []


def test_reads_every_form_of_import():
    source = """
import site_builder.models.project
from site_builder import __version__, codes
from site_builder.values.money import Money
from . import rules
from ..pages import frame
import json, pathlib
"""
    rooms = sorted(imported_rooms(source, ("site_builder", "commands")))
    assert rooms == ["codes", "commands", "models", "pages", "values"]


@pytest.mark.parametrize(
    ("room", "imported", "allowed"),
    [
        ("pages", "models", True),
        ("pages", "pages", True),
        ("models", "pages", False),
        ("pages", "outputs", False),
    ],
)
def test_a_room_may_use_itself_and_the_layers_below(room, imported, allowed):
    assert is_allowed(room, imported) is allowed


_COSTLY = {
    "babel",
    "docx",
    "lxml",
    "material",
    "mkdocs",
    "opencc",
    "openpyxl",
    "pypinyin",
    "resvg_py",
}


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("site_builder.cli", {*_COSTLY, "jinja2", "pydantic", "watchdog", "yaml"}),
        ("site_builder.commands.check", {*_COSTLY, "jinja2", "watchdog"}),
        ("site_builder.commands.build", {*_COSTLY, "watchdog"}),
        ("site_builder.commands.serve", _COSTLY),
    ],
)
def test_costly_packages_are_not_imported_before_they_are_needed(module, unwanted):
    said = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, check=True, encoding="utf-8"
    )
    assert set(done.stdout.split()) & unwanted == set()
