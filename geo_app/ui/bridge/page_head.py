"""What search engines and link previews read of a page before any script has run."""

from starlette.requests import Request

from geo_app.data.contents import Catalog
from geo_app.html.elements import Html, el, join
from geo_app.html.page import about
from geo_app.reading.addresses import APP, PAGES
from geo_app.reading.first import PAGE_FIRST
from geo_app.server.downloads import base_address, preview_of
from geo_app.ui.bridge.page_maps import PAGE_MAPS
from geo_app.views.codec import ours, to_query
from geo_app.views.fields import passage_of
from geo_app.views.summary import summarise
from geo_app.views.view import View
from geo_app.views.words import description, page_title, short_title

WITH_LEAD = ("lab", "compare", "method", "positions", "subjects", "glossary", "embed")
"""Pages that begin with words on what they hold."""


def title_of(catalog: Catalog, name: str, lang: str) -> str:
    """Return the title of a page, as the tab of a browser shows it."""
    language = catalog.language(lang)
    return f"{language.interface(f'page.{name}')} · {short_title(catalog, language)}"


def head_of(request: Request, catalog: Catalog, name: str, view: View) -> Html:
    """Return title, description and what link previews show, in the language of the view."""
    title, text = _words(request, catalog, name, view)
    path = APP.page(name, to_query(catalog, view, PAGE_FIRST.get(name, {}))).removeprefix("./")
    preview = preview_of(catalog, view, base_address(request), path, (title, text))
    return join([el("title", title_of(catalog, name, view.lang)), about(text), preview], "\n")


def _words(request: Request, catalog: Catalog, name: str, view: View) -> tuple[str, str]:
    """Say what a page shows: a step of a story, a view that the address names, or the page."""
    language = catalog.language(view.lang)
    if passage := passage_of(catalog, view.select):
        story, step = passage
        path, said = f"stories/{story.id}.passages.{step.id}", language.content
        return said(f"{path}.heading", step.heading), said(f"{path}.text", step.text)
    if name in PAGE_MAPS and set(ours(request.query_params)) - {"lang", "theme"}:
        summary = summarise(catalog, view)
        return page_title(summary), description(summary)
    title = language.interface(f"page.{name}")
    if name in WITH_LEAD:
        return title, language.interface(f"{name}.lead")
    if name == PAGES[0]:
        title = language.content("dispute.title", catalog.dispute.title)
    return title, language.content("dispute.subtitle", catalog.dispute.subtitle)
