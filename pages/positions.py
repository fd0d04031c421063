"""The page Positions."""

from geo_app.ui.pages import prose

prose.page("positions")
