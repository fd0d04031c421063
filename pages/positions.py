"""The page Positions."""

from geo_app.ui import positions

positions.page()
