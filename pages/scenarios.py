"""The page Scenarios."""

from geo_app.ui.pages import prose

prose.page("scenarios")
