"""Tables of a page."""

from collections.abc import Iterable

from geo_app.html.elements import Html, el


def table(
    heads: Iterable[str], *bodies: str, caption: Html | None = None, class_: str | None = None
) -> Html:
    """Return a table of bodies under the headings of its columns."""
    columns = (el("th", text, scope="col") for text in heads)
    return el("table", caption, el("thead", el("tr", *columns)), *bodies, class_=class_)


def row(name: str, *cells: str | None, place: str | None = None) -> Html:
    """Return a row with a heading; ``place`` is where an address leads to it."""
    return el("tr", el("th", name, scope="row"), *(el("td", cell) for cell in cells), id=place)


def scroll(wide: Html, label: str | None = None) -> Html:
    """Return a box that scrolls sideways where a table is wider than the page."""
    role = "region" if label else None
    return el("div", wide, class_="scroll", tabindex="0", role=role, aria_label=label)
