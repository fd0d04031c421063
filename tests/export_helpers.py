"""What several tests of the exports share."""

from __future__ import annotations

from geo_app.data.catalog import Catalog
from geo_app.view.codec import make_view
from geo_app.view.view import View


def some_views(catalog: Catalog) -> list[View]:
    """Return views that differ in language, date, allocation and layers."""
    return [
        make_view(catalog, "joint_declaration_1956", date="1956-10-19"),
        make_view(catalog, "equal_area_2006", lang="ja", theme="grey"),
        make_view(
            catalog, "status_quo", lang="ru", date="1945-08-29", set={"habomai": "joint"},
            cut={"etorofu_iturup": 0.3}, name="Own", layers=["names", "lines", "zones"],
            camera=(147.5, 44.5, 6.5),
        ),
    ]  # fmt: skip
