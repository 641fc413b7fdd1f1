"""What the search says: kinds of results, searches to offer, the words that its scripts fill in."""

from __future__ import annotations

from urllib.parse import quote

from site_builder.pages.edition import Edition, Link


def search_kinds(edition: Edition) -> dict[str, str]:
    """Return the kinds by which results are grouped, in the order in which they are offered."""
    return {
        "project": edition.words.plural("Project", "Projects", 2),
        "fee": edition._("Fees"),
        "policy": edition._("Policies"),
        "procedure": edition._("Procedures"),
        "park": edition._("Parks and land"),
        "county": edition._("The county"),
    }


def search_scopes(edition: Edition) -> list[tuple[str, str]]:
    """Return what a search can be narrowed to, all of it first."""
    return [("", edition._("All")), *search_kinds(edition).items()]


def popular_searches(edition: Edition) -> list[Link]:
    """Link the searches that the county offers to those who have none in mind."""
    return [
        Link(edition.say(text), search_url(edition.plain(text)))
        for text in edition.catalogue.county.site.popular
    ]


def search_url(text: str) -> str:
    """Return the address of a search."""
    return f"search/?q={quote(text, safe='')}"


def box_words(edition: Edition) -> dict[str, object]:
    """Return the words of the list below a search field; braces are filled by the script."""
    return {
        "kinds": search_kinds(edition),
        "list": edition._("Search results"),
        "results": edition.words.forms("{n} result", "{n} results"),
        "all": edition.words.forms("See the result", "See all {n} results"),
        "details": edition._("Search again on the search page"),
        "none": edition._("Nothing found for “{q}”."),
        "meant": edition._("Did you mean “{q}”?"),
    }


def page_words(edition: Edition) -> dict[str, object]:
    """Return what the search page says beside those words."""
    forms = edition.words.forms
    return {
        "found": forms("{n} result for “{q}”", "{n} results for “{q}”"),
        "more": forms("{kind}: see the result", "{kind}: see all {n} results"),
        "noneIn": edition._("Nothing found for “{q}” among: {kind}."),
        "elsewhere": forms("{n} result in all kinds together", "{n} results in all kinds together"),
        "single": edition._("One word alone finds more:"),
        "near": edition._("Names that are near:"),
        "failed": edition._(
            "The search cannot be used right now. The list below shows the names that match."
        ),
        "pages": edition._("Pages"),
        "previous": edition._("Previous"),
        "next": edition._("Next"),
    }
