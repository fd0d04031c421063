"""The page About."""

from geo_app.ui.pages import prose

prose.page("about")
