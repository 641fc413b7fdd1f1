import shutil
from dataclasses import dataclass, field

import pytest

from site_builder.assembly.engine import EngineOutput
from site_builder.assembly.prints import Sheets, print_changed


@dataclass
class Scribe:
    """An engine that notes what it was asked to print."""

    name: str = "scribe"
    stylesheets: tuple = ()
    printed: list = field(default_factory=list)

    def build(self, config_file):
        self.printed.append(config_file.parent.name)
        folder = config_file.parent / "site"
        folder.mkdir()
        (folder / "index.html").write_text(config_file.read_text("utf-8"), encoding="utf-8")
        return EngineOutput(())


@pytest.fixture
def theme(tmp_path):
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "main.html").write_text("frame", encoding="utf-8")
    return folder


def sheets(folder, text):
    """Say what is to be printed of one locale, and how its folder is made."""

    def stage():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
        return folder / "mkdocs.yml"

    return Sheets(text.encode("utf-8"), stage)


def prints(tmp_path, theme, **texts):
    scribe = Scribe()
    wanted = {one: sheets(tmp_path / "staged" / one, text) for one, text in texts.items()}
    folders = print_changed(scribe, wanted, theme, tmp_path / "kept")
    found = {one: (at / "index.html").read_text("utf-8") for one, at in folders.items()}
    assert found == texts
    return scribe.printed


def test_nothing_changed_prints_nothing(tmp_path, theme):
    assert prints(tmp_path, theme, zh="1", en="1") == ["zh", "en"]
    assert prints(tmp_path, theme, zh="1", en="1") == []


def test_only_the_locale_that_changed_is_printed(tmp_path, theme):
    prints(tmp_path, theme, zh="1", en="1")
    assert prints(tmp_path, theme, zh="1", en="2") == ["en"]


def test_a_changed_frame_prints_every_locale(tmp_path, theme):
    prints(tmp_path, theme, zh="1", en="1")
    (theme / "main.html").write_text("another frame", encoding="utf-8")
    assert prints(tmp_path, theme, zh="1", en="1") == ["zh", "en"]


@pytest.mark.parametrize("lost", ["zh/fingerprint", "zh/site", "zh"])
def test_a_print_that_is_not_whole_is_made_again(tmp_path, theme, lost):
    prints(tmp_path, theme, zh="1")
    path = tmp_path / "kept" / lost
    path.unlink() if path.is_file() else shutil.rmtree(path)
    assert prints(tmp_path, theme, zh="1") == ["zh"]
