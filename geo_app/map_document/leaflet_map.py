"""A folium map that loads nothing: Leaflet comes from an installed package."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.utilities import camelize
from jinja2 import Template
from xstatic.pkg import leaflet

from geo_app.html.elements import Html

MAP_ID = "dispute"
"""Fixed, so that the document is the same from run to run."""

_NOTHING: list[tuple[str, str]] = []
"""What a stock map would link to."""

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_RULE = re.compile(r"([^{}/]+)\{[^{}]*\}")
_ABSENT = re.compile(
    "popup|tooltip|control-layers|div-icon|default-icon|attribution-flag|oldie|vml"
)
"""What Leaflet can draw and no map here has."""


class AtlasMap(folium.Map):
    """A folium map with no tiles, no script, no links to other hosts and a fixed identifier.

    The script of the document makes Leaflet's map from ``leaflet_options``.

    Parameters
    ----------
    options
        Options of Leaflet's ``L.map``, in snake case.
    """

    default_js = _NOTHING
    default_css = _NOTHING

    _template = Template(
        """{% macro html(this, kwargs) %}
<main class="folium-map" id="{{ this.get_name() }}"></main>
{% endmacro %}"""
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self._id = MAP_ID
        options_of_leaflet = {camelize(name): value for name, value in self.options.items()}
        self.leaflet_options = {**options_of_leaflet, "center": self.location}

    def render(self, **kwargs: Any) -> str:
        """Render without the stylesheets and switches that a stock map adds to the header."""
        rendered: str = MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return rendered


def element(atlas: AtlasMap) -> Html:
    """Return the element in which a map is drawn, as folium writes it."""
    figure = Figure()
    figure.add_child(atlas)
    atlas.render()
    return Html(figure.html.render().strip())  # noqa: S704 - our own template, no text in it


@cache
def leaflet_script() -> str:
    """Leaflet's script, safe inside a ``<script>`` element."""
    script = _text("leaflet.js")
    return _SOURCE_MAP.sub("", script).replace("</script", r"<\/script")


@cache
def leaflet_style() -> str:
    """Leaflet's style sheet without rules for what no map here has, such as popups."""
    return _RULE.sub(_needed, _text("leaflet.css"))


def _needed(rule: re.Match[str]) -> str:
    selectors = [one for one in rule[1].split(",") if not _ABSENT.search(one)]
    return ",".join(selectors) + rule[0][len(rule[1]) :] if selectors else ""


def _text(name: str) -> str:
    # With LF alone: so a browser reads a text before it compares its hash.
    return (Path(leaflet.BASE_DIR) / name).read_bytes().decode("utf-8").replace("\r\n", "\n")
