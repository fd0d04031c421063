"""Pictures of a view: PNG, SVG and PDF, drawn from the data that the map document has."""

from __future__ import annotations

import io
import threading
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo_app.data.contents import Catalog
from geo_app.exports.picture.options import SIZES, PictureOptions
from geo_app.exports.picture.page import Layout, draw_page
from geo_app.html.elements import el
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
    title = el("title", page_title(summary))
    head = f"{title}\n {el('desc', ' '.join(sentences(summary)))}\n "
    text = text.replace(_SVG_HEAD, head + _SVG_HEAD, 1)
    lang = summary.language.code
    return text.replace("<svg ", f'<svg role="img" xml:lang="{lang}" ', 1).encode("utf-8")
