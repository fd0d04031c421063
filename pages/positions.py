"""The page Positions."""

from geo_app.ui.pages import positions

positions.page()
