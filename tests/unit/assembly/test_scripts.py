import pytest

from site_builder.assembly.scripts import bare_script, joined_modules
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "theme" / "assets" / "js").rglob("*.js"))


def test_what_only_people_need_is_left_out():
    comments = "/** Says\n * what. */\n// Why.\n"
    text = comments + '(function () {\n  say("// no comment"); // yes\n})();\n'
    assert bare_script(text) == '(function(){\nsay("// no comment"); // yes\n})();\n'


def test_texts_keep_their_space():
    assert bare_script('say("a ; { b }", [ c ], "" );\n') == 'say("a ; { b }",[c],"");\n'
    for kept in ('say("a \\" , b" , c);\n', "say(' , ' , c);\n", "say(/a , b/ , c);\n"):
        assert bare_script(kept) == kept


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_text_in_a_script_runs_over_several_lines(script):
    lines = script.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.count("`") % 2]


def test_a_module_stands_behind_what_it_imports(tmp_path):
    (tmp_path / "words.js").write_text("export const WORD = 1;\n", encoding="utf-8")
    entry = tmp_path / "entry.js"
    entry.write_text(
        'import { WORD } from "./words.js";\nexport const SAID = WORD;\n', encoding="utf-8"
    )
    assert joined_modules(entry) == "const WORD=1;\nexport const SAID=WORD;\n"
