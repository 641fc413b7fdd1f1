"""The home page: what there is, what is wanted, what it costs, whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from site_builder.calculations.fee_periods import is_charged, is_stopped, iter_items
from site_builder.calculations.project_terms import project_terms
from site_builder.calculations.statistics import LIVE_STAGES, ready_land, tally, yuan
from site_builder.illustrations import ParcelWords, parcel_plan_svg
from site_builder.models.choices import NodeState, Stage
from site_builder.models.industries import Industry
from site_builder.models.listings import Event
from site_builder.models.parks import Park
from site_builder.models.projects import Project
from site_builder.pages.bill_text import ONE_OFF, amount_text
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.events import last_day, month_text
from site_builder.pages.home_fees import fee_band
from site_builder.pages.links import target_url
from site_builder.pages.maps import county_map, is_zone
from site_builder.pages.matcher import matcher_panel
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    LabelledFigure,
    complaint_note,
    project_card,
    promise_steps,
)
from site_builder.pages.search_words import popular_searches, search_scopes
from site_builder.pages.structured import bureau, web_site

_FEATURED = 5
_EVENTS = 3


def home_pages(edition: Edition) -> Iterator[Page]:
    """Make the home page."""
    county = edition.catalogue.county
    site = county.site
    yield Page(
        path="",
        section="home",
        title=edition.plain(site.title),
        description=edition.plain(site.lead),
        template="home.html",
        view={
            "slogan": _clauses(edition),
            "lead": edition.say(site.lead),
            "popular": popular_searches(edition),
            "scopes": search_scopes(edition)[:5],
            "figures": list(_figures(edition)),
            "source": _source(edition),
            "featured": [_featured(edition, one) for one in _featured_projects(edition)],
            "project_count": len(edition.catalogue.projects),
            "industries": [_industry(edition, one) for one in edition.catalogue.industries],
            "parks": [park_row(edition, park) for park in edition.catalogue.parks],
            "map": county_map(edition),
            "compact_map": county_map(edition, compact=True),
            "steps": promise_steps(edition),
            "fees": fee_band(edition),
            "matcher": matcher_panel(edition),
            "complaint": complaint_note(edition),
            "events": [event_line(edition, event) for event in _coming_events(edition)],
            "events_title": _events_title(edition),
            "notices": _notices(edition),
        },
        published=edition.as_of,
        styles=(
            "cards.css",
            "overview.css",
            "steps.css",
            "boxes.css",
            "home.css",
            "matcher-panel.css",
        ),
        modules=("shortlist.js", "matcher-panel.js"),
        structured=(bureau(edition), web_site(edition)),
    )


def _clauses(edition: Edition) -> list[Markup]:
    """Split the slogan after its commas, so that lines break between clauses."""
    slogan = edition.catalogue.county.site.slogan.in_locale(edition.locale)
    parts = slogan.text.replace("，", "，\n").replace(". ", ". \n").split("\n")
    return [edition.marked(escape(part), slogan.locale) for part in parts if part]


def _figures(edition: Edition) -> Iterator[LabelledFigure]:
    catalogue = edition.catalogue
    projects = catalogue.projects
    still_open = sum(project.stage is Stage.OPEN for project in projects)
    live = tally((one for one in projects if one.stage in LIVE_STAGES), edition.exchange)
    yield LabelledFigure(
        edition._("Packaged projects"),
        Figure(str(len(projects)), edition._("projects", n=len(projects))),
        note=edition._("{n} of them open for offers", n=still_open),
    )
    yield LabelledFigure(
        edition._("Planned investment"),
        edition.money_figure(yuan(live.investment)),
        note=edition.plural("in {n} industry", "in {n} industries", len(catalogue.industries)),
    )
    if catalogue.parks:
        zone, others = catalogue.parks[0], len(catalogue.parks) - 1
        yield LabelledFigure(
            edition.say(zone.name),
            edition.area_figure(zone.area),
            note=edition.plural("and {n} more park", "and {n} more parks", others)
            if others
            else "",
        )
        ready = ready_land(catalogue.parks)
        yield LabelledFigure(
            edition._("Serviced land ready"),
            edition.area_figure(ready),
            note=edition.area_converted(ready),
        )
    charged = [one for _, one in iter_items(catalogue) if one.enterprise]
    in_force = sum(is_charged(one, edition.as_of) for one in charged)
    stopped = sum(is_stopped(one, edition.as_of) for one in charged)
    yield LabelledFigure(
        edition._("Charges on business in force"),
        Figure(str(in_force), edition._("items", n=in_force)),
        note=edition._("{n} more have been stopped", n=stopped),
    )


def _source(edition: Edition) -> str:
    date = edition.date(edition.as_of)
    source = edition.say(edition.catalogue.county.figures_source)
    if not source:
        return edition._("As of {date}.", date=date)
    return edition._("As of {date}. Source: {source}", date=date, source=source)


def _featured_projects(edition: Edition) -> list[Project]:
    projects = edition.catalogue.projects
    chosen = [one for one in projects if one.featured]
    rest = [one for one in projects if not one.featured and one.stage is Stage.OPEN]
    return [*chosen, *rest][:_FEATURED]


def _featured(edition: Edition, project: Project) -> dict[str, Any]:
    words = ParcelWords(
        area=edition.area_short(project.land.area),
        note=edition.choice(project.land.state),
        north=edition._("N"),
    )
    plan = parcel_plan_svg(project.land.state.value, seed=project.id, words=words, large=True)
    return {
        "card": project_card(edition, project),
        "plan": Markup(plan),
        "fees": _one_off_fees(edition, project),
    }


def _one_off_fees(edition: Edition, project: Project) -> str:
    """Say what the public fees come to once, to the yuan; nothing where none falls due."""
    bill = project_terms(edition.catalogue, project, edition.as_of).bill
    if not any(line.item.frequency in ONE_OFF for line in bill.computed):
        return ""
    return edition._("One-off public fees CNY {sum}", sum=amount_text(bill.total(ONE_OFF), 0))


def _industry(edition: Edition, industry: Industry) -> dict[str, Any]:
    counts = Counter(project.industry for project in edition.catalogue.projects)
    missing = [node for node in industry.chain if node.state is not NodeState.PRESENT]
    return {
        "icon": industry.icon,
        "name": edition.say(industry.name),
        "url": f"industries/{industry.id}/",
        "count": counts[industry.id],
        "wanted": edition.listed_names([edition.say(node.name) for node in missing[:3]]),
    }


def park_row(edition: Edition, park: Park) -> dict[str, Any]:
    """Show a park in the list beside the map."""
    used = int((park.used.amount * 100).to_integral_value())
    return {
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "is_zone": is_zone(edition, park),
        "area": edition.area_figure(park.area),
        "what": edition.listed_names(
            [edition.say(edition.catalogue.industry_by_id[one].name) for one in park.industries]
        ),
        "used": used,
        "ready": edition.area_short(park.ready),
    }


def _coming_events(edition: Edition) -> list[Event]:
    events = edition.catalogue.events
    coming = [one for one in events if last_day(one) >= edition.as_of]
    return coming[:_EVENTS] or list(events[-_EVENTS:])


def _events_title(edition: Edition) -> str:
    is_one_coming = any(last_day(one) >= edition.as_of for one in edition.catalogue.events)
    return edition._("Coming events") if is_one_coming else edition._("Latest events")


def event_line(edition: Edition, event: Event) -> dict[str, Any]:
    """Show an event with its day set large."""
    return {
        "name": edition.say(event.name),
        "url": f"events/#{event.id}",
        "id": event.id,
        "date": event.starts.isoformat(),
        "day": f"{event.starts.day:02}",
        "month": month_text(edition, event),
        "place": edition.say(event.place),
    }


def _notices(edition: Edition) -> list[dict[str, Any]]:
    notices = sorted(edition.catalogue.county.notices, key=lambda one: one.on, reverse=True)
    return [
        {
            "title": edition.say(notice.title),
            "url": target_url(edition.catalogue, notice.target),
            "date": notice.on.isoformat(),
            "short": edition.short_date(notice.on),
        }
        for notice in notices
    ]
