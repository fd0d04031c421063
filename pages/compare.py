"""The page Compare."""

from geo_app.ui.pages import compare

compare.page()
