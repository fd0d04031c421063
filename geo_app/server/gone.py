"""The page in a pinned frame whose version of the data is not on this server."""

from __future__ import annotations

from collections.abc import Mapping

from geo_app.data.catalog import Catalog
from geo_app.html.elements import Html, el, join
from geo_app.view.codec import encoded, ours

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;"
    "background:#fbf9f4;color:#22303a}h1{font-family:serif;font-size:1.4rem}a{color:#7a4b2a}"
)


def gone_page(catalog: Catalog, version: str, accepted: str, query: Mapping[str, str]) -> str:
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
    code = _language(catalog, accepted)
    say = catalog.language(code).interface
    view = {key: text for key, text in ours(query).items() if key not in ("theme", "lang") and text}
    today = f"/?{encoded({**view, 'lang': code})}"
    link = say("embed.gone.link", current=catalog.dispute.version)
    head = join([
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", say("embed.gone.title")),
        el("style", Html(_STYLE)),
    ])  # fmt: skip
    body = el(
        "main",
        el("h1", say("embed.gone.title")),
        el("p", say("embed.gone.text", version=version)),
        # In a tab of its own: the whole explorer needs more room than a frame.
        el("p", el("a", link, href=today, target="_blank", rel="noopener")),
    )
    return f"<!doctype html>{el('html', el('head', head), el('body', body), lang=code)}"


def _language(catalog: Catalog, accepted: str) -> str:
    codes = (part.partition(";")[0].strip().lower() for part in accepted.split(","))
    wanted = (one for code in codes for one in (code, code.partition("-")[0]))
    known = (code for code in wanted if code in catalog.languages)
    return next(known, catalog.dispute.languages[0])
