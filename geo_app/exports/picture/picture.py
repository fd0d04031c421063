"""Pictures of a view: PNG, SVG and PDF, drawn from the data that the map document has."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.picture.page import Layout, draw_page
from geo_app.exports.picture.style import DPIS, SIZES
from geo_app.model.stories import Bounds
from geo_app.view.summary import Summary, sentences, summarise
from geo_app.view.view import View
from geo_app.view.words import description, made_with, page_title

PictureKind = Literal["png", "svg", "pdf"]
SETTINGS: Any = {
    "svg.hashsalt": "dispute",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.7,
    "axes.unicode_minus": False,
    "path.simplify": True,
    # Texts come from the data and from addresses: a dollar sign is a dollar sign.
    "text.parse_math": False,
}
_SVG_HEAD = "<metadata>"

_one_at_a_time = threading.Lock()
"""Settings of matplotlib hold for the whole process."""


@dataclass(frozen=True)
class PictureOptions:
    """How a picture is laid out.

    Attributes
    ----------
    size : str
        One of ``SIZES``.
    dpi : int
        Dots per inch of a PNG: 150 or 300.
    outline : bool
        A blank map for exercises: coasts without colours; names where the layer is on.
    map_only : bool
        The map alone, with its scale bar: for a slide that carries its own words.
    bounds : Bounds, optional
        What the map shows at least, where the view does not say.
    """

    size: str = "a4"
    dpi: int = 150
    outline: bool = False
    map_only: bool = False
    bounds: Bounds | None = None

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise UnknownNameError("size", self.size, SIZES)
        if self.dpi not in DPIS:
            raise UnknownNameError("resolution in dpi", str(self.dpi), map(str, DPIS))


def picture(
    catalog: Catalog, view: View, kind: PictureKind, options: PictureOptions | None = None
) -> bytes:
    """Draw a view.

    Returns
    -------
    bytes
        The file; the same bytes for the same view and the same version of the libraries. Its
        alternative text (`alternative_text`) is inside.
    """
    chosen = options or PictureOptions()
    summary = summarise(catalog, view)
    with _one_at_a_time, mpl.rc_context(SETTINGS):
        figure = draw(summary, chosen)
        stream = io.BytesIO()
        metadata = _metadata(summary, kind)
        figure.savefig(stream, format=kind, dpi=chosen.dpi, metadata=metadata)
    content = stream.getvalue()
    return _described(content, summary) if kind == "svg" else content


def draw(summary: Summary, options: PictureOptions) -> Figure:
    """Lay a view out on a page."""
    page = SIZES[options.size]
    figure = Figure(figsize=(page.width, page.height))
    FigureCanvasAgg(figure)
    layout = Layout(options.outline, options.map_only, options.bounds)
    draw_page(figure, summary, page, layout)
    return figure


def alternative_text(catalog: Catalog, view: View) -> str:
    """Say what a picture shows, for those who cannot see it."""
    summary = summarise(catalog, view)
    return f"{page_title(summary)}. {' '.join(sentences(summary))}"


def _metadata(summary: Summary, kind: PictureKind) -> dict[str, Any]:
    title, text = page_title(summary), description(summary)
    if kind == "png":
        return {"Title": title, "Description": text, "Software": made_with(summary)}
    if kind == "pdf":
        return {
            "Title": title, "Subject": text, "Creator": made_with(summary), "Producer": None,
            "CreationDate": None,
        }  # fmt: skip
    return {"Title": title, "Date": None, "Creator": made_with(summary), "Description": text,
            "Language": summary.language.code}  # fmt: skip


def _described(content: bytes, summary: Summary) -> bytes:
    """Put title and description where a screen reader looks for them in an SVG."""
    text = content.decode("utf-8")
    head = (
        f"<title>{_escaped(page_title(summary))}</title>\n"
        f" <desc>{_escaped(' '.join(sentences(summary)))}</desc>\n "
    )
    text = text.replace(_SVG_HEAD, head + _SVG_HEAD, 1)
    lang = summary.language.code
    return text.replace("<svg ", f'<svg role="img" xml:lang="{lang}" ', 1).encode("utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
