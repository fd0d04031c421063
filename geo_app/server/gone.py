"""The page in a pinned frame whose version of the data is not on this server."""

from __future__ import annotations

from collections.abc import Mapping

from geo_app.data.catalog import Catalog
from geo_app.data.language import negotiated
from geo_app.html.elements import Html, el
from geo_app.html.page import prose_page
from geo_app.view.codec import encoded, ours


def gone_page(catalog: Catalog, version: str, accepted: str, query: Mapping[str, str]) -> Html:
    """Return a page that says what happened and leads to the map of today.

    Parameters
    ----------
    version : str
        Version that was asked for.
    accepted : str
        Languages of the reader, as in ``Accept-Language``; the first that we have is used.
    query : mapping of str to str
        View that was asked for; the link takes it along.
    """
    code = negotiated(accepted, catalog.dispute.languages)
    say = catalog.language(code).interface
    view = {key: text for key, text in ours(query).items() if key not in ("theme", "lang") and text}
    today = f"/?{encoded({**view, 'lang': code})}"
    link = say("embed.gone.link", current=catalog.dispute.version)
    return prose_page(
        code,
        say("embed.gone.title"),
        el("h1", say("embed.gone.title")),
        el("p", say("embed.gone.text", version=version)),
        # In a tab of its own: the whole explorer needs more room than a frame.
        el("p", el("a", link, href=today, target="_blank", rel="noopener")),
    )
