"""Every page is valid HTML, says the checker of the W3C."""

import json
import subprocess
from pathlib import Path

CHECKER = Path(__file__).parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"


def errors_in(folder):
    done = subprocess.run(
        ["java", "-jar", CHECKER, "--skip-non-html", "--errors-only", "--format", "json", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return [
        f"{message['url'].partition(str(folder))[2]}:{message.get('lastLine')}: "
        f"{message['message']} {message.get('extract', '').strip()}"
        for message in json.loads(done.stderr)["messages"]
    ]


def test_every_page_is_valid_html(site):
    assert errors_in(site) == []


def test_the_checker_finds_a_fault(tmp_path):
    page = "<!doctype html><html lang=en><title>x</title><p id=a><p id=a>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    [error] = errors_in(tmp_path)
    assert "Duplicate ID" in error
