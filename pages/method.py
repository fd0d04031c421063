"""The page Method."""

from geo_app.ui import method

method.page()
