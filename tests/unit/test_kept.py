"""Parts of pages that are kept are those that would be written anew."""

import pytest

from geo_app.data.catalog import Catalog
from geo_app.reading.kept import Make, kept
from geo_app.reading.pages.explore import shown_part
from geo_app.reading.pages.glossary import glossary_page
from geo_app.reading.pages.lab import islands_part
from geo_app.reading.pages.positions import positions_page
from geo_app.reading.pages.scenarios import scenarios_page
from geo_app.reading.pages.timeline import holders_part
from geo_app.reading.reader import Reader
from geo_app.views.codec import from_query

ADDRESSES: tuple[dict[str, str], ...] = (
    {},
    {"lang": "ja", "date": "1946-02-02", "select": "unit:shikotan"},
    {"lang": "ru", "look": "proposals", "scenario": "four_islands", "perspective": "russia"},
    {"look": "proposals", "set": "shikotan:japan", "cut": "iturup:0.25", "rocks": "no-eez"},
    {"camera": "146,44,7", "theme": "dark", "layers": "none", "name": "<b>"},
)
PARTS = (
    islands_part,
    holders_part,
    scenarios_page,
    positions_page,
    glossary_page,
    shown_part,
)


@pytest.mark.parametrize("make", PARTS)
def test_what_is_kept_is_what_would_be_written_anew(catalog: Catalog, make: Make) -> None:
    for query in ADDRESSES:
        view = from_query(catalog, query, [])
        reader = Reader(catalog, catalog.language(view.lang), view, "explore")
        first = kept(make, reader)
        assert first == make(reader), query
        assert kept(make, reader) is first
