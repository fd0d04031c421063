"""The page Method."""

from geo_app.ui.pages import prose

prose.page("method")
