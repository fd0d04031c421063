"""The same islands and scenarios in the usual way: a folium map rebuilt on every run.

Run by ``benchmarks.measure``; it is what the explorer is compared with.
"""

import json
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo_app.data import catalog
from geo_app.engine.land.allocation import allocation_of

LAYERS = ("coast_osm", "islets_gshhg")
COLOURS = ("#e0b04a", "#2f6b68", "#8a8f6a", "#b9b9b4")


@st.cache_data
def islands() -> dict[str, Any]:
    """Return the shapes of all units as one GeoJSON collection; each run gets a copy of it."""
    folder = Path(__file__).resolve().parents[1] / "geodata" / "layers"
    texts = ((folder / f"{name}.geojson").read_text(encoding="utf-8") for name in LAYERS)
    features = (feature for text in texts for feature in json.loads(text)["features"])
    named = [feature for feature in features if "unit" in feature["properties"]]
    return {"type": "FeatureCollection", "features": named}


def main() -> None:
    """Show the radio and the map."""
    data = catalog()
    scenario = st.radio("Scenario", list(data.scenarios))
    held = allocation_of(data, scenario).parties
    colours = dict(zip(data.parties, COLOURS, strict=False))
    shapes = islands()
    for feature in shapes["features"]:
        party = held.get(feature["properties"]["unit"], "")
        feature["properties"]["fill"] = colours.get(party, COLOURS[-1])
    world = folium.Map(location=[45.5, 148.5], zoom_start=6, tiles=None)
    folium.GeoJson(
        shapes,
        style_function=lambda feature: {
            "fillColor": feature["properties"]["fill"],
            "fillOpacity": 1,
            "color": "#22303a",
            "weight": 1,
        },
        tooltip=folium.GeoJsonTooltip(["unit"]),
    ).add_to(world)
    st_folium(world, height=600, use_container_width=True)


main()
