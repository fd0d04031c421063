"""A view in a notebook: it shows itself, and saves itself in any form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo_app.data.catalog import catalog
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.exports.writers import save
from geo_app.html.elements import el
from geo_app.view.codec import make_view
from geo_app.view.summary import sentences, summarise
from geo_app.view.words import page_title

HEIGHT_PX = 560


class NotebookView:
    """A view that a notebook shows as a map.

    Parameters
    ----------
    scenario : str, optional
        Absent, the one shown first.
    **parts
        See `geo_app.view.codec.make_view`.
    """

    def __init__(self, scenario: str | None = None, **parts: Any) -> None:
        self.catalog = catalog()
        self.view = make_view(self.catalog, scenario, **parts)

    def _repr_html_(self) -> str:
        page = single_file(self.catalog, self.view)
        title = page_title(summarise(self.catalog, self.view))
        style = f"width:100%;height:{HEIGHT_PX}px;border:0"
        return el(
            "iframe", srcdoc=str(page), title=title, loading="lazy", allow="fullscreen", style=style
        )

    def save(self, path: str | Path, **options: Any) -> Path:
        """Write the view in the form that the suffix names; options as in `Options`."""
        target = Path(path)
        save(self.catalog, self.view, target, options=Options(**options))
        return target

    def __repr__(self) -> str:
        """Return the view in words, for where no map can be shown."""
        summary = summarise(self.catalog, self.view)
        return summary.language.joined(sentences(summary))
