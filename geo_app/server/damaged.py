"""The page that stands in for the whole app while the data is damaged."""

from __future__ import annotations

from pathlib import Path

from geo_app.data.catalog import data_root
from geo_app.data.contents import BASE_LANGUAGE
from geo_app.data.language import negotiated
from geo_app.data.records import read_yaml
from geo_app.errors import DataError
from geo_app.html.elements import Html, el
from geo_app.html.page import prose_page

# Used only where the file that holds the texts is itself damaged.
_ENGLISH = {
    "damaged.title": "The data of this explorer is damaged",
    "damaged.text": (
        "A map drawn from part of the data would mislead, so nothing is shown. Repair these files, "
        "or take them again from the project, and reload this page."
    ),
}


def damaged_page(error: DataError, accept_language: str) -> Html:
    """Return a page that names every damaged file.

    Parameters
    ----------
    error : DataError
        What was found.
    accept_language : str
        The browser's ``Accept-Language``; the first language that we have is used.
    """
    code, texts = _texts(accept_language)
    return prose_page(
        code,
        texts["damaged.title"],
        el("h1", texts["damaged.title"]),
        el("p", texts["damaged.text"]),
        el("ul", *(el("li", problem) for problem in error.problems)),
    )


def _texts(accept_language: str) -> tuple[str, dict[str, str]]:
    folder = data_root() / "lang"
    codes = [path.stem for path in sorted(folder.glob("*.yaml"))]
    readable = {code: texts for code in codes if (texts := _read(folder / f"{code}.yaml"))}
    code = negotiated(accept_language, [BASE_LANGUAGE, *readable])
    return code, readable.get(code, _ENGLISH)


def _read(path: Path) -> dict[str, str] | None:
    """Return the texts of a language; none where its file is damaged or lacks them."""
    try:
        interface = read_yaml(path, path.name).get("interface", {})
        return {key: str(interface[key]) for key in _ENGLISH}
    except (DataError, KeyError):
        return None
