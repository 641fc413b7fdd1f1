import string

import pytest
from babel.messages.pofile import read_po

from site_builder.diagnostics import message
from site_builder.locales import load_words
from site_builder.locales.po_file import read_translations
from tools.words import LOCALES, messages, missing


def test_every_word_of_the_program_has_its_chinese():
    assert [one for one, _ in missing("zh")] == []


def test_the_list_of_words_is_not_empty():
    assert len(messages()) > 500


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def entries():
    with (LOCALES / "zh.po").open("rb") as file:
        return [entry for entry in read_po(file, locale="zh") if entry.id]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry.id)[:40])
def test_a_translation_has_no_place_that_its_message_lacks(entry):
    ids = entry.id if isinstance(entry.id, (list, tuple)) else [entry.id]
    texts = entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
    for text in texts:
        assert set(places(text)) <= set(places(ids[-1]))


def test_a_message_is_said_with_its_values():
    said = message("there is no field “{field}” here", field="nmae")
    assert load_words("en").text(said) == "there is no field “nmae” here"
    assert "nmae" in load_words("zh").text(said)


def test_a_locale_without_words_speaks_english():
    assert load_words("fr").text("Home") == "Home"


def test_the_words_are_read_as_babel_reads_them():
    words = load_words("zh")
    for entry in entries():
        if isinstance(entry.id, tuple):
            one, many = entry.id
            assert words.translations.ngettext(one, many, 2) == entry.string[0]
        else:
            assert words.translations.gettext(entry.id) == (entry.string or entry.id)


FRENCH = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=n > 1;\n"

msgid "Long "
"text"
msgstr ""
"Texte \"long\"\n"
"de deux lignes"

#, fuzzy
msgid "Unsure"
msgstr "Incertain"

msgid "Empty"
msgstr ""

msgid "{n} fee"
msgid_plural "{n} fees"
msgstr[0] "{n} frais"
msgstr[1] "{n} frais (pl.)"
"""


def test_texts_of_several_lines_escapes_plural_forms_and_unsure_entries_are_understood(tmp_path):
    file = tmp_path / "fr.po"
    file.write_text(FRENCH, encoding="utf-8")
    said = read_translations(file)
    assert said.gettext("Long text") == 'Texte "long"\nde deux lignes'
    assert said.gettext("Unsure") == "Unsure"
    assert said.gettext("Empty") == "Empty"
    assert said.ngettext("{n} fee", "{n} fees", 1) == "{n} frais"
    assert said.ngettext("{n} fee", "{n} fees", 2) == "{n} frais (pl.)"
