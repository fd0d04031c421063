"""The page that stands in for the whole app while the data is damaged."""

from __future__ import annotations

from geo_app.data.catalog import data_root
from geo_app.data.records import read_yaml
from geo_app.errors import DataError
from geo_app.html.elements import Html, el, join

# Used only where the file that holds the texts is itself damaged.
_ENGLISH = {
    "damaged.title": "The data of this explorer is damaged",
    "damaged.text": (
        "A map drawn from part of the data would mislead, so nothing is shown. Repair these files, "
        "or take them again from the project, and reload this page."
    ),
}

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:44rem;margin:4rem auto;padding:0 1rem;"
    "background:#fbf9f4;color:#22303a}h1{font-family:serif}li{margin:.4rem 0}"
)


def damaged_page(error: DataError, accept_language: str) -> str:
    """Return a page that names every damaged file.

    Parameters
    ----------
    error : DataError
        What was found.
    accept_language : str
        The browser's ``Accept-Language``; the first language that we have is used.
    """
    code, texts = _texts(accept_language)
    head = join(
        [
            Html('<meta charset="utf-8">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            el("title", texts["damaged.title"]),
            el("style", Html(_STYLE)),
        ]
    )
    body = el(
        "main",
        el("h1", texts["damaged.title"]),
        el("p", texts["damaged.text"]),
        el("ul", *(el("li", problem) for problem in error.problems)),
    )
    return f"<!doctype html>{el('html', el('head', head), el('body', body), lang=code)}"


def _texts(accept_language: str) -> tuple[str, dict[str, str]]:
    wanted = [part.split(";")[0].strip()[:2].lower() for part in accept_language.split(",")]
    for code in wanted:
        path = data_root() / "lang" / f"{code}.yaml"
        if not (code.isalpha() and path.is_file()):
            continue
        try:
            interface = read_yaml(path, path.name).get("interface", {})
        except DataError:
            continue
        if all(key in interface for key in _ENGLISH):
            return code, {key: str(interface[key]) for key in _ENGLISH}
    return "en", _ENGLISH
