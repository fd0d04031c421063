"""The page Method."""

from geo_app.ui.pages import method

method.page()
