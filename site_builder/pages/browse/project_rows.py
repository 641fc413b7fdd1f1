"""What a row of the project list shows, as the page's HTML and as cells that scripts fill in."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from site_builder.illustrations import ICON_NAMES, icon_symbol_svg, parcel_symbol_svg
from site_builder.models.projects import Project
from site_builder.pages.browse.panel import Nouns
from site_builder.pages.browse.projects import invested
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.parts import LabelledFigure, ProjectCard, ShownStage
from site_builder.values.number_format import grouped, is_chinese, rounded

_FIGURES = ("invest", "space", "mode")
"""The cells of a card's figures, in the order in which cards show them."""


def project_cells(edition: Edition, project: Project, card: ProjectCard) -> dict[str, object]:
    """Return what a project's card and its line of the table show, by the names of the cells."""
    figures = dict(zip(_FIGURES, card.figures, strict=True))
    return {
        "name": card.name,
        "icon": card.icon,
        "industry": card.industry,
        "land": card.land,
        "landstate": card.land_state,
        "plan": card.plan,
        **{key: figure.figure or figure.text for key, figure in figures.items()},
        "spacename": figures["space"].name,
        "step": card.stage.step,
        "stage": card.stage.text,
        "place": card.place,
        "updated": card.updated,
        "day": card.updated_short,
        "sum": column_sum(edition, project),
    }


def column_sum(edition: Edition, project: Project) -> Figure | str:
    """Say an investment in the one unit that a column of the table keeps to."""
    amount = invested(edition, project)
    if amount is None:
        return "—"
    if is_chinese(edition.locale):
        return Figure(f"{amount / 10_000:.2f}", "亿元")
    return Figure(grouped(rounded(amount / 100, 1), edition.locale))


def list_drawings(cards: Iterable[ProjectCard]) -> Markup:
    """Return the drawings of cards as symbols, so that a card drawn by a script fetches none."""
    cards = tuple(cards)
    plans = sorted({card.plan for card in cards})
    icons = sorted({card.icon for card in cards} & set(ICON_NAMES))
    symbols = [*map(parcel_symbol_svg, plans), *(icon_symbol_svg(one, "icon-") for one in icons)]
    return Markup(f'<svg class="q-vh" aria-hidden="true">{"".join(symbols)}</svg>')


def pattern_card(edition: Edition) -> ProjectCard:
    """Make the card that scripts fill in, with the cell's name where its value will stand."""
    names = (edition._("Investment"), "~spacename~", edition._("Cooperation"))
    return ProjectCard(
        id="~id~",
        url="projects/~id~/",
        name=Markup("~name~"),
        brief=Markup(""),
        icon="~icon~",
        industry=Markup("~industry~"),
        stage=ShownStage("~stage~", "~step~"),
        land="~land~",
        land_state="~landstate~",
        place=Markup("~place~"),
        plan="~plan~",
        figures=tuple(
            LabelledFigure(name, text=f"~{key}~") for name, key in zip(names, _FIGURES, strict=True)
        ),
        updated="~updated~",
        updated_short="~day~",
    )


def project_nouns(edition: Edition) -> Nouns:
    """Say how projects are counted."""
    forms = edition.words.forms
    return Nouns(
        all=forms("project on the list", "projects on the list"),
        some=forms("project matches", "projects match"),
        show=forms("Show {n} project", "Show {n} projects"),
        none=edition._("No project meets all of these conditions."),
        search=edition._("Search within projects"),
    )
