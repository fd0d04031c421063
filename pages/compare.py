"""The page Compare."""

from geo_app.ui import compare

compare.page()
