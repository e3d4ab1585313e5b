"""What a page is about in the words of schema.org, for search engines: only what the page itself shows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from showcase.model import Event, School, Site, Story, Week
from showcase.pages.dates import latest_change, published_at
from showcase.pages.event_rows import span_of
from showcase.pages.page import Page, Thing
from showcase.pages.week_view import WeekView
from showcase.urls import absolute_url, day_url, event_anchor, school_url, story_url, week_url

# A script element ends at the first `</script`, whatever stands around it; the line separators end a line of older JavaScript.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
# Where the site's own search takes the words from.
SEARCH = "search/?q={q}"


def render_linked_data(page: Page, site: Site) -> str:
    """A page's things and the way to it, as JSON that may stand in a script element; empty when there is nothing to say."""
    graph = [*_with_picture(page, site), *_breadcrumbs(page, site)]
    if not graph:
        return ""
    data = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def site_thing(site: Site) -> Thing:
    """The site, and that it can be searched."""
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#site",
        "url": site.url,
        "name": site.title,
        **_given(description=site.subtitle),
        "inLanguage": "zh-CN",
        "publisher": {"@type": "GovernmentOrganization", "name": site.organiser},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": site.url + SEARCH},
            "query-input": "required name=q",
        },
    }


def week_thing(site: Site, week: Week) -> Thing:
    """The activity week. Its events name it, so that no page repeats them all."""
    return {
        "@type": "Festival",
        "@id": _id_of(site, week),
        "url": absolute_url(site.url, week_url(week.slug)),
        "name": week.title,
        **_given(description=week.introduction or week.theme),
        "startDate": week.start.isoformat(),
        "endDate": week.end.isoformat(),
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": week.region, "address": week.region},
        "organizer": [_organisation(name) for name in week.organisers],
        "isAccessibleForFree": True,
    }


def event_thing(view: WeekView, event: Event) -> Thing:
    """An entry of the schedule; an end is given only where the schedule has one."""
    site, week = view.site, view.week
    span = span_of(event, site.zone)
    school = view.school_anchor(event.school).title
    return {
        "@type": "Event",
        "url": absolute_url(site.url, f"{day_url(week.slug, event.day)}#{event_anchor(event.day, event.slug)}"),
        "name": event.title,
        **_given(description=event.text.summary),
        "startDate": span.start.isoformat() if span.start else event.day.isoformat(),
        **_given(endDate=span.end.isoformat() if span.end else ""),
        "eventAttendanceMode": f"https://schema.org/{_attendance(event)}EventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": _location(event, school, week.region),
        "organizer": _organisation(school) if school else [_organisation(name) for name in week.organisers],
        "superEvent": {"@id": _id_of(site, week)},
        "isAccessibleForFree": True,
    }


def story_thing(view: WeekView, story: Story) -> Thing:
    """A story as a news article of its school. Nobody is named: neither pupils nor editors."""
    site, week = view.site, view.week
    url = absolute_url(site.url, story_url(week.slug, story.slug))
    school = view.school_anchor(story.school).title
    published = published_at(story, week, site.zone)
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#story",
        "mainEntityOfPage": url,
        "headline": story.title,
        **_given(description=story.text.summary),
        "datePublished": published.isoformat(),
        "dateModified": max(latest_change([story], site.zone) or published, published).isoformat(),
        "articleSection": view.channel_anchor(story.channel).title or view.kind_name(story),
        "author": _organisation(school or site.organiser),
        "publisher": _organisation(site.organiser),
        "about": {"@id": _id_of(site, week)},
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
    }


def school_thing(view: WeekView, school: School) -> Thing:
    """A school with a page of its own."""
    url = absolute_url(view.site.url, school_url(view.week.slug, school.slug))
    return {
        "@type": "EducationalOrganization",
        "@id": f"{url}#school",
        "url": url,
        "name": school.title,
        **_given(alternateName=school.short_title if school.short_title != school.title else ""),
        **_given(description=school.summary, sameAs=school.website),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            **_given(addressRegion=view.week.region, addressLocality=school.district),
        },
    }


def _with_picture(page: Page, site: Site) -> Sequence[Thing]:
    """The page's things, the first of them with the picture that a link to the page shows."""
    if not page.things or page.share_picture is None:
        return page.things
    first, *others = page.things
    return ({**first, "image": absolute_url(site.url, page.share_picture.url)}, *others)


def _breadcrumbs(page: Page, site: Site) -> tuple[Thing, ...]:
    """当前位置 as a list; steps that lead nowhere are left out."""
    if not page.crumbs:
        return ()
    steps = [crumb for index, crumb in enumerate(page.crumbs) if crumb.url or index == 0]
    named = [*((step.title, step.url) for step in steps), (page.title, page.url)]
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": absolute_url(site.url, url)}
        for position, (title, url) in enumerate(named, start=1)
    ]
    return ({"@type": "BreadcrumbList", "itemListElement": items},)


def _attendance(event: Event) -> str:
    if event.live:
        return "Mixed" if event.place else "Online"
    return "Offline"


def _location(event: Event, school: str, region: str) -> object:
    place = {
        "@type": "Place",
        "name": event.place or school or region,
        "address": " ".join(filter(None, (region, school))),
    }
    virtual = {"@type": "VirtualLocation", "url": event.live}
    if not event.live:
        return place
    return [place, virtual] if event.place else virtual


def _organisation(name: str) -> Thing:
    return {"@type": "Organization", "name": name}


def _id_of(site: Site, week: Week) -> str:
    return f"{absolute_url(site.url, week_url(week.slug))}#week"


def _given(**words: str) -> Mapping[str, str]:
    """Only what was said."""
    return {name: said for name, said in words.items() if said}
