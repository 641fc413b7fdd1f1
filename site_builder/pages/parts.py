"""Parts that pages of several families show: cards, stages, desks, lists of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from site_builder.illustrations import parcel_name
from site_builder.models.choices import MAIN_STAGES, LandState, Stage
from site_builder.models.projects import Project
from site_builder.models.shared import Desk, Fact
from site_builder.pages.edition import Edition, Figure, Link, Phoned, bare
from site_builder.values.number_format import with_tied_units
from site_builder.values.phones import Phone


class ShownStage(NamedTuple):
    """A stage in words, and how many of the five steps it is along."""

    text: str
    step: int | str


class Row(NamedTuple):
    """A labelled line."""

    name: str | Markup
    value: str | Markup


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A labelled figure, or a labelled text where there is no figure."""

    name: str | Markup
    figure: Figure | None = None
    text: str | Markup = ""
    note: str | Markup = ""


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """What a list shows of a project."""

    id: str
    url: str
    name: Markup
    brief: Markup
    icon: str
    industry: Markup
    stage: ShownStage
    land: str
    land_state: str
    place: Markup
    plan: str
    """The name of its plot's plan among those that cards share."""
    figures: tuple[LabelledFigure, ...]
    updated: str
    updated_short: str


@dataclass(frozen=True, slots=True)
class ShownDesk:
    """A desk that answers."""

    name: Markup
    phone: Phoned
    email: str
    subject: str
    address: Markup
    hours: Markup
    reply: Markup
    languages: Markup
    card: str = ""
    """Its vCard, below the locale's root."""

    @property
    def lines(self) -> str:
        """All of it as plain text, to be pasted into a message."""
        said = (self.name, self.phone.text, self.email, self.address, self.hours, self.reply)
        return "\n".join(bare(one) for one in said if one)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links between the pages of a long list."""

    here: str
    links: tuple[Link, ...]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintNote:
    """Where to complain, on the pages where it matters."""

    title: str
    text: Markup
    phone: Phoned


def shown_stage(edition: Edition, stage: Stage) -> ShownStage:
    """Show a stage; suspended and cancelled projects are on no step."""
    step = MAIN_STAGES.index(stage) + 1 if stage in MAIN_STAGES else 0
    return ShownStage(edition.choice(stage), step)


def project_place(edition: Edition, project: Project) -> Markup:
    """Say where a project stands: its park, or its town."""
    catalogue = edition.catalogue
    park = catalogue.park_by_id.get(project.site.park or "")
    return edition.say(park.name if park else catalogue.town_by_id[project.site.town].name)


def project_updated(project: Project) -> str:
    """Return the day a project was last published or verified."""
    days = [project.published, *([project.verified.on] if project.verified else [])]
    return max(days).isoformat()


def project_card(edition: Edition, project: Project) -> ProjectCard:
    """Make a project's card, once for all pages that it stands on."""
    key = ("card", edition.locale, edition.as_of, project.id)
    return edition.catalogue.recalled(key, lambda: _project_card(edition, project))


def _project_card(edition: Edition, project: Project) -> ProjectCard:
    industry = edition.catalogue.industry_by_id[project.industry]
    updated = max(project.published, project.verified.on if project.verified else project.published)
    return ProjectCard(
        id=project.id,
        url=f"projects/{project.id}/",
        name=edition.say(project.name),
        brief=edition.say(project.summary),
        icon=industry.icon,
        industry=edition.say(industry.name),
        stage=shown_stage(edition, project.stage),
        land=project.land.state.value,
        land_state=edition.choice(project.land.state),
        place=project_place(edition, project),
        plan=parcel_name(project.land.state.value, project.id),
        figures=card_figures(edition, project),
        updated=updated.isoformat(),
        updated_short=edition.short_date(updated),
    )


def card_figures(edition: Edition, project: Project) -> tuple[LabelledFigure, ...]:
    """Return investment, land or workshop, and cooperation, as cards show them."""
    invested = project.investment.total
    figures = [
        LabelledFigure(
            edition._("Investment"),
            edition.money_figure(invested) if invested else None,
            text="" if invested else edition.to_come,
        )
    ]
    space = project.land.area
    label = edition._("Land")
    if project.land.state is LandState.WORKSHOP and project.land.floor_area:
        space, label = project.land.floor_area, edition._("Workshop")
    figures.append(
        LabelledFigure(label, edition.area_figure(space))
        if space
        else LabelledFigure(label, text=edition.to_come)
    )
    modes = project.cooperation.modes
    form = edition.choice(modes[0]) if modes else edition.to_come
    figures.append(LabelledFigure(edition._("Cooperation"), text=form))
    return tuple(figures)


def leading_figures(figures: Sequence[LabelledFigure]) -> str:
    """Say the first two figures in one line, such as 1.2 亿元 · 80 亩."""
    shown = [one.figure for one in figures if one.figure]
    said = [" ".join(filter(None, (one.prefix, one.number, one.unit))) for one in shown]
    return " · ".join(said[:2])


def shown_desk(
    edition: Edition, desk: Desk, subject: str = "", about: str = "", card: str = ""
) -> ShownDesk:
    """Show a desk; mail to it carries the subject, and the address of the page it is about."""
    body = f"&body={quote(about)}" if about else ""
    return ShownDesk(
        name=edition.say(desk.name),
        phone=edition.phone(desk.phone),
        email=desk.email or "",
        subject=f"?subject={quote(subject)}{body}" if subject else "",
        address=edition.say(desk.address),
        hours=edition.say(desk.hours),
        reply=edition.say(desk.reply),
        languages=edition.say(desk.languages),
        card=card,
    )


def tied(said: Markup) -> Markup:
    """Keep figures and their units on one line, where columns are narrow."""
    return Markup(with_tied_units(said))


def fact_rows(edition: Edition, facts: Sequence[Fact]) -> tuple[Row, ...]:
    """Show labelled facts."""
    return tuple(Row(edition.say(fact.name), tied(edition.say(fact.value))) for fact in facts)


def page_links(folder: str, count: int, number: int) -> PageLinks:
    """Link the pages of a list: `projects/`, `projects/page/2/` and so on."""
    return linked_pages([folder, *(f"{folder}page/{one}/" for one in range(2, count + 1))], number)


def linked_pages(urls: Sequence[str], number: int) -> PageLinks:
    """Link the pages of a list that stand at these addresses, far ones left out."""
    count = len(urls)
    near = {1, count, *range(number - _NEAR, number + _NEAR + 1)}
    return PageLinks(
        here=urls[number - 1],
        links=tuple(Link(str(one), url) for one, url in enumerate(urls, start=1) if one in near),
        previous=urls[number - 2] if number > 1 else "",
        next=urls[number] if number < count else "",
    )


_NEAR = 2
"""How many pages before and after the one that is shown are linked."""


def data_files(table: str) -> tuple[Link, ...]:
    """Link a table of the open data in the formats that readers open themselves."""
    return tuple(Link(kind.upper(), f"data/{table}.{kind}") for kind in ("csv", "xlsx", "json"))


def promise_steps(edition: Edition) -> list[tuple[str, Markup, Markup]]:
    """Show what the county does at each stage of a project, and by when."""
    return [
        (edition.choice(one.stage), edition.say(one.service), edition.say(one.promise))
        for one in edition.catalogue.county.stage_promises
    ]


def complaint_lines(edition: Edition) -> list[tuple[Markup, Phoned, Markup]]:
    """Show every line for complaints: what it is for, its number, how soon it answers."""
    return [
        (edition.say(one.name), edition.phone(one.phone), edition.say(one.promise))
        for one in edition.catalogue.county.complaints
    ]


def phone_link(edition: Edition, phone: Phone) -> Markup:
    """Link a telephone number."""
    shown = edition.phone(phone)
    return Markup('<a href="{}">{}</a>').format(shown.uri, shown.text)


def complaint_note(edition: Edition) -> ComplaintNote:
    """Show the county's first complaint line."""
    line = edition.catalogue.county.complaints[0]
    title = edition._("Charged for something that is not on the list?")
    return ComplaintNote(title, edition.say(line.promise), edition.phone(line.phone))
