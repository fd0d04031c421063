"""Embed: a view for other pages, lessons, slides and papers; live, pinned or as a file."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import streamlit as st

from geo_app.exports.citation import STYLES, citation
from geo_app.exports.options import CLOSE_UP, today
from geo_app.exports.writers import FORMATS, file_name
from geo_app.html.elements import Html, el, join
from geo_app.html.frames import LISTENER, iframe, still_page
from geo_app.reading.reader import Reader
from geo_app.server.downloads import (
    embed_address,
    export_address,
    notebook_markdown,
    notebook_python,
)
from geo_app.server.pinned import pinned_address
from geo_app.ui.bridge import session
from geo_app.ui.page import open_page
from geo_app.ui.scripts import scripted
from geo_app.views.codec import (
    SWITCHES,
    frame_from_query,
    frame_to_query,
    to_message,
    to_query,
)
from geo_app.views.fields import by_group
from geo_app.views.summary import summarise
from geo_app.views.view import FrameOptions, View
from geo_app.views.words import page_title

PICTURES = ("png", "svg", "pdf")
FILMS = tuple(name for name, one in FORMATS.items() if one.queue == "films")
DATA = ("geojson", "gpkg", "kml", "parquet", "topojson", "csv", "xlsx")
PLACES = ("moodle", "canvas", "sites", "wordpress", "powerpoint")
KINDS = ("live", "pinned", "archived")
MANNERS = ("still", "height")
"""How a frame behaves on the page around it."""

_frame = scripted("embed_preview", '<div class="embed-frame"></div>')


def page() -> None:
    """Show the page."""
    reader = open_page("embed")
    st.html(el("h1", reader.say("page.embed"), class_="page-title"))
    st.html(el("p", reader.say("embed.lead"), class_="lead"))
    choose, show = st.columns((38, 62), gap="medium")
    with choose:
        kind, view, frame = _choose(reader)
        manners = {name for name in MANNERS if _wants(reader, name)}
    with show:
        _preview(reader, view, kind, frame)
    _code(reader, view, _source(reader, view, kind, frame), manners)
    _notebook(reader, view, frame)
    _files(reader, view, frame)
    _cite(reader, view)
    st.html(_instructions(reader))


def _choose(reader: Reader) -> tuple[str, View, FrameOptions]:
    version = reader.catalog.dispute.version
    kind = st.radio(
        reader.say("embed.kind"),
        KINDS,
        format_func=lambda one: reader.say(f"embed.kind.{one}"),
        captions=[reader.say(f"embed.kind.{one}.note", version=version) for one in KINDS],
        key="embed.kind",
    )
    chosen = {name: "1" for name in SWITCHES if _wants(reader, name)}
    view = session.current()
    if _wants(reader, "dark"):
        view = view.having(theme="dark")
    return str(kind), view, frame_from_query(chosen)


def _wants(reader: Reader, name: str) -> bool:
    return st.checkbox(reader.say(f"embed.option.{name}"), key=f"embed.{name}")


def _preview(reader: Reader, view: View, kind: str, frame: FrameOptions) -> None:
    # What lies on the reader's own site is shown from here.
    source = f"/{_path(reader, view, 'live' if kind == 'archived' else kind, frame)}"
    title = page_title(summarise(reader.catalog, view))
    st.html(el("p", title, class_="muted"))
    _frame(key="preview", data={"source": source, "title": title})


def _path(reader: Reader, view: View, kind: str, frame: FrameOptions) -> str:
    write = pinned_address if kind == "pinned" else embed_address
    return write(reader.catalog, view, frame)


def _base() -> str:
    """Return where the reader reaches the app."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _source(reader: Reader, view: View, kind: str, frame: FrameOptions) -> tuple[str, str]:
    """Return where the map is found, and a still picture of it."""
    if kind == "archived":
        return file_name(reader.catalog, view, "html"), file_name(reader.catalog, view, "png")
    picture = export_address(reader.catalog, view, "png", size="preview")
    return f"{_base()}/{_path(reader, view, kind, frame)}", f"{_base()}/{picture}"


def _code(reader: Reader, view: View, source: tuple[str, str], manners: set[str]) -> None:
    title, label = page_title(summarise(reader.catalog, view)), reader.say("embed.still")
    still = still_page(*source, title, label, view.lang) if "still" in manners else None
    parts = [iframe(source[0], title, still=still), LISTENER if "height" in manners else None]
    st.html(el("h2", reader.say("embed.code")))
    st.code(join(parts, "\n"), language="html", wrap_lines=True)


def _notebook(reader: Reader, view: View, frame: FrameOptions) -> None:
    catalog, title = reader.catalog, page_title(summarise(reader.catalog, view))
    picture = f"{_base()}/{export_address(catalog, view, 'png', size='slide')}"
    # A picture is of the data of today; so is the map that it leads to.
    live = f"{_base()}/{embed_address(catalog, view, frame)}"
    st.html(el("h3", reader.say("embed.notebook")))
    st.code(notebook_markdown(live, picture, title), "markdown", wrap_lines=True)
    message = to_message(view) | {"set": by_group(catalog, view.set)}
    parts = {key: message[key] for key in to_query(catalog, view, always=("scenario",))}
    st.code(notebook_python(**parts), "python", wrap_lines=True)


def _files(reader: Reader, view: View, frame: FrameOptions) -> None:
    catalog = reader.catalog

    def link(format_: str, label: str, **told: str) -> Html:
        target = f"/{export_address(catalog, view, format_, **told)}"
        return el("a", label, href=target, class_="button", download=True)

    def of_stories(format_: str) -> list[Html]:
        titles = [
            (story.id, reader.read(f"stories/{story.id}.title", story.title))
            for story in catalog.stories.values()
        ]
        this = link(format_, reader.say("embed.files.view"))
        return [this, *(link(format_, title, story=story) for story, title in titles)]

    groups = {
        "map": [link("html", "HTML", **frame_to_query(frame))],
        "pictures": [
            link(picture, f"{picture.upper()} {reader.say(f'embed.size.{size}')}", size=size,
                 **({"dpi": "300"} if picture == "png" else {}))
            for picture in PICTURES for size in ("slide", "a4", "letter", "a3")
        ] + [link("pdf", reader.say("embed.outline"), outline="1"),
             link("png", reader.say("embed.grey"), theme="grey", dpi="300")],
        "data": [link(one, one.upper()) for one in DATA],
        "slides": of_stories("pptx"),
        "documents": of_stories("docx"),
        "film": [
            link(film, f"{film.upper()} {label}", days=days)
            for film in FILMS for days, label in _periods(reader)
        ],
    }  # fmt: skip
    parts = [
        el("section", el("h3", reader.say(f"embed.files.{name}")),
           el("div", join(links, " "), class_="choices"))
        for name, links in groups.items()
        if links
    ]  # fmt: skip
    st.html(join([el("h2", reader.say("embed.files")), *parts]))


def _periods(reader: Reader) -> Iterator[tuple[str, str]]:
    """Give the periods that films show: in an address, and in words."""
    dispute = reader.catalog.dispute
    if dispute.close_up_title:
        yield CLOSE_UP, reader.read("dispute.close_up_title", dispute.close_up_title)
    first = reader.date(dispute.axis_start)
    yield f"{dispute.axis_start}..{dispute.as_of}", reader.say("embed.film.whole", first=first)


def _cite(reader: Reader, view: View) -> None:
    st.html(el("h2", reader.say("embed.cite")))
    tabs = st.tabs(list(STYLES))
    for tab, style in zip(tabs, STYLES, strict=True):
        with tab:
            text = citation(reader.catalog, view, style, _base(), today())
            st.code(text, None, wrap_lines=True)


def _instructions(reader: Reader) -> Html:
    items = [
        part
        for place in PLACES
        for part in (
            el("dt", reader.say(f"embed.place.{place}")),
            el("dd", reader.say(f"embed.place.{place}.text")),
        )
    ]
    back = el("a", reader.say("embed.back"), href=reader.addresses.page("explore", {}))
    return join(
        [el("h2", reader.say("embed.how")), el("dl", *items, class_="where"), el("p", back)]
    )
