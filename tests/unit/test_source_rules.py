"""What no file of the project may hold: a machine's paths, an index's address, loose ends."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".py", ".md", ".yml", ".yaml", ".toml", ".txt", ".html", ".css", ".js", ".json", ".svg",
    ".po", ".cfg", ".in", "",
}  # fmt: skip

# Each is spelt so that this file does not match itself.
RULES = {
    "a path of one machine": r"(?<![\w.])/(?:wo[r]k|ro[o]t|Us[e]rs|ho[m]e/\w+)/",
    "a package index": r"py[p]i\.org|python[h]osted|npm[j]s\.org|-index-ur[l]|--find-link[s]",
    "a recorded download address": r'"resolve[d]":',
    "a loose end": r"\b(?:TO[D]O|FIX[M]E|XX[X])\b",
    "a banner": r"^\s*(?://|#|/\*)\s*[-=*#]{8,}",
}


def kept_files():
    """The files that git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return sorted(path for path in paths if path.suffix in TEXT and path.is_file())


def findings(text, pattern):
    return [line for line in text.splitlines() if re.search(pattern, line)]


@pytest.mark.parametrize(("what", "pattern"), RULES.items(), ids=RULES)
def test_no_file_holds(what, pattern):
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in kept_files()
        if (lines := findings(path.read_text(encoding="utf-8", errors="replace"), pattern))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a path of one machine", "open('/wo" + "rk/main')"),
        ("a package index", "--extra-index" + "-url x"),
        ("a loose end", "# TO" + "DO later"),
        ("a banner", "# " + "-" * 20),
    ],
)
def test_the_rules_see_what_they_are_for(what, line):
    assert findings(line, RULES[what])


def test_every_locked_package_has_a_hash():
    for lock in ("site.txt", "test.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=\S)", text.strip())
        assert len(blocks) > 20
        assert [block for block in blocks if "--hash=sha256:" not in block] == []
        assert all(re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", block) for block in blocks)


def test_the_two_locks_agree():
    def pins(lock):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^(\S+==\S+)", text, re.MULTILINE))

    assert pins("site.txt") - pins("test.txt") == set()
