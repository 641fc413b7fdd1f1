import pytest
from pydantic import ValidationError

from site_builder.models.county import ContactForm
from site_builder.outputs.vcards import contact_cards
from site_builder.pages.contact import contact_pages

FORM = {"endpoint": "https://forms.example/inquiry", "consent": "同意"}


def page_with(form, catalogue, edition_of, body):
    county = catalogue.county.model_copy(update={"contact_form": form})
    edition = edition_of(catalogue.__class__(county, catalogue.records, catalogue.facts, {}), "en")
    (page,) = contact_pages(edition)
    return page, body(edition, page)


def test_there_is_a_form_only_where_the_county_receives_it(catalogue, edition_of, body):
    page, tree = page_with(None, catalogue, edition_of, body)
    assert tree.find(".//form") is None
    assert "contact.js" not in page.modules


def test_the_form_has_consent_a_spam_trap_and_names_for_all_fields(catalogue, edition_of, body):
    page, tree = page_with(ContactForm.model_validate(FORM), catalogue, edition_of, body)
    form = tree.find(".//form")
    assert (form.get("method"), form.get("action")) == ("post", FORM["endpoint"])
    assert form.find(".//input[@name='consent']").get("required") is not None
    trap = form.find(".//input[@name='website']")
    assert trap.get("tabindex") == "-1"
    assert trap.getparent().get("aria-hidden") == "true"
    labelled = {label.get("for") for label in form.iter("label")}
    fields = [one for one in form.iter("input", "textarea") if one.get("type") != "checkbox"]
    assert {one.get("id") for one in fields} <= labelled
    assert "contact.js" in page.modules


@pytest.mark.parametrize("endpoint", ["http://forms.example/", "mailto:desk@example.org"])
def test_a_form_is_never_sent_unprotected(endpoint):
    with pytest.raises(ValidationError):
        ContactForm.model_validate(FORM | {"endpoint": endpoint})


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_cards_have_short_lines_and_no_second_meaning(edition, locale):
    for name, content in contact_cards(edition(locale)):
        lines = content.split(b"\r\n")
        assert lines[-2:] == [b"END:VCARD", b""], name
        assert all(len(line) <= 75 for line in lines), name
        text = content.replace(b"\r\n ", b"").decode("utf-8")
        assert text.count("BEGIN:VCARD") == 1
        assert "\\n" in text or "NOTE" not in text
